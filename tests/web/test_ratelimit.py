"""A bound on how often one client may ask."""

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.rates import Rate
from jinshan_kg.web.problems import register_problems
from jinshan_kg.web.ratelimit import RateLimiter, client_of, register_rate_limit

A = "192.0.2.7"
B = "192.0.2.8"


class Clock:
    """A clock that stands."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_all_may_come_at_once_and_the_next_has_to_wait(clock: Clock) -> None:
    limiter = RateLimiter(Rate(3, "minute"), clock)

    assert [limiter.wait(A) for _ in range(5)] == [0, 0, 0, 20, 20]


def test_waiting_as_told_is_enough(clock: Clock) -> None:
    limiter = RateLimiter(Rate(3, "minute"), clock)
    for _ in range(3):
        limiter.wait(A)

    clock.now = limiter.wait(A)

    assert [limiter.wait(A), limiter.wait(A)] == [0, 20]


def test_after_a_period_of_rest_all_may_come_again(clock: Clock) -> None:
    limiter = RateLimiter(Rate(3, "minute"), clock)
    for _ in range(3):
        limiter.wait(A)

    clock.now = 60.0

    assert [limiter.wait(A) for _ in range(4)] == [0, 0, 0, 20]


def test_each_client_has_its_own_bound(clock: Clock) -> None:
    limiter = RateLimiter(Rate(1, "minute"), clock)

    assert [limiter.wait(A), limiter.wait(A), limiter.wait(B)] == [0, 60, 0]


@given(
    count=st.integers(1, 20),
    pauses=st.lists(st.floats(0, 30), max_size=200),
)
def test_in_any_period_no_more_than_twice_the_rate_gets_through(
    count: int, pauses: list[float]
) -> None:
    clock = Clock()
    limiter = RateLimiter(Rate(count, "minute"), clock)
    let: list[float] = []
    for pause in pauses:
        clock.now += pause
        if limiter.wait(A) == 0:
            let.append(clock.now)

    # The burst at once, and at the steady pace from there on.
    for start in let:
        assert sum(start <= time < start + 60 for time in let) <= 2 * count


def test_a_client_that_keeps_to_the_pace_is_never_refused(clock: Clock) -> None:
    limiter = RateLimiter(Rate(1_000, "second"), clock)

    for number in range(5_000):
        clock.now = number / 1_000
        assert limiter.wait(A) == 0


def test_clients_that_have_paid_are_forgotten(clock: Clock) -> None:
    limiter = RateLimiter(Rate(1, "second"), clock)
    for number in range(1_000):
        limiter.wait(f"client {number}")

    clock.now = 2.0
    for number in range(1_000):
        limiter.wait(f"other {number}")

    assert len(limiter._paid) == 1_000


def test_there_is_a_bound_on_how_many_are_remembered(clock: Clock) -> None:
    limiter = RateLimiter(Rate(1, "day"), clock, most=10)
    for number in range(100):
        limiter.wait(f"client {number}")

    assert limiter.wait("client 99") > 0  # seen a moment ago
    assert limiter.wait("client 0") == 0  # seen long ago


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("192.0.2.7:4711", "192.0.2.7:4711"),
        ("", ""),
    ],
)
def test_a_network_of_ipv6_is_one_client(address: str, client: str) -> None:
    assert client_of(address) == client


@pytest.fixture
def client() -> FlaskClient:
    """An application that takes two questions a minute from each address."""
    app = Flask("test")
    operations = Blueprint("operations", "test", url_prefix="/-")
    operations.add_url_rule("/health", view_func=lambda: "ok")
    app.register_blueprint(operations)
    app.add_url_rule("/sparql", "sparql", view_func=lambda: "answer", methods=["GET", "POST"])
    register_problems(app)
    register_rate_limit(app, Rate(2, "minute"))
    return app.test_client()


def test_a_client_that_asks_too_often_is_told_when_to_ask_again(client: FlaskClient) -> None:
    answers = [client.get("/sparql") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    refused = answers[2]
    assert refused.headers["Retry-After"] == "30"
    assert refused.content_type == "application/problem+json"
    assert refused.get_json(force=True) == {
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "This address asks more often than 2/minute. Ask again in 30 s.",
        "limit": "rate_limit",
        "value": 2,
    }


def test_what_is_not_there_counts_too(client: FlaskClient) -> None:
    answers = [client.get("/nothing") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [404, 404, 429]


def test_operations_and_preflights_are_free(client: FlaskClient) -> None:
    for _ in range(10):
        assert client.get("/-/health").status_code == 200
        assert client.options("/sparql").status_code == 200

    assert client.get("/sparql").status_code == 200


def test_there_is_no_bound_unless_one_is_set() -> None:
    app = Flask("test")
    app.add_url_rule("/sparql", "sparql", view_func=lambda: "answer")
    register_rate_limit(app, None)

    assert {app.test_client().get("/sparql").status_code for _ in range(1_000)} == {200}
