"""Answers that are given again, by the whole application."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

SELECT = "SELECT (1 AS ?x) {}"


def ask(client: FlaskClient, query: str, **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get("/sparql", query_string={"query": query}, headers=named)


def test_a_repeated_query_has_the_same_answer_and_tag(client: FlaskClient) -> None:
    first, second = ask(client, SELECT, accept="text/csv"), ask(client, SELECT, accept="text/csv")
    assert second.data == first.data == b"x\r\n1\r\n"
    assert list(second.headers) == list(first.headers)
    assert first.headers["Cache-Control"] == "public, no-cache"


def test_a_client_that_has_the_answer_keeps_it(client: FlaskClient) -> None:
    tag = ask(client, SELECT).headers["ETag"]
    for _ in range(2):
        response = ask(client, SELECT, if_none_match=tag)
        assert (response.status, response.data) == ("304 NOT MODIFIED", b"")


def test_the_time_is_told_anew(client: FlaskClient) -> None:
    response = ask(client, "SELECT (NOW() AS ?x) {}")
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_a_page_is_given_again_and_compressed(client: FlaskClient) -> None:
    page = ask(client, SELECT, accept="text/html", accept_encoding="gzip")
    assert page.headers["Content-Encoding"] == "gzip"
    again = ask(client, SELECT, accept="text/html", accept_encoding="gzip")
    assert (again.data, again.headers["ETag"]) == (page.data, page.headers["ETag"])


def test_graphs_that_the_request_names_are_part_of_the_question(client: FlaskClient) -> None:
    def tag(**graphs: str) -> str:
        named = {name.replace("_", "-"): graph for name, graph in graphs.items()}
        response = client.get("/sparql", query_string={"query": SELECT, **named})
        return response.headers["ETag"]

    tags = {
        tag(),
        tag(default_graph_uri="http://e.org/"),
        tag(named_graph_uri="http://e.org/"),
    }
    assert len(tags) == 3


def test_an_error_is_not_kept(client: FlaskClient) -> None:
    for _ in range(2):
        response = ask(client, "ASK { ?s ?p }")
        assert response.status_code == 400
        assert "ETag" not in response.headers


def test_the_description_of_the_service_is_kept_too(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    again = client.get(
        "/sparql", headers={"Accept": "text/turtle", "If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304
