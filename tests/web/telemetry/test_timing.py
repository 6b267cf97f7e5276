"""The Server-Timing header."""

from dataclasses import replace

import pytest

from jinshan_kg.web.telemetry.record import CacheUse, RequestRecord
from jinshan_kg.web.telemetry.timing import server_timing


def test_a_request_that_no_worker_ran_for_has_a_total(record: RequestRecord) -> None:
    assert server_timing(record, 0.00154) == "total;dur=1.54"


def test_a_query_that_a_worker_ran(record: RequestRecord) -> None:
    ran = replace(record, cache=CacheUse.MISS, queued=0.0001, ran=0.0252)

    assert server_timing(ran, 0.026) == (
        "queue;dur=0.10, run;dur=25.20, cache;desc=miss, total;dur=26.00"
    )


def test_a_query_that_no_worker_came_free_for(record: RequestRecord) -> None:
    refused = replace(record, cache=CacheUse.MISS, queued=30.0)

    assert server_timing(refused, 30.001) == (
        "queue;dur=30000.00, cache;desc=miss, total;dur=30001.00"
    )


@pytest.mark.parametrize("use", [CacheUse.HIT, CacheUse.SHARED])
def test_a_query_that_was_not_evaluated_for_this_request(
    record: RequestRecord, use: CacheUse
) -> None:
    assert server_timing(replace(record, cache=use), 0.00004) == (
        f"cache;desc={use.value}, total;dur=0.04"
    )
