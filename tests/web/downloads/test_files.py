"""Each file comes whole, in parts, compressed or not at all where the client has it."""

import gzip
import hashlib

import brotli
import pytest
import zstandard
from flask.testing import FlaskClient

from jinshan_kg.publish.distributions import WrittenFile
from jinshan_kg.web.downloads.shelf import Shelf

DECODERS = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompress(data),
}
TURTLE = "jinshan-kg.ttl"


@pytest.fixture
def turtle(shelf: Shelf) -> bytes:
    return (shelf.release / TURTLE).read_bytes()


def written(shelf: Shelf, path: str) -> WrittenFile:
    return next(file for file in shelf.files() if file.distribution.path == path)


def test_every_file_weighs_what_the_index_says(client: FlaskClient, shelf: Shelf) -> None:
    assert len(shelf.files()) > 20
    for file in shelf.files():
        answer = client.get(f"/downloads/{file.distribution.path}")
        assert answer.status_code == 200, file.distribution.path
        assert answer.content_length == len(answer.data) == file.size
        assert hashlib.sha256(answer.data).hexdigest() == file.sha256
        assert answer.mimetype == file.distribution.media_type.partition(";")[0]
        assert answer.headers["Accept-Ranges"] == "bytes"


def test_a_part_of_a_file(client: FlaskClient, turtle: bytes) -> None:
    answer = client.get(f"/downloads/{TURTLE}", headers={"Range": "bytes=10-19"})
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes 10-19/{len(turtle)}"
    assert answer.data == turtle[10:20]
    end = client.get(f"/downloads/{TURTLE}", headers={"Range": "bytes=-7"})
    assert (end.status_code, end.data) == (206, turtle[-7:])


def test_a_part_beyond_the_end_is_refused(client: FlaskClient, turtle: bytes) -> None:
    answer = client.get(f"/downloads/{TURTLE}", headers={"Range": f"bytes={len(turtle)}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(turtle)}"


@pytest.mark.parametrize(
    "asked", ["bytes=100-199,300-399", "bytes=0-0,-1", "lines=1-2", "bytes=9-3", "bytes=a"]
)
def test_several_parts_and_what_is_no_part_get_the_file(
    client: FlaskClient, turtle: bytes, asked: str
) -> None:
    answer = client.get(f"/downloads/{TURTLE}", headers={"Range": asked})
    assert (answer.status_code, answer.data) == (200, turtle)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "Content-Range" not in answer.headers


def test_a_download_goes_on_only_where_the_file_is_still_the_same(
    client: FlaskClient, turtle: bytes
) -> None:
    tag = client.head(f"/downloads/{TURTLE}").headers["ETag"]
    same = {"Range": "bytes=5-", "If-Range": tag}
    assert client.get(f"/downloads/{TURTLE}", headers=same).data == turtle[5:]
    other = {"Range": "bytes=5-", "If-Range": '"another"'}
    answer = client.get(f"/downloads/{TURTLE}", headers=other)
    assert (answer.status_code, answer.data) == (200, turtle)


@pytest.mark.parametrize("coding", list(DECODERS))
def test_a_text_comes_compressed_to_those_who_take_that(
    client: FlaskClient, turtle: bytes, coding: str
) -> None:
    answer = client.get(f"/downloads/{TURTLE}", headers={"Accept-Encoding": coding})
    assert answer.headers["Content-Encoding"] == coding
    assert len(answer.data) == answer.content_length < len(turtle) / 3
    assert DECODERS[coding](answer.data) == turtle
    plain = client.get(f"/downloads/{TURTLE}")
    assert plain.headers["ETag"] != answer.headers["ETag"]
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_what_is_compressed_already_is_not_again(client: FlaskClient) -> None:
    answer = client.get("/downloads/tables/jinshan-kg.xlsx", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers


def test_a_client_that_has_a_file_gets_it_no_second_time(client: FlaskClient) -> None:
    first = client.get(f"/downloads/{TURTLE}")
    answer = client.get(f"/downloads/{TURTLE}", headers={"If-None-Match": first.headers["ETag"]})
    assert (answer.status_code, answer.data) == (304, b"")


def test_the_checksum_goes_with_the_file(client: FlaskClient, turtle: bytes) -> None:
    from base64 import b64encode

    digest = b64encode(hashlib.sha256(turtle).digest()).decode()
    assert client.head(f"/downloads/{TURTLE}").headers["Repr-Digest"] == f"sha-256=:{digest}:"


@pytest.mark.parametrize(
    "path", ["nothing.ttl", "../index.json", "%2e%2e/%2e%2e/etc/passwd", "tables/", ".encoded"]
)
def test_nothing_but_the_files_of_the_release_is_given(client: FlaskClient, path: str) -> None:
    assert client.get(f"/downloads/{path}").status_code == 404


def test_an_unknown_file_names_those_near_it(client: FlaskClient) -> None:
    answer = client.get("/downloads/jinshan-kg.tt", headers={"Accept": "application/json"})
    assert "Near it: jinshan-kg.ttl" in answer.get_json(force=True)["detail"]


def test_before_the_files_are_made_the_answer_is_to_come_again(early: FlaskClient) -> None:
    answer = early.get(f"/downloads/{TURTLE}")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    page = early.get("/downloads/", headers={"Accept": "text/html"})
    assert "The files are being made." in page.text
