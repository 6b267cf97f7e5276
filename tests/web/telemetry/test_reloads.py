"""What is told of reloads of the dataset."""

from collections.abc import Callable
from typing import Any

import pytest

from jinshan_kg import __version__
from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.reloads import Reload

Logged = Callable[[], list[dict[str, Any]]]


def test_a_new_dataset(logged: Logged) -> None:
    metrics = Metrics()
    metrics.serves("4f1d")

    Reload(metrics, "SIGHUP").loaded("8a2c")

    assert _only(logged) == {
        "level": "INFO",
        "logger": "jinshan_kg.reload",
        "trigger": "SIGHUP",
        "outcome": "loaded",
        "version": "8a2c",
    }
    assert _count(metrics, "loaded") == 1
    assert _version(metrics) == "8a2c"


def test_a_dataset_that_says_what_it_said_before(logged: Logged) -> None:
    metrics = Metrics()

    Reload(metrics, "watch").unchanged("4f1d")

    assert _only(logged) == {
        "level": "INFO",
        "logger": "jinshan_kg.reload",
        "trigger": "watch",
        "outcome": "unchanged",
        "version": "4f1d",
    }
    assert _count(metrics, "unchanged") == 1


def test_a_bad_dataset_is_refused_with_the_reason_and_the_old_one_served_on(
    logged: Logged,
) -> None:
    metrics = Metrics()
    metrics.serves("4f1d")

    Reload(metrics, "watch").refused("data/x.ttl:3:1: expected a dot\n  <a> <b>\n  ^")

    assert _only(logged) == {
        "level": "WARNING",
        "logger": "jinshan_kg.reload",
        "trigger": "watch",
        "outcome": "refused",
        "reason": "data/x.ttl:3:1: expected a dot\n  <a> <b>\n  ^",
    }
    assert _count(metrics, "refused") == 1
    assert _version(metrics) == "4f1d"


@pytest.mark.parametrize("logged", ["warning"], indirect=True)
def test_a_refusal_is_logged_where_little_is(logged: Logged) -> None:
    Reload(Metrics(), "SIGHUP").loaded("4f1d")
    Reload(Metrics(), "SIGHUP").refused("no")

    assert _only(logged)["outcome"] == "refused"


def _only(logged: Logged) -> dict[str, Any]:
    (line,) = logged()
    assert 0 <= line.pop("ms") < 1_000
    return line


def _count(metrics: Metrics, outcome: str) -> float | None:
    return metrics.registry.get_sample_value("jinshan_kg_reloads_total", {"outcome": outcome})


def _version(metrics: Metrics) -> str | None:
    for version in ("4f1d", "8a2c"):
        labels = {"version": version, "program": __version__}
        if metrics.registry.get_sample_value("jinshan_kg_dataset_info", labels):
            return version
    return None
