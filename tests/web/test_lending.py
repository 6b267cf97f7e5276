"""Names by which open files and bytes can be opened for a while."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.web.gateway import lending
from jinshan_kg.web.gateway.lending import Lender

if sys.platform != "linux":
    pytest.skip("only Linux has names for descriptors", allow_module_level=True)


def in_a_loop(work: Callable[[Lender], None], seconds: float = 0) -> None:
    async def run() -> None:
        work(Lender())
        await asyncio.sleep(seconds)

    asyncio.run(run())


def test_a_file_without_a_name_has_one_even_after_it_is_closed() -> None:
    def work(lender: Lender) -> None:
        with tempfile.TemporaryFile() as file:
            file.write(b"an answer")
            file.flush()
            name = lender.name_of(file.fileno())
        assert name is not None
        assert Path(name).read_bytes() == b"an answer"
        assert Path(name).read_bytes() == b"an answer"  # each from the beginning

    in_a_loop(work)


def test_the_name_is_gone_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lending, "_PATIENCE", 0.01)
    names: list[str | None] = []
    in_a_loop(lambda lender: names.append(lender.name_of(0)), seconds=0.1)
    assert names[0] is not None
    assert not os.path.lexists(names[0])


def test_no_name_comes_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lending, "_PATIENCE", 0)

    async def run() -> list[str | None]:
        lender = Lender()
        names = []
        for _ in range(100):
            names.append(lender.name_of(0))
            await asyncio.sleep(0.001)  # so that it is closed again
        return names

    assert len(set(asyncio.run(run()))) == 100


def test_the_same_bytes_are_one_file() -> None:
    def work(lender: Lender) -> None:
        bodies = [bytes([number]) * 1000 for number in range(20)]
        names = [lender.name_of_bytes(body) for body in bodies]
        assert len(set(names)) == 20
        assert lender.name_of_bytes(bodies[-1]) == names[-1]
        for name, body in zip(names, bodies, strict=True):
            assert name is not None
            assert Path(name).read_bytes() == body  # those let go of too, for a while

    in_a_loop(work)


def test_where_there_are_no_descriptors_left_there_is_no_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> int:
        raise OSError("too many")

    monkeypatch.setattr("fcntl.fcntl", refuse)

    def work(lender: Lender) -> None:
        assert lender.name_of(0) is None
        assert lender.name_of_bytes(b"x") is None

    in_a_loop(work)
