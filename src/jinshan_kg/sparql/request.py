"""SPARQL 1.1 Protocol, section 2.1: from the parts of an HTTP request to a query.

Besides GET and POST there is QUERY (RFC 10008): a POST that says that it changes nothing.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from jinshan_kg.sparql.dataset import WHATEVER_IS_SERVED, DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.formats import named
from jinshan_kg.sparql.media import MediaType, parse_media_type
from jinshan_kg.sparql.parameters import decode_utf8, parse_parameters

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
BODIES: Final = f"{DIRECT}, {FORM}"
"""The media types of bodies that carry a query, as a list in a header field."""
WITH_BODY: Final = frozenset({"POST", "QUERY"})
"""The methods whose body is read."""

_SECONDS: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|^`\\]*')


class ProtocolError(SparqlError):
    """A request that is not one of the SPARQL 1.1 Protocol."""


class QueryRequest(NamedTuple):
    """What a client asks.

    Attributes:
        text: The query.
        dataset: The graphs that the request names; they go before those that the query names.
        format: The value of the short parameter `format=`, which goes before the Accept header;
            None if there is none.
        timeout: How many seconds the query may take, as the parameter `timeout=` says; None if
            there is none.
    """

    text: str
    dataset: DatasetClause
    format: str | None = None
    timeout: float | None = None


def read_request(
    method: str, query_string: bytes, content_type: str | None, body: bytes
) -> QueryRequest | None:
    """Return the query that a request carries, or None for a GET that carries none.

    Args:
        method: The HTTP method: GET, POST or QUERY (a HEAD is read as GET).
        query_string: The query component of the URL as sent, without the `?`.
        content_type: The Content-Type header, if there is one.
        body: The body.

    Raises:
        ProtocolError: If the request is malformed (400), is an update (403), or its body is of a
            type that carries no query (415).
        SparqlError: If a part of it is not UTF-8 (400).
    """
    parameters = parse_parameters(query_string, "The URL")
    if method == "GET" and len(parameters) == 1:
        ((name, value),) = parameters
        if name == "query" and value.strip():  # which most requests are
            return QueryRequest(value, WHATEVER_IS_SERVED)
    queries = _values(parameters, "query")
    if method in WITH_BODY:
        media_type = _body_type(method, content_type)
        if str(media_type) == FORM:
            parameters += parse_parameters(body, "The body")
            queries = _values(parameters, "query")
        else:
            queries = [*queries, decode_utf8(body, "The body")]
    _refuse_update(method, parameters)
    if len(queries) > 1:
        raise ProtocolError("The query is given twice: send one, in the URL or in the body.")
    if not queries:
        if method in WITH_BODY:
            raise ProtocolError(f"The parameter query is missing from the {FORM} body.")
        return None
    if not queries[0].strip():
        raise ProtocolError("The query is empty.")
    return QueryRequest(queries[0], _dataset(parameters), _format(parameters), _timeout(parameters))


def read_format(query_string: bytes) -> str | None:
    """Return the value of `format=` in the URL of a request without a query, None if there is none.

    Args:
        query_string: The query component of the URL as sent, without the `?`.

    Raises:
        ProtocolError: If it is given twice (400).
        SparqlError: If the URL is not UTF-8 (400).
    """
    return _format(parse_parameters(query_string, "The URL"))


def _values(parameters: Sequence[tuple[str, str]], wanted: str) -> list[str]:
    return [value for name, value in parameters if name == wanted]


def _body_type(method: str, content_type: str | None) -> MediaType:
    offers = f"Send the query as {DIRECT} or {FORM}, or in the URL of a GET."
    accepted = {"Accept-Post": BODIES}
    if content_type is None or not content_type.strip():
        # To RFC 10008 (section 2.1) that is malformed; for POST no specification has an opinion.
        status = 400 if method == "QUERY" else 415
        reason = f"The body has no Content-Type. {offers}"
        raise ProtocolError(reason, status=status, headers=accepted)
    media_type = parse_media_type(content_type)
    known = (FORM, DIRECT, UPDATE) if method == "POST" else (FORM, DIRECT)
    if media_type is None or str(media_type) not in known:
        reason = f"A body of type {content_type[:100]} carries no query. {offers}"
        raise ProtocolError(reason, status=415, headers=accepted)
    charset = media_type.parameters.get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        raise ProtocolError(f"The body is in {charset[:40]}: send the query in UTF-8.")
    if str(media_type) == UPDATE:
        raise _read_only()
    return media_type


def _refuse_update(method: str, parameters: Sequence[tuple[str, str]]) -> None:
    updates = _values(parameters, "update")
    if not updates:
        return
    if method != "POST":
        raise ProtocolError(f"An update is never a {method}, and this endpoint is read-only.")
    if _values(parameters, "query"):
        raise ProtocolError("A request carries a query or an update, not both.")
    if len(updates) > 1:
        raise ProtocolError("The update is given twice, and this endpoint is read-only.")
    raise _read_only()


def _read_only() -> ProtocolError:
    return ProtocolError(
        "This endpoint is read-only: it answers queries and takes no updates.", status=403
    )


def _dataset(parameters: Sequence[tuple[str, str]]) -> DatasetClause:
    return DatasetClause(
        _graphs(parameters, "default-graph-uri"), _graphs(parameters, "named-graph-uri")
    )


def _graphs(parameters: Sequence[tuple[str, str]], name: str) -> tuple[str, ...]:
    graphs = tuple(dict.fromkeys(_values(parameters, name)))
    for graph in graphs:
        if not _IRI.fullmatch(graph):
            raise ProtocolError(f"{name}={graph[:100]} is not an absolute IRI.")
    return graphs


def _once(parameters: Sequence[tuple[str, str]], name: str) -> str | None:
    values = [value for value in _values(parameters, name) if value]
    if len(set(values)) > 1:
        raise ProtocolError(f"The parameter {name} is given twice: send one.")
    return values[0] if values else None


def _format(parameters: Sequence[tuple[str, str]]) -> str | None:
    """Return the format that is asked for; SPARQLWrapper sends several names of the same one."""
    values = [value for value in _values(parameters, "format") if value]
    known = {found.name: value for value in values if (found := named(value)) is not None}
    if len(known) > 1:
        raise ProtocolError("The parameter format is given twice: send one.")
    return next(iter([*known.values(), *values]), None)


def _timeout(parameters: Sequence[tuple[str, str]]) -> float | None:
    given = _once(parameters, "timeout")
    if given is None:
        return None
    if not _SECONDS.fullmatch(given) or float(given) <= 0:
        raise ProtocolError(f"timeout={given[:40]} is not a number of seconds above 0.")
    return float(given)
