"""The commands of README.md run as shown, and print what is shown."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Context
from tests.docs.examples import REPOSITORY, SHOWN, Example, read_examples, run_shell

TEXT = (REPOSITORY / "README.md").read_text(encoding="utf-8")
EXAMPLES = read_examples("README.md")
# What installs is tested with the package, and the tests do not run themselves.
SETUP = [
    example for example in EXAMPLES if "venv .venv" in example.code or "pytest" in example.code
]
COMMANDS = [example for example in EXAMPLES if example not in SETUP]
QUERIES = [example.code for example in COMMANDS if "jinshan-kg query" in example.code]


def as_csv(code: str, address: str, folder: Path) -> list[list[str]]:
    """Return the rows that a query of the command line prints for programs."""
    printed = run_shell(f"{code.rstrip()} --format csv", address, folder)
    return list(csv.reader(printed.splitlines()))


def shown_table() -> Iterator[list[str]]:
    """Give the rows that an answer is said to begin with, without the line below the head."""
    lines = TEXT.partition("It begins:\n\n")[2].partition("\n\n")[0].splitlines()
    for line in (lines[0], *lines[2:]):
        yield [cell.strip() for cell in line.strip("|").split("|")]


def test_it_has_commands_to_run_and_queries_among_them() -> None:
    assert (len(SETUP), len(COMMANDS), len(QUERIES)) == (3, 3, 2)


@pytest.mark.parametrize("example", COMMANDS)
def test_a_command_prints_something_and_complains_of_nothing(
    example: Example, address: str, folder: Path
) -> None:
    assert run_shell(example.code, address, folder).strip()


def test_the_first_query_begins_as_shown(address: str, folder: Path) -> None:
    shown = list(shown_table())
    assert len(shown) > 1
    assert as_csv(QUERIES[0], address, folder)[: len(shown)] == shown


def test_the_queries_find_every_figure_in_both_languages(address: str, folder: Path) -> None:
    chinese = QUERIES[0].replace('"en"', '"zh"')
    english, iris, translated = (as_csv(query, address, folder) for query in (*QUERIES, chinese))
    assert iris[0] == ["subject", "metric", "value", "unit", "period"]
    assert len(english) == len(iris) == len(translated) > 1


@pytest.mark.parametrize("shown", sorted(set(re.findall(rf"{SHOWN}[^\s)>'\"]*", TEXT))))
def test_an_address_that_is_shown_answers(shown: str, address: str, folder: Path) -> None:
    assert run_shell(f"curl -fsSL '{shown}'", address, folder)


def test_it_lists_every_command_of_the_program() -> None:
    from jinshan_kg.cli import main

    section = TEXT.partition("## The command line")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `(\w+)", section, re.MULTILINE)
    assert list(dict.fromkeys(listed)) == main.list_commands(Context(main))
