from urllib.parse import urlencode

import pytest

from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.request import ProtocolError, QueryRequest, read_request

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
QUERY = "ASK { ?s ?p '+ %25 金' }"


def encoded(*pairs: tuple[str, str]) -> bytes:
    return urlencode(pairs).encode()


def get(*pairs: tuple[str, str]) -> QueryRequest | None:
    return read_request("GET", encoded(*pairs), None, b"")


def post(*pairs: tuple[str, str], query_string: bytes = b"") -> QueryRequest | None:
    return read_request("POST", query_string, FORM, encoded(*pairs))


def test_three_ways_to_ask() -> None:
    expected = QueryRequest(QUERY, DatasetClause())
    assert get(("query", QUERY)) == expected
    assert post(("query", QUERY)) == expected
    assert read_request("POST", b"", DIRECT, QUERY.encode()) == expected
    assert read_request("POST", b"", f"{DIRECT}; charset=UTF-8", QUERY.encode()) == expected


def test_a_head_is_read_as_a_get() -> None:
    assert read_request("HEAD", encoded(("query", QUERY)), None, b"") == get(("query", QUERY))


def test_a_get_without_a_query_asks_nothing() -> None:
    assert get() is None
    assert get(("default-graph-uri", "http://example.org/")) is None


def test_the_dataset_comes_from_the_url_or_the_form() -> None:
    graphs = [
        ("default-graph-uri", "http://example.org/a"),
        ("default-graph-uri", "http://example.org/b"),
        ("default-graph-uri", "http://example.org/a"),
        ("named-graph-uri", "urn:c"),
    ]
    dataset = DatasetClause(("http://example.org/a", "http://example.org/b"), ("urn:c",))
    expected = QueryRequest(QUERY, dataset)
    assert get(("query", QUERY), *graphs) == expected
    assert post(("query", QUERY), *graphs) == expected
    assert read_request("POST", encoded(*graphs), DIRECT, QUERY.encode()) == expected


def test_the_short_parameter_for_the_format() -> None:
    asked = get(("query", QUERY), ("format", "csv"))
    assert asked is not None
    assert asked.format == "csv"


def test_unknown_parameters_are_ignored() -> None:
    assert get(("query", QUERY), ("x", "y"), ("default-graph", "z")) == get(("query", QUERY))


@pytest.mark.parametrize(
    ("request_", "status", "reason"),
    [
        ((b"query=ASK{}&query=ASK{}", None, b""), 400, "The query is given twice"),
        ((b"query=", None, b""), 400, "The query is empty."),
        ((b"query=+%0A", None, b""), 400, "The query is empty."),
        ((b"", FORM, b""), 400, "The parameter query is missing"),
        ((b"", FORM, b"qeury=ASK{}"), 400, "The parameter query is missing"),
        ((b"", DIRECT, b""), 400, "The query is empty."),
        ((b"query=ASK{}", FORM, b"query=ASK{}"), 400, "The query is given twice"),
        ((b"query=ASK{}", DIRECT, b"ASK{}"), 400, "The query is given twice"),
        ((b"", DIRECT, b"ASK { ?s ?p '\xff' }"), 400, "The body is not UTF-8: byte 13 is 0xff."),
        ((b"", FORM, b"query=%FF"), 400, "The body is not UTF-8: byte 0 is 0xff."),
        ((b"query=%C3", None, b""), 400, "The URL is not UTF-8: byte 0 is 0xc3."),
        ((b"", f"{DIRECT};charset=utf-16", "ASK{}".encode("utf-16")), 400, "The body is in utf-16"),
        ((b"", "text/plain", b"ASK{}"), 415, "A body of type text/plain carries no query."),
        ((b"", "nonsense", b"ASK{}"), 415, "A body of type nonsense carries no query."),
        ((b"", None, b"ASK{}"), 415, "The body has no Content-Type."),
        ((b"", "application/sparql-update", b"CLEAR ALL"), 403, "This endpoint is read-only"),
        ((b"", FORM, b"update=CLEAR+ALL"), 403, "This endpoint is read-only"),
        ((b"", FORM, b"update=CLEAR+ALL&query=ASK{}"), 400, "a query or an update, not both"),
        ((b"update=CLEAR+ALL", None, b""), 400, "An update is never a GET"),
        ((b"query=ASK{}&default-graph-uri=g", None, b""), 400, "default-graph-uri=g is not an abs"),
        ((b"query=ASK{}&named-graph-uri=a:+b", None, b""), 400, "is not an absolute IRI."),
        ((b"query=ASK{}&format=csv&format=json", None, b""), 400, "The parameter format is given"),
    ],
)
def test_what_is_refused_and_why(
    request_: tuple[bytes, str | None, bytes], status: int, reason: str
) -> None:
    query_string, content_type, body = request_
    method = "GET" if content_type is None and not body else "POST"
    with pytest.raises(SparqlError) as caught:
        read_request(method, query_string, content_type, body)
    assert caught.value.status == status
    assert reason in caught.value.reason


def test_a_wrong_content_type_is_told_the_right_ones() -> None:
    with pytest.raises(ProtocolError) as caught:
        read_request("POST", b"", "text/plain", b"ASK{}")
    assert caught.value.headers == {"Accept-Post": f"{DIRECT}, {FORM}"}
