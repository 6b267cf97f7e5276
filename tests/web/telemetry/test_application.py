"""The application with telemetry around it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.loading import begin
from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.telemetry import Telemetry
from jinshan_kg.web.telemetry.workers import Watch

Logged = Callable[[], list[dict[str, Any]]]
FORWARDED = {"X-Forwarded-For": "203.0.113.9", "X-Request-Id": "4f1d"}


@pytest.fixture
def client(tmp_path: Path) -> Any:
    """A client of an endpoint over one triple, behind one proxy, with one worker."""
    (tmp_path / "one.ttl").write_text("<a:s> <a:p> <a:o> .")
    settings = Settings.load({"JINSHAN_KG_WORKERS": "1", "JINSHAN_KG_PROXIES": "1"})
    telemetry = Telemetry(Metrics(), settings.proxies)
    served, pool_of = begin(settings, [tmp_path])
    pool = pool_of()
    backend = PooledBackend(pool, partial(Watch, telemetry.metrics))
    yield create_app(settings, backend, served, telemetry).test_client()
    pool.close()


def test_a_query_is_logged_with_what_the_worker_did(client: FlaskClient, logged: Logged) -> None:
    answer = client.get(
        "/sparql?query=ASK {}", headers={"Accept": "text/csv", **FORWARDED}, buffered=True
    )

    access, query = logged()
    assert (access["client"], access["path"], access["status"]) == ("203.0.113.9", "/sparql", 200)
    assert [query[name] for name in ("id", "query", "form", "format", "outcome")] == [
        "4f1d",
        "819ea91ed5f12b38",
        "ASK",
        "csv",
        "ok",
    ]
    assert query["ms"] >= query["queue_ms"] + query["run_ms"]
    assert answer.headers["X-Request-Id"] == "4f1d"
    assert answer.headers["Server-Timing"].startswith("queue;dur=")


def test_a_query_that_is_refused_unread_is_logged(client: FlaskClient, logged: Logged) -> None:
    client.get("/sparql?query=DROP ALL", buffered=True)

    query = logged()[1]
    assert (query["status"], query["form"], query["format"]) == (403, None, None)
    assert "outcome" not in query


def test_the_metrics_tell_of_it(client: FlaskClient) -> None:
    client.get("/sparql?query=ASK {}", buffered=True)
    client.get("/sparql?query=ASK {", buffered=True)

    lines = client.get("/-/metrics").text.splitlines()

    requests = 'jinshan_kg_requests_total{method="GET",route="/sparql",status='
    assert f'{requests}"200"}} 1.0' in lines
    assert f'{requests}"400"}} 1.0' in lines
    assert 'jinshan_kg_worker_outcomes_total{outcome="error"} 1.0' in lines
