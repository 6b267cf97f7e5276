"""The format that metrics are written in."""

from collections.abc import Callable, Iterable

import pytest
from prometheus_client import CollectorRegistry, Counter, Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_openmetrics
from prometheus_client.parser import text_string_to_metric_families as read_text

from jinshan_kg.web.telemetry.exposition import render

# What Prometheus 3 sends.
PROMETHEUS = (
    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
    "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
)


@pytest.fixture
def registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    Counter("a", "An a.", ["b"], registry=registry).labels('"\n').inc()
    return registry


@pytest.mark.parametrize("accept", [None, "", "*/*", "text/plain", "text/html", "no type at all"])
def test_the_text_format_is_for_everybody(registry: CollectorRegistry, accept: str | None) -> None:
    body, content_type = render(registry, accept)

    assert content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert body.startswith(b'# HELP a_total An a.\n# TYPE a_total counter\na_total{b="\\"\\n"} 1.0')
    assert next(iter(read_text(body.decode()))).name == "a"


def test_openmetrics_is_for_who_names_it(registry: CollectorRegistry) -> None:
    body, content_type = render(registry, "application/openmetrics-text; version=1.0.0")

    assert content_type.startswith("application/openmetrics-text; version=1.0.0; charset=utf-8")
    assert body.endswith(b"# EOF\n")
    read: Callable[[str], Iterable[Metric]] = read_openmetrics
    assert [family.name for family in read(body.decode())] == ["a"]


def test_prometheus_gets_openmetrics(registry: CollectorRegistry) -> None:
    body, content_type = render(registry, PROMETHEUS)

    assert content_type.startswith("application/openmetrics-text; version=1.0.0")
    assert body.endswith(b"# EOF\n")
