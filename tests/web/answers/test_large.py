"""An answer in a file: several readers, one descriptor, nothing left open."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jinshan_kg.web.answers.large import LargeAnswer
from jinshan_kg.web.replies import PART

CONTENT = bytes(range(256)) * (3 * PART // 256) + b"end"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "result"
    path.write_bytes(CONTENT)
    return path


def open_descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # a Path would open no less


def test_the_content_comes_in_chunks(path: Path) -> None:
    answer = LargeAnswer(path.open("rb"), "text/csv", None)
    assert answer.size == len(CONTENT)
    assert [len(chunk) for chunk in answer.chunks()] == [PART, PART, PART, 3]
    assert b"".join(answer.chunks()) == CONTENT


def test_the_content_comes_from_its_beginning_wherever_the_file_stood(path: Path) -> None:
    file = path.open("rb")
    file.seek(100)
    assert b"".join(LargeAnswer(file, "text/csv", None).chunks()) == CONTENT


def test_several_threads_read_each_at_its_own_pace(path: Path) -> None:
    answer = LargeAnswer(path.open("rb"), "text/csv", None)
    with ThreadPoolExecutor(8) as threads:
        bodies = threads.map(lambda _: b"".join(answer.chunks()), range(16))
        assert set(bodies) == {CONTENT}


def test_the_file_it_was_given_is_closed(path: Path) -> None:
    file = path.open("rb")
    answer = LargeAnswer(file, "text/csv", None)
    assert file.closed
    assert b"".join(answer.chunks()) == CONTENT


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not tell")
def test_the_descriptor_is_closed_with_the_last_reader(path: Path) -> None:
    before = open_descriptors()
    answer = LargeAnswer(path.open("rb"), "text/csv", None)
    reader = answer.chunks()
    next(reader)
    del answer
    assert open_descriptors() == before + 1
    reader.close()  # type: ignore[attr-defined]  # as a server does when its client leaves
    del reader
    assert open_descriptors() == before


def test_a_file_that_ends_too_early_is_an_error(path: Path) -> None:
    answer = LargeAnswer(path.open("rb"), "text/csv", None)
    os.truncate(path, PART)
    reader = answer.chunks()
    assert next(reader) == CONTENT[:PART]
    with pytest.raises(OSError, match=f"ends at byte {PART} of {len(CONTENT)}"):
        next(reader)
