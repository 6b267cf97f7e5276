"""Progress is shown on a terminal, and only of work that lasts."""

from io import StringIO
from time import monotonic, sleep

import pytest
from rich.console import Console

from jinshan_kg.commands.progress import progress


def shown(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.fixture
def terminal() -> Console:
    return Console(file=StringIO(), force_terminal=True, width=80)


def test_long_work_shows_what_is_done_and_how_far(terminal: Console) -> None:
    with progress("Reading", 4, delay=0, console=terminal) as step:
        step()
        until = monotonic() + 10
        while "25%" not in shown(terminal) and monotonic() < until:
            sleep(0.01)

    assert "Reading" in shown(terminal)
    assert "25%" in shown(terminal)


def test_short_work_shows_nothing(terminal: Console) -> None:
    with progress("Reading", 4, delay=60, console=terminal) as step:
        step()

    assert shown(terminal) == ""


def test_an_error_ends_the_progress_and_goes_on(terminal: Console) -> None:
    with pytest.raises(ValueError, match="mine"), progress("Reading", delay=0, console=terminal):
        raise ValueError("mine")


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Reading", 4, delay=0) as step:
        step()

    assert capsys.readouterr() == ("", "")
