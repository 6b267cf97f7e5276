"""The metrics, as whoever scrapes them reads them."""

from dataclasses import replace

import pytest

from jinshan_kg import __version__
from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.record import Asked, CacheUse, Outcome, RequestRecord


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


def test_a_request_counts_by_route_method_and_status(
    metrics: Metrics, record: RequestRecord
) -> None:
    for status in (200, 200, 503):
        metrics.request_ended(replace(record, status=status))

    assert _requests(metrics) == {
        ("/sparql", "GET", "200"): 2.0,
        ("/sparql", "GET", "503"): 1.0,
    }


def test_methods_that_http_does_not_know_count_as_one(
    metrics: Metrics, record: RequestRecord
) -> None:
    for number in range(100):
        metrics.request_ended(replace(record, method=f"BREW{number}", status=405))

    assert _requests(metrics) == {("/sparql", "other", "405"): 100.0}


def test_the_duration_of_a_query_counts_by_what_the_cache_did(
    metrics: Metrics, record: RequestRecord
) -> None:
    asked = replace(record, asked=Asked("ASK {}"), took=0.004)
    metrics.request_ended(replace(asked, cache=CacheUse.MISS))
    metrics.request_ended(replace(asked, cache=CacheUse.HIT, took=0.00004))

    name = "jinshan_kg_query_duration_seconds"
    value = metrics.registry.get_sample_value
    assert value(f"{name}_sum", {"cache": "miss"}) == 0.004
    assert value(f"{name}_bucket", {"cache": "miss", "le": "0.0025"}) == 0.0
    assert value(f"{name}_bucket", {"cache": "miss", "le": "0.005"}) == 1.0
    assert value(f"{name}_count", {"cache": "hit"}) == 1.0
    assert value(f"{name}_count", {"cache": "shared"}) == 0.0


def test_a_request_without_query_has_no_query_duration(
    metrics: Metrics, record: RequestRecord
) -> None:
    metrics.request_ended(record)

    name = "jinshan_kg_query_duration_seconds_count"
    assert metrics.registry.get_sample_value(name, {"cache": "none"}) == 0.0


def test_a_query_that_a_worker_ran_counts_by_its_outcome(metrics: Metrics) -> None:
    metrics.worker_ended(Outcome.TIMEOUT, queued=0.25, ran=30.0)

    value = metrics.registry.get_sample_value
    assert value("jinshan_kg_worker_outcomes_total", {"outcome": "timeout"}) == 1.0
    assert value("jinshan_kg_worker_outcomes_total", {"outcome": "ok"}) == 0.0
    assert value("jinshan_kg_queue_wait_seconds_sum") == 0.25
    assert value("jinshan_kg_worker_run_seconds_sum") == 30.0


def test_a_query_that_was_refused_did_not_run(metrics: Metrics) -> None:
    metrics.worker_ended(Outcome.REFUSED, queued=0.0, ran=None)

    value = metrics.registry.get_sample_value
    assert value("jinshan_kg_queue_wait_seconds_count") == 1.0
    assert value("jinshan_kg_worker_run_seconds_count") == 0.0


def test_the_version_of_the_dataset_is_that_which_is_served_now(metrics: Metrics) -> None:
    metrics.serves("4f1d")
    metrics.serves("8a2c")

    value = metrics.registry.get_sample_value
    labels = {"program": __version__}
    assert value("jinshan_kg_dataset_info", {"version": "8a2c", **labels}) == 1.0
    assert value("jinshan_kg_dataset_info", {"version": "4f1d", **labels}) is None


def test_the_process_tells_its_memory_and_processor_time(metrics: Metrics) -> None:
    memory = metrics.registry.get_sample_value("process_resident_memory_bytes")
    seconds = metrics.registry.get_sample_value("process_cpu_seconds_total")

    assert memory is not None
    assert memory > 1_000_000
    assert seconds is not None
    assert seconds > 0


def test_metrics_are_apart_from_each_other(metrics: Metrics, record: RequestRecord) -> None:
    Metrics().request_ended(record)

    assert _requests(metrics) == {}


def _requests(metrics: Metrics) -> dict[tuple[str, ...], float]:
    return {
        (sample.labels["route"], sample.labels["method"], sample.labels["status"]): sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
        if sample.name == "jinshan_kg_requests_total"
    }
