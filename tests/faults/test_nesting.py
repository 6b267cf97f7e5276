"""Queries that are very deep, very long, or have very many parts.

Oxigraph parses by recursion: unbounded, most of these would end the process that reads them.
"""

import json

import pytest
from tests.faults.server import Server

DEEP = 10_000
HALF = 5_000  # where each level has many tokens, of which there is a limit, too
TOO_DEEP = {
    "parentheses": "ASK { FILTER(" + "(" * DEEP + "1" + ")" * DEEP + ") }",
    "groups": "ASK " + "{" * DEEP + "}" * DEEP,
    "OPTIONAL": "ASK " + "{ OPTIONAL" * DEEP + "{}" + "}" * DEEP,
    "EXISTS": "ASK " + "{ FILTER EXISTS" * DEEP + "{}" + "}" * DEEP,
    "MINUS": "ASK " + "{ MINUS" * DEEP + "{}" + "}" * DEEP,
    "LATERAL": "ASK " + "{ LATERAL" * DEEP + "{}" + "}" * DEEP,
    "subqueries": "ASK " + "{ SELECT * " * DEEP + "{}" + "}" * DEEP,
    "functions": "ASK { FILTER(" + "STR(" * DEEP + "1" + ")" * DEEP + ") }",
    "IF in IF": "ASK { FILTER(" + "IF(1,1," * HALF + "1" + ")" * HALF + ") }",
    "paths in parentheses": "ASK { ?s " + "(" * DEEP + "<a:p>" + ")*" * DEEP + " ?o }",
    "lists": "ASK { " + "(" * DEEP + ")" * DEEP + " ?p ?o }",
    "blank nodes": "ASK { " + "[<a:p> " * DEEP + "1" + "]" * DEEP + " }",
    "triple terms": "ASK { ?s ?p " + "<<(?s ?p " * HALF + "?o" + ")>>" * HALF + " }",
    "reifiers": "ASK { " + "<<" * DEEP + "?s ?p ?o" + " >> ?p ?o" * DEEP + " }",
}
TOO_MANY = {
    "UNION": "ASK { {} " + "UNION {} " * DEEP + "}",
    "OPTIONAL": "ASK { " + "OPTIONAL {} " * DEEP + "}",
    "FILTER": "ASK { " + "FILTER(true) " * DEEP + "}",
    "BIND": "ASK { " + "".join(f"BIND(1 AS ?v{n}) " for n in range(HALF)) + "}",
    "||": "ASK { FILTER(true" + "||true" * DEEP + ") }",
    "+": "ASK { FILTER(1" + "+1" * DEEP + ") }",
    "!": "ASK { FILTER(" + "!" * DEEP + "true) }",
    "minus signs": "ASK { FILTER(" + "- " * DEEP + "1) }",
    "paths in a row": "ASK { ?s <a:p>" + "/<a:p>" * DEEP + " ?o }",
    "alternative paths": "ASK { ?s <a:p>" + "|<a:p>" * DEEP + " ?o }",
    "inverse paths": "ASK { ?s " + "^ " * DEEP + "<a:p> ?o }",
    "repeated paths": "ASK { ?s <a:p>" + "*" * DEEP + " ?o }",
    "SELECT expressions": "SELECT " + "".join(f"(1 AS ?v{n}) " for n in range(HALF)) + "{}",
}
FLAT = {
    "VALUES": "ASK { VALUES ?v { " + "1 " * DEEP + "} }",
    "IN": "ASK { FILTER(1 IN (" + "2," * DEEP + "1)) }",
    "arguments": "ASK { FILTER(CONCAT(" + "'a'," * DEEP + "'a') != '') }",
    "prefixes": "".join(f"PREFIX p{n}: <a:b> " for n in range(DEEP)) + "ASK {}",
}
LONG = "a" * 1_000_000


@pytest.mark.parametrize("name", TOO_DEEP)
def test_a_query_thousands_deep_is_refused(server: Server, name: str) -> None:
    with server.survives():
        reply = server.ask(TOO_DEEP[name], "application/json")
    assert (reply.status, json.loads(reply.body)["limit"]) == (400, "max_nesting")


@pytest.mark.parametrize("name", TOO_MANY)
def test_a_query_with_thousands_of_parts_in_a_row_is_refused(server: Server, name: str) -> None:
    with server.survives():
        reply = server.ask(TOO_MANY[name], "application/json")
    assert (reply.status, json.loads(reply.body)["limit"]) == (400, "max_steps")


@pytest.mark.parametrize("name", FLAT)
def test_10_000_data_in_a_row_are_no_harm(server: Server, name: str) -> None:
    with server.survives():
        assert server.ask(FLAT[name]).body == b"true"


@pytest.mark.parametrize("query", [f"ASK {{ FILTER('{LONG}' != '') }}", f"ASK {{}} #{LONG}"])
def test_a_query_of_a_megabyte_is_refused(server: Server, query: str) -> None:
    with server.survives():
        reply = server.ask(query, "application/json")
    assert (reply.status, json.loads(reply.body)["limit"]) == (413, "max_query_length")


def test_a_query_of_50_000_tokens_is_refused(server: Server) -> None:
    with server.survives():
        reply = server.ask("ASK { VALUES ?v { " + "1 " * 50_000 + "} }", "application/json")
    assert (reply.status, json.loads(reply.body)["limit"]) == (413, "max_tokens")


def test_a_body_of_two_megabytes_is_refused(server: Server) -> None:
    begun = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\nASK {"
    with server.survives(), server.connect(begun) as client:
        assert client.recv(1 << 16).startswith(b"HTTP/1.1 413 ")


def test_an_address_of_100_kilobytes_is_refused(server: Server) -> None:
    request = f"GET /sparql?query={LONG[:100_000]} HTTP/1.1\r\n\r\n".encode()
    with server.survives(), server.connect(request) as client:
        assert client.recv(13) == b"HTTP/1.1 414 "
