"""Progress shows which file is being written, on a terminal only."""

from io import StringIO

import pytest
from rich.console import Console

from jinshan_kg.commands.file_progress import file_progress


@pytest.fixture
def terminal() -> Console:
    return Console(file=StringIO(), force_terminal=True, width=80)


def shown(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_the_next_file_and_the_count_are_shown(terminal: Console) -> None:
    with file_progress("Releasing", ["a.ttl", "b.csv"], console=terminal) as wrote:
        wrote("a.ttl")

    text = shown(terminal)
    assert all(part in text for part in ("Releasing", "a.ttl", "b.csv", "1/2"))


def test_a_file_that_is_not_planned_is_shown_by_its_name(terminal: Console) -> None:
    with file_progress("Releasing", ["a.ttl"], console=terminal) as wrote:
        wrote("other.ttl")

    assert "other.ttl" in shown(terminal)


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with file_progress("Releasing", ["a.ttl"]) as wrote:
        wrote("a.ttl")

    assert capsys.readouterr() == ("", "")
