"""The method QUERY (RFC 10008): a POST of a query that says that it changes nothing."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Serve = Callable[..., FlaskClient]

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
TYPES = "application/sparql-query, application/x-www-form-urlencoded"
TRIG = """@prefix ex: <http://example.org/> .
ex:a ex:in "default" .  ex:one { ex:a ex:in "one" }"""
SELECT = "SELECT ?o { ?s <http://example.org/in> ?o }"


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve(TRIG)


def query(
    client: FlaskClient,
    body: str | bytes,
    content_type: str | None = DIRECT,
    target: str = "/sparql",
    accept: str = "text/csv",
) -> TestResponse:
    headers = {"Accept": accept} | ({} if content_type is None else {"Content-Type": content_type})
    return client.open(target, method="QUERY", data=body, headers=headers)


def refused(answer: TestResponse) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["detail"]


def test_the_body_is_the_query(client: FlaskClient) -> None:
    answer = query(client, SELECT)

    assert (answer.status_code, answer.data) == (200, b"o\r\ndefault\r\n")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_the_dataset_and_the_format_stand_in_the_url(client: FlaskClient) -> None:
    graph = "default-graph-uri=http%3A%2F%2Fexample.org%2Fone"

    answer = query(client, SELECT, target=f"/sparql?{graph}&format=tsv")

    assert (answer.status_code, answer.data) == (200, b'?o\n"one"\n')


def test_a_form_carries_a_query_as_well(client: FlaskClient) -> None:
    answer = query(client, "query=ASK+%7B%7D", FORM)

    assert (answer.status_code, answer.data) == (200, b"true")


def test_it_is_answered_as_post_is(client: FlaskClient) -> None:
    for accept in ("*/*", "application/sparql-results+xml", "text/html", "text/turtle"):
        got = query(client, SELECT, accept=accept)
        posted = client.post(
            "/sparql", data=SELECT, content_type=DIRECT, headers={"Accept": accept}
        )

        assert (got.status_code, got.data) == (posted.status_code, posted.data)
        assert dict(got.headers) == dict(posted.headers)


def test_every_answer_of_the_endpoint_says_that_it_takes_queries(client: FlaskClient) -> None:
    for answer in (
        query(client, SELECT),
        query(client, "{", "application/json"),
        client.get("/sparql"),
        client.head("/sparql"),
        client.get("/sparql", query_string={"query": SELECT}),
        client.options("/sparql/"),
        client.put("/sparql"),
    ):
        assert answer.headers["Accept-Query"] == TYPES
    assert "Accept-Query" not in client.get("/").headers


def test_without_a_media_type_it_is_malformed(client: FlaskClient) -> None:
    reason = (
        "The body has no Content-Type. Send the query as application/sparql-query or"
        " application/x-www-form-urlencoded, or in the URL of a GET."
    )

    assert refused(query(client, "ASK {}", None, accept="*/*")) == (400, reason)
    assert refused(query(client, "", None, accept="*/*")) == (400, reason)
    in_url = query(client, "", None, target="/sparql?query=ASK{}", accept="*/*")
    assert refused(in_url) == (400, reason)


def test_another_media_type_is_not_supported(client: FlaskClient) -> None:
    answer = query(client, "{}", "application/json", accept="*/*")

    assert (answer.status_code, answer.headers["Accept-Query"]) == (415, TYPES)


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        ("", DIRECT, 400),
        ("SELECT * {", DIRECT, 400),
        ("ASK {}".encode("utf-16"), DIRECT, 400),
        ("ASK {}", f"{DIRECT}; charset=utf-16", 400),
        ("x=1", FORM, 400),
        ("SELECT * { SERVICE <http://example.org/> {} }", DIRECT, 403),
    ],
)
def test_what_is_wrong_with_a_query_is_said_as_for_post(
    client: FlaskClient, body: str | bytes, media_type: str, status: int
) -> None:
    got = query(client, body, media_type, accept="*/*")
    posted = client.post("/sparql", data=body, content_type=media_type)

    assert (got.status_code, got.data) == (posted.status_code, posted.data)
    assert got.status_code == status


def test_an_update_is_never_a_query(client: FlaskClient) -> None:
    direct = query(client, "CLEAR ALL", "application/sparql-update", accept="*/*")
    form = query(client, "update=CLEAR+ALL", FORM, accept="*/*")
    text = query(client, "CLEAR ALL", accept="*/*")

    assert (direct.status_code, direct.headers["Accept-Query"]) == (415, TYPES)
    assert refused(form) == (
        400,
        "An update is never a QUERY, and this endpoint is read-only.",
    )
    assert text.status_code == 403


def test_a_query_in_the_url_and_one_in_the_body(client: FlaskClient) -> None:
    answer = query(client, "ASK {}", target="/sparql?query=ASK{}", accept="*/*")

    reason = "The query is given twice: send one, in the URL or in the body."
    assert refused(answer) == (400, reason)


def test_a_body_that_is_too_long(client: FlaskClient) -> None:
    answer = query(client, "#" * 2_000_000, accept="*/*")

    assert refused(answer) == (413, "The body is larger than 1,048,576 bytes.")


def test_other_addresses_do_not_take_it(client: FlaskClient) -> None:
    answer = query(client, "ASK {}", target="/", accept="*/*")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
