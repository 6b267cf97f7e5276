"""The scripts go over the wire as they were compressed with the bundle."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jinshan_kg.web.bundle import bundle_blueprint

JAVASCRIPT = "text/javascript; charset=utf-8"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    for name in ("ask.js", "ask.js.br", "ask.js.gz", "licences.txt"):
        (tmp_path / name).write_text(name)
    app = Flask(__name__)
    app.register_blueprint(bundle_blueprint(tmp_path))
    return app.test_client()


def fetch(client: FlaskClient, name: str, **headers: str) -> TestResponse:
    """Return the response, with the file behind it closed."""
    fields = {field.replace("_", "-"): value for field, value in headers.items()}
    response = client.get(f"/static/bundle/{name}", headers=fields)
    response.get_data()
    response.close()
    return response


@pytest.mark.parametrize(
    ("accepted", "body", "coding"),
    [
        ("gzip, deflate, br, zstd", b"ask.js.br", "br"),
        ("gzip, deflate", b"ask.js.gz", "gzip"),
        ("br;q=0, gzip", b"ask.js.gz", "gzip"),
        ("identity", b"ask.js", None),
        (None, b"ask.js", None),
    ],
)
def test_a_script_comes_as_small_as_the_client_takes_it(
    client: FlaskClient, accepted: str | None, body: bytes, coding: str | None
) -> None:
    headers = {} if accepted is None else {"Accept_Encoding": accepted}
    response = fetch(client, "ask.js", **headers)

    assert (response.status_code, response.data) == (200, body)
    assert response.headers.get("Content-Encoding") == coding
    assert response.headers["Content-Type"] == JAVASCRIPT
    assert response.headers["Vary"] == "Accept-Encoding"


def test_what_was_not_compressed_comes_as_it_is(client: FlaskClient) -> None:
    response = fetch(client, "licences.txt", Accept_Encoding="br")

    assert response.data == b"licences.txt"
    assert "Content-Encoding" not in response.headers


def test_it_is_not_sent_twice(client: FlaskClient) -> None:
    tag = fetch(client, "ask.js").headers["ETag"]
    response = fetch(client, "ask.js", If_None_Match=tag)

    assert response.status_code == 304


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fstyle.css", ".."])
def test_nothing_else_is_there(client: FlaskClient, name: str) -> None:
    assert fetch(client, name).status_code == 404
