"""The id of a request: a proxy's own if it is trusted and sane, else a new one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.telemetry.request_id import RequestIds


@pytest.mark.parametrize(
    "given_id",
    [
        "7",
        "0af7651916cd43dd8448eb211c80319c",
        "2c1d6cfe-7a4f-4b8e-9f0e-0d5a4c1a7c11",
        "Root=1-67891233-abcdef012345678912345678",
        "a" * 64,
    ],
)
def test_a_sane_id_is_kept_where_proxies_are_trusted(given_id: str) -> None:
    assert RequestIds(trusted=True).choose(given_id) == given_id


@pytest.mark.parametrize("given_id", ["", "a" * 65, "a b", 'a"', "a\\", "a\r\nX: y", "é", "a,b"])
def test_another_id_is_replaced(given_id: str) -> None:
    assert re.fullmatch("[0-9a-f]{16}", RequestIds(trusted=True).choose(given_id))


def test_a_strangers_id_is_replaced() -> None:
    assert re.fullmatch("[0-9a-f]{16}", RequestIds(trusted=False).choose("7"))


def test_a_request_without_id_gets_one_that_no_other_has() -> None:
    ids = RequestIds(trusted=True)

    assert len({ids.choose(None) for _ in range(10_000)}) == 10_000


@given(given_id=st.text())
def test_no_id_needs_escaping(given_id: str) -> None:
    assert re.fullmatch(r"[\w.:+/=@-]{1,64}", RequestIds(trusted=True).choose(given_id), re.ASCII)
