"""docs/operations.md tells of everything that there is, and of nothing else."""

import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from prometheus_client import Metric

from jinshan_kg.settings import SETTINGS, Settings
from jinshan_kg.web.operations import operations_blueprint
from jinshan_kg.web.readiness import Readiness
from jinshan_kg.web.served import Served
from jinshan_kg.web.telemetry.lines import Members, access_members, query_members
from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.record import Asked, CacheUse, Outcome, RequestRecord

SUFFIXES = {"counter": "_total", "info": "_info"}


@pytest.fixture
def docs(repository: Path) -> str:
    return (repository / "docs" / "operations.md").read_text(encoding="utf-8")


def rows(docs: str, heading: str) -> list[str]:
    """Return the first cells of the table below a heading."""
    section = docs.partition(f"{heading}")[2].partition("\n#")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def row(docs: str, heading: str, cell: str) -> str:
    """Return the row of the table below a heading that begins with a cell."""
    section = docs.partition(f"{heading}")[2].partition("\n#")[0]
    (found,) = re.findall(rf"^\| `{cell}` \|.*$", section, re.MULTILINE)
    return str(found)


def members(text: Members) -> set[str]:
    return set(json.loads(f"{{{text}}}"))


def test_every_metric(docs: str) -> None:
    metrics = Metrics()
    pool: Any = SimpleNamespace(size=0, running=0, waiting=0, queue=0, pids=())
    cache: Any = SimpleNamespace(hits=0, misses=0, evictions=0, entries=0, size=0, limit=0)
    metrics.watch_pool(lambda: pool)
    metrics.watch_cache(lambda: cache)
    metrics.watch_logs(lambda: 0)

    names = {_sample(family) for family in metrics.registry.collect()}

    own = {name for name in names if name.startswith("jinshan_kg_")}
    assert set(rows(docs, "## Metrics")) == own
    assert set(re.findall(r"`(process_\w+)`", docs)) <= names


def test_every_metric_in_an_alarm_is_one(docs: str) -> None:
    alarms = docs.partition("```promql")[2].partition("```")[0]
    used = {name.removesuffix("_bucket") for name in re.findall(r"jinshan_kg_\w+", alarms)}

    assert used
    assert used <= set(rows(docs, "## Metrics"))


def test_every_endpoint(docs: str) -> None:
    app = Flask("test")
    served = Served(is_bundled=True, files=0, version="", union_default_graph=True)
    readiness = Readiness(lambda seconds: None)
    app.register_blueprint(
        operations_blueprint(lambda: served, Settings.load({}), readiness, Metrics())
    )

    paths = [rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/-/")]
    assert rows(docs, "## Endpoints") == paths


def test_every_limit_is_a_setting(docs: str) -> None:
    section = docs.partition("## Limits")[2].partition("\n#")[0]
    named = re.findall(r"^\| [^|]+ \| `(\w+)` \|", section, re.MULTILINE)

    assert named
    assert set(named) <= {setting.name for setting in SETTINGS}


def test_every_member_of_the_access_log(docs: str, record: RequestRecord) -> None:
    told = members(access_members(replace(record, complete=False)))

    assert set(rows(docs, "### `jinshan_kg.access`")) == told


def test_every_member_of_the_query_log(docs: str, record: RequestRecord) -> None:
    whole = replace(record, outcome=Outcome.OK, queued=0.0, ran=0.0, rows=0)
    told = members(query_members(whole, Asked("ASK {}"), with_text=True))
    shared = {"id", "status", "bytes", "ms", "cache"}

    assert set(rows(docs, "### `jinshan_kg.query`")) == told - shared


def test_every_member_of_the_reload_log(docs: str) -> None:
    told = {"trigger", "outcome", "version", "reason", "ms"}

    assert set(rows(docs, "### `jinshan_kg.reload`")) == told


@pytest.mark.parametrize("use", CacheUse)
def test_every_use_of_the_cache(docs: str, use: CacheUse) -> None:
    assert f"`{use.value}`" in row(docs, "### `jinshan_kg.access`", "cache")


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome(docs: str, outcome: Outcome) -> None:
    assert f"`{outcome.value}`" in row(docs, "### `jinshan_kg.query`", "outcome")


def _sample(family: Metric) -> str:
    return f"{family.name}{SUFFIXES.get(family.type, '')}"
