"""The examples of docs/clients.md run as shown, and print what is shown."""

from pathlib import Path

import pytest
from tests.docs.examples import Example, read_examples, run_node, run_python, run_shell

EXAMPLES = read_examples("docs/clients.md")
RUN = {"sh": run_shell, "python": run_python, "js": run_node}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example(example: Example, address: str, folder: Path) -> None:
    printed = RUN[example.language](example.code, address, folder)
    assert printed.rstrip("\n") == example.printed.rstrip("\n")


def test_there_are_examples_for_the_shell_python_and_the_browser() -> None:
    languages = [example.language for example in EXAMPLES]
    assert [languages.count(language) for language in RUN] == [4, 3, 1]
