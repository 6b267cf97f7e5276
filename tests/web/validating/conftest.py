"""A server that checks data, over the project's own graph."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.served import Served
from jinshan_kg.web.site import Site
from jinshan_kg.web.validating.blueprint import validating_blueprint

Post = Callable[..., TestResponse]


@pytest.fixture(scope="session")
def approved(repository: Path) -> Path:
    """The folder of the examples that the shapes were approved with."""
    return repository / "tests" / "approved"


@pytest.fixture(scope="session")
def app() -> Flask:
    """A check reads the bundled files itself: what is served does not matter."""
    backend = EmbeddedBackend.load((), union_default_graph=True)
    served = Served(is_bundled=False, files=0, version="0123456789abcdef", union_default_graph=True)
    app = create_app(Settings.load({}), backend, served)
    site = app.jinja_env.globals["site"]
    assert isinstance(site, Site)
    app.register_blueprint(validating_blueprint(site))
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def post(client: FlaskClient) -> Post:
    """`post(turtle)` is the answer to some Turtle as a program sends it."""

    def sent(
        data: str | bytes,
        *,
        query: str = "",
        content_type: str = "text/turtle",
        accept: str = "text/turtle",
    ) -> TestResponse:
        headers = {"Content-Type": content_type, "Accept": accept}
        return client.post(f"/validate{query}", data=data, headers=headers)

    return sent
