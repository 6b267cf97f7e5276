"""Parameters: each counts, none is decoded twice, and what is not known is passed over."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Serve = Callable[..., FlaskClient]

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ASK = "query=ASK+%7B%7D"
TRUE = (200, b'{"head":{},"boolean":true}')
TWICE = "The query is given twice: send one, in the URL or in the body."


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def refused(answer: TestResponse) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["detail"]


def echoed(client: FlaskClient, encoded: str) -> str:
    """Return the string that a query holds between quotes as the server understood it."""
    query = f"SELECT+(%22{encoded}%22+AS+?x)+%7B%7D"
    got = client.get(f"/sparql?query={query}&format=json")
    sent = client.post("/sparql?format=json", data=f"query={query}", content_type=FORM)
    assert got.data == sent.data
    value: str = got.get_json()["results"]["bindings"][0]["x"]["value"]
    return value


@pytest.mark.parametrize("second", ["ASK+%7B%7D", "SELECT+*+%7B%7D", ""])
def test_two_queries_in_the_url(client: FlaskClient, second: str) -> None:
    assert refused(client.get(f"/sparql?{ASK}&query={second}")) == (400, TWICE)


def test_two_queries_in_a_form(client: FlaskClient) -> None:
    answer = client.post("/sparql", data=f"{ASK}&{ASK}", content_type=FORM)

    assert refused(answer) == (400, TWICE)


@pytest.mark.parametrize(("body", "media_type"), [(ASK, FORM), ("ASK {}", DIRECT)])
def test_a_query_in_the_url_and_one_in_the_body(
    client: FlaskClient, body: str, media_type: str
) -> None:
    answer = client.post(f"/sparql?{ASK}", data=body, content_type=media_type)

    assert refused(answer) == (400, TWICE)


def test_a_query_and_an_update(client: FlaskClient) -> None:
    answer = client.post("/sparql", data=f"{ASK}&update=CLEAR+ALL", content_type=FORM)

    assert refused(answer) == (400, "A request carries a query or an update, not both.")


def test_two_formats(client: FlaskClient) -> None:
    answer = client.get(f"/sparql?{ASK}&format=json&format=xml")

    assert refused(answer) == (400, "The parameter format is given twice: send one.")


def test_the_same_format_twice_is_no_conflict(client: FlaskClient) -> None:
    answer = client.get(f"/sparql?{ASK}&format=csv&format=csv")

    assert (answer.status_code, answer.data) == (200, b"true")


def test_an_empty_query(client: FlaskClient) -> None:
    assert refused(client.get("/sparql?query=")) == (400, "The query is empty.")
    assert refused(client.get("/sparql?query")) == (400, "The query is empty.")
    assert refused(client.get("/sparql?query=+%0A")) == (400, "The query is empty.")


def test_an_empty_body(client: FlaskClient) -> None:
    reason = f"The parameter query is missing from the {FORM} body."
    assert refused(client.post("/sparql", data="", content_type=FORM)) == (400, reason)
    answer = client.post("/sparql", data="", content_type=DIRECT)
    assert refused(answer) == (400, "The query is empty.")


def test_a_query_of_comments_only(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=%23+none")

    reason = "there is no query here: expected SELECT, ASK, CONSTRUCT or DESCRIBE"
    assert refused(answer) == (400, reason)


@pytest.mark.parametrize("unknown", ["timeout-ms=5", "output=json", "x", "=", "&", "%", "Query=1"])
def test_unknown_parameters_are_ignored(client: FlaskClient, unknown: str) -> None:
    before = client.get(f"/sparql?{unknown}&{ASK}")
    after = client.get(f"/sparql?{ASK}&{unknown}")
    form = client.post("/sparql", data=f"{unknown}&{ASK}", content_type=FORM)

    assert [(answer.status_code, answer.data) for answer in (before, after, form)] == [TRUE] * 3


def test_the_name_of_a_parameter_may_be_encoded(client: FlaskClient) -> None:
    answer = client.get("/sparql?%71uery=ASK+%7B%7D")

    assert (answer.status_code, answer.data) == TRUE


def test_a_form_may_leave_its_query_to_the_url(client: FlaskClient) -> None:
    answer = client.post(f"/sparql?{ASK}", data="format=csv", content_type=FORM)

    assert (answer.status_code, answer.data) == (200, b"true")


@pytest.mark.parametrize(
    ("encoded", "meant"),
    [
        ("a+b", "a b"),
        ("a%20b", "a b"),
        ("a%2Bb", "a+b"),
        ("a%252Bb", "a%2Bb"),
        ("100%25", "100%"),
        ("%2520", "%20"),
        ("%25zz", "%zz"),
        ("50%", "50%"),
        ("5%zz", "5%zz"),
        ("%E9%87%91%E5%B1%B1", "金山"),
        ("%e9%87%91", "金"),
        ("a%26b%3Dc", "a&b=c"),
        ("a=b", "a=b"),
        ("a;b", "a;b"),
    ],
)
def test_a_value_is_decoded_once(client: FlaskClient, encoded: str, meant: str) -> None:
    assert echoed(client, encoded) == meant


def test_a_direct_query_is_not_decoded(client: FlaskClient) -> None:
    query = 'SELECT ("a+b%20c%25" AS ?x) {}'

    answer = client.post("/sparql?format=csv", data=query, content_type=DIRECT)

    assert answer.data == b"x\r\na+b%20c%25\r\n"
