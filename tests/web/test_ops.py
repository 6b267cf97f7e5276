from flask.testing import FlaskClient

from jinshan_kg import __version__


def test_health(client: FlaskClient) -> None:
    response = client.get("/-/health")
    assert (response.status_code, response.get_json()) == (200, {"status": "ok"})


def test_version(client: FlaskClient) -> None:
    assert client.get("/-/version").get_json() == {
        "name": "jinshan-kg",
        "version": __version__,
        "dataset": "0123456789abcdef",
    }
