"""`/-/…`: for those who run the server."""

import platform
from dataclasses import dataclass, field
from importlib.metadata import version

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jinshan_kg import __version__
from jinshan_kg.settings import SETTINGS, Settings
from jinshan_kg.sparql.errors import LimitError
from jinshan_kg.web.operations import is_secret, operations_blueprint
from jinshan_kg.web.problems import register_problems
from jinshan_kg.web.readiness import Readiness
from jinshan_kg.web.served import Served
from jinshan_kg.web.telemetry.metrics import Metrics


@dataclass
class Server:
    """What the operations tell of."""

    version: str = "4f1d"
    busy: bool = False
    metrics: Metrics = field(default_factory=Metrics)

    def __post_init__(self) -> None:
        self.readiness = Readiness(self.ask)

    def ask(self, seconds: float) -> None:
        if self.busy:
            raise LimitError("no worker came free", limit="workers", value=4, status=503)

    def served(self) -> Served:
        return Served(is_bundled=True, files=3, version=self.version, union_default_graph=True)

    def client(self) -> FlaskClient:
        app = Flask("test")
        settings = Settings.load({"JINSHAN_KG_PORT": "9000"})
        app.register_blueprint(
            operations_blueprint(self.served, settings, self.readiness, self.metrics)
        )
        register_problems(app)
        return app.test_client()


@pytest.fixture
def server() -> Server:
    return Server()


def test_health_says_that_the_process_lives(server: Server) -> None:
    server.busy = True

    answer = server.client().get("/-/health")

    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})


def test_ready_says_that_a_worker_answers(server: Server) -> None:
    server.readiness.loaded()

    answer = server.client().get("/-/ready")

    assert (answer.status_code, answer.get_json()) == (200, {"status": "ready"})


def not_ready(reason: str) -> dict[str, object]:
    title = "Service Unavailable"
    return {"type": "about:blank", "title": title, "status": 503, "detail": reason}


def test_a_server_that_loads_is_not_ready(server: Server) -> None:
    answer = server.client().get("/-/ready")

    assert answer.status_code == 503
    assert answer.get_json(force=True) == not_ready("The dataset is being loaded.")


def test_a_server_whose_workers_are_busy_is_not_ready(server: Server) -> None:
    server.readiness.loaded()
    server.busy = True

    answer = server.client().get("/-/ready")

    assert answer.status_code == 503
    assert answer.get_json(force=True) == not_ready(
        "All workers are busy: none answered ASK {} within 2 s."
    )


def test_a_server_that_stops_is_not_ready(server: Server) -> None:
    server.readiness.loaded()
    server.readiness.stop()

    answer = server.client().get("/-/ready")

    assert answer.status_code == 503
    assert answer.get_json(force=True) == not_ready("The server is stopping.")


def test_version_names_program_dataset_and_what_they_run_on(server: Server) -> None:
    assert server.client().get("/-/version").get_json() == {
        "name": "jinshan-kg",
        "version": __version__,
        "dataset": "4f1d",
        "python": platform.python_version(),
        "pyoxigraph": version("pyoxigraph"),
    }


def test_version_is_that_of_the_dataset_served_now(server: Server) -> None:
    client = server.client()

    server.version = "8a2c"

    assert client.get("/-/version").get_json()["dataset"] == "8a2c"


def test_settings_are_those_in_force(server: Server) -> None:
    rows = server.client().get("/-/settings").get_json()

    assert [row["name"] for row in rows] == [setting.name for setting in SETTINGS]
    assert rows[1] == {
        "name": "port",
        "value": 9000,
        "default": 8000,
        "option": "--port",
        "env": "JINSHAN_KG_PORT",
        "help": "TCP port to listen on.",
    }


@pytest.mark.parametrize("name", ["token", "update_token", "api_key", "password", "key_file"])
def test_a_setting_that_sounds_secret_is(name: str) -> None:
    assert is_secret(name)


def test_no_setting_is_secret_by_accident() -> None:
    assert [setting.name for setting in SETTINGS if is_secret(setting.name)] == []


def test_metrics_are_text_or_openmetrics(server: Server) -> None:
    client = server.client()
    server.metrics.serves("4f1d")
    line = f'jinshan_kg_dataset_info{{program="{__version__}",version="4f1d"}} 1.0\n'.encode()

    text = client.get("/-/metrics")
    openmetrics = client.get("/-/metrics", headers={"Accept": "application/openmetrics-text"})

    assert text.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert line in text.data
    assert openmetrics.content_type == "application/openmetrics-text; version=1.0.0; charset=utf-8"
    assert openmetrics.data.endswith(b"# EOF\n")


@pytest.mark.parametrize("page", ["health", "ready", "version", "settings", "metrics"])
def test_nothing_of_this_is_cached(server: Server, page: str) -> None:
    assert server.client().get(f"/-/{page}").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["health", "ready", "version", "settings", "metrics"])
def test_head_is_get_without_body(server: Server, page: str) -> None:
    client = server.client()

    head = client.head(f"/-/{page}")

    assert head.status_code == client.get(f"/-/{page}").status_code
    assert head.data == b""
