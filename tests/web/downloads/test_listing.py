"""The list of the files, for people and for programs."""

from flask.testing import FlaskClient

from jinshan_kg.web.downloads.shelf import Shelf


def test_the_page_lists_every_file_with_size_and_checksum(
    client: FlaskClient, shelf: Shelf
) -> None:
    page = client.get("/downloads/", headers={"Accept": "text/html"}).text
    for file in shelf.files():
        assert f'href="/downloads/{file.distribution.path}"' in page
        assert file.sha256 in page


def test_the_page_speaks_chinese(client: FlaskClient, shelf: Shelf) -> None:
    page = client.get("/downloads/?lang=zh", headers={"Accept": "text/html"}).text
    for file in shelf.files():
        assert file.distribution.title["zh"] in page


def test_programs_are_sent_to_the_index(client: FlaskClient, shelf: Shelf) -> None:
    answer = client.get("/downloads/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/downloads/index.json")
    listed = client.get("/downloads/index.json").get_json()["files"]
    assert [file["sha256"] for file in listed] == [file.sha256 for file in shelf.files()]


def test_rdf_clients_are_sent_to_the_catalogue(client: FlaskClient) -> None:
    answer = client.get("/downloads/", headers={"Accept": "text/turtle"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/catalog.ttl")
    assert "Accept" in answer.headers["Vary"]
