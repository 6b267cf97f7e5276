"""The members of the access log and of the query log."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.telemetry.lines import Members, access_members, query_members
from jinshan_kg.web.telemetry.record import Asked, CacheUse, Outcome, RequestRecord

ASKED = Asked("ASK {}", "ASK", "json")


def read(members: Members) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(f"{{{members}}}")
    return parsed


def test_the_access_log_of_a_request(record: RequestRecord) -> None:
    assert access_members(record) == (
        '"id": "4f1d", "client": "192.0.2.7", "method": "GET", "path": "/sparql", "status": 200,'
        ' "bytes": 137, "ms": 12.500, "cache": "none", "agent": "curl/8.5.0"'
    )


def test_a_client_that_left_is_told_of(record: RequestRecord) -> None:
    assert read(access_members(replace(record, complete=False)))["aborted"] is True


def test_the_query_log_of_a_query_that_a_worker_ran(record: RequestRecord) -> None:
    ran = replace(
        record, cache=CacheUse.MISS, outcome=Outcome.OK, queued=0.0002, ran=0.0115, rows=3
    )

    assert query_members(ran, ASKED, with_text=False) == (
        '"id": "4f1d", "query": "819ea91ed5f12b38", "form": "ASK", "format": "json",'
        ' "status": 200, "bytes": 137, "rows": 3, "ms": 12.500, "cache": "miss",'
        ' "outcome": "ok", "queue_ms": 0.200, "run_ms": 11.500'
    )


def test_the_query_log_of_a_cached_answer(record: RequestRecord) -> None:
    hit = replace(record, cache=CacheUse.HIT)

    assert query_members(hit, ASKED, with_text=False) == (
        '"id": "4f1d", "query": "819ea91ed5f12b38", "form": "ASK", "format": "json",'
        ' "status": 200, "bytes": 137, "ms": 12.500, "cache": "hit"'
    )


def test_a_query_that_found_no_worker_did_not_run(record: RequestRecord) -> None:
    refused = replace(record, cache=CacheUse.MISS, outcome=Outcome.REFUSED, queued=0.0, status=503)

    members = read(query_members(refused, ASKED, with_text=False))

    assert (members["outcome"], members["queue_ms"]) == ("refused", 0.0)
    assert "run_ms" not in members


def test_a_query_that_could_not_be_read_has_neither_form_nor_format(record: RequestRecord) -> None:
    members = read(query_members(record, Asked("ASK {"), with_text=False))

    assert (members["form"], members["format"]) == (None, None)


def test_the_text_of_a_query_is_logged_if_wanted_and_not_beyond_2000_characters(
    record: RequestRecord,
) -> None:
    members = read(query_members(record, Asked("x" * 3_000), with_text=True))

    assert members["text"] == "x" * 2_000


@pytest.mark.parametrize(
    ("member", "most"), [("client", 64), ("method", 16), ("path", 512), ("agent", 256)]
)
def test_what_a_stranger_sends_is_logged_in_part_if_it_is_long(
    record: RequestRecord, member: str, most: int
) -> None:
    setattr(record, member, "x" * 10_000)

    assert read(access_members(record))[member] == "x" * most


@given(text=st.text())
def test_no_text_breaks_out_of_its_member_or_line(text: str) -> None:
    record = RequestRecord("4f1d", 0.0, text, text, text, text)

    access = access_members(record)
    query = query_members(record, Asked(text), with_text=True)

    assert read(access)["path"] == text[:512]
    assert read(query)["text"] == text[:2_000]
    assert all(" " <= character <= "~" for character in access + query)


def test_members_that_are_unknown_are_left_out() -> None:
    assert Members.of(outcome="loaded", reason=None, ms=1.5) == '"outcome": "loaded", "ms": 1.5'
