"""The index of a dataset that is served."""

import tempfile
import threading
from pathlib import Path

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.search.service import SearchService, UnsearchableError

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ROWS = f"iri,relation,value,language\r\nhttp://example.org/lake,{LABEL},Green Lake,en\r\n".encode()


def test_the_index_is_built_when_first_wanted_and_once() -> None:
    asked: list[int] = []

    def rows() -> bytes:
        asked.append(1)
        return ROWS

    search = SearchService(rows)
    assert asked == []
    assert search.index().search("lake").total == 1
    assert search.index() is search.index()
    assert asked == [1]


def test_the_rows_may_come_in_a_file_which_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(ROWS)
    file = path.open("rb")
    assert SearchService(lambda: file).index().search("lake").total == 1
    assert file.closed


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    index = SearchService(lambda: ROWS).index()
    assert list(tmp_path.iterdir()) == []
    assert index.search("lake").total == 1


def test_it_can_be_built_beforehand() -> None:
    asked = threading.Event()

    def rows() -> bytes:
        asked.set()
        return ROWS

    SearchService(rows).prepare()
    assert asked.wait(10)


def test_things_outside_the_base_are_not_found() -> None:
    assert SearchService(lambda: ROWS, "http://example.com/").index().search("lake").total == 0


def test_who_does_not_want_to_wait_is_told_to_come_again() -> None:
    go = threading.Event()

    def rows() -> bytes:
        go.wait(10)
        return ROWS

    search = SearchService(rows)
    with pytest.raises(UnsearchableError, match="being indexed") as caught:
        search.index(wait=0)
    assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": "5"})
    go.set()
    assert search.index().search("lake").total == 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (UserError("the query takes too long"), "the query takes too long"),
        (OSError("no space left"), "OSError: no space left"),
    ],
)
def test_why_it_cannot_be_built_is_told(error: Exception, reason: str) -> None:
    def rows() -> bytes:
        raise error

    with pytest.raises(UnsearchableError) as caught:
        SearchService(rows).index()
    assert str(caught.value) == f"The names of the dataset cannot be searched: {reason}"
    assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": "60"})


def test_rows_that_cannot_be_read_are_told() -> None:
    with pytest.raises(UnsearchableError, match="cannot be searched: ValueError"):
        SearchService(lambda: b"a\r\nb\r\n").index()


def test_what_failed_is_tried_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[bytes | None] = [None, ROWS]

    def rows() -> bytes:
        answer = answers.pop(0)
        if answer is None:
            raise UserError("not now")
        return answer

    search = SearchService(rows)
    for _ in range(2):
        with pytest.raises(UnsearchableError, match="not now"):
            search.index()
    monkeypatch.setattr("jinshan_kg.search.service._AGAIN", -1.0)
    assert search.index().search("lake").total == 1
