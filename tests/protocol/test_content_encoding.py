"""Compressed requests: refused with 415, and the codings that are taken (RFC 9110, 12.5.3)."""

import gzip
import json
from urllib.parse import urlencode

import pytest
from tests.protocol.conftest import Serve

ASK = b"ASK {}"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


@pytest.mark.parametrize("method", ["POST", "QUERY"])
@pytest.mark.parametrize(
    ("media_type", "body"), [(DIRECT, ASK), (FORM, urlencode({"query": ASK}).encode())]
)
@pytest.mark.parametrize("coding", ["gzip", "br", "identity, GZIP", "x-own"])
def test_a_coded_body_is_refused(
    serve: Serve, method: str, media_type: str, body: bytes, coding: str
) -> None:
    response = serve().open(
        "/sparql",
        method=method,
        data=gzip.compress(body),
        headers={"Content-Type": media_type, "Content-Encoding": coding},
    )
    assert response.status_code == 415
    assert response.headers["Accept-Encoding"] == "identity"
    problem = json.loads(response.text)
    named = coding.removeprefix("identity, ")
    assert problem["detail"] == (
        f"The body is coded as {named}: send it as it is, without compression."
    )


@pytest.mark.parametrize("coding", ["identity", "Identity", "", "identity,identity"])
def test_a_body_as_it_is_is_taken(serve: Serve, coding: str) -> None:
    headers = {"Content-Type": DIRECT, "Content-Encoding": coding}
    assert serve().post("/sparql", data=ASK, headers=headers).status_code == 200


def test_the_field_means_nothing_without_a_body(serve: Serve) -> None:
    client = serve()
    for method in ("GET", "HEAD"):
        response = client.open(
            "/sparql?query=ASK{}", method=method, headers={"Content-Encoding": "gzip"}
        )
        assert response.status_code == 200
    assert client.options("/sparql", headers={"Content-Encoding": "gzip"}).status_code == 200


def test_any_other_path_refuses_it_too(serve: Serve) -> None:
    response = serve().post("/nowhere", data=b"x", headers={"Content-Encoding": "gzip"})
    assert response.status_code == 415
