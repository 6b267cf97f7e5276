"""The examples of docs/clients.md run as shown, and print what is shown."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[2] / "docs/clients.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.DOTALL)
SHOWN = "http://127.0.0.1:8000/sparql"


@pytest.mark.parametrize(("language", "code", "printed"), EXAMPLES)
def test_an_example(endpoint: str, tmp_path: Path, language: str, code: str, printed: str) -> None:
    if language == "sh" and shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    assert SHOWN in code
    program = ["sh", "-ec"] if language == "sh" else [sys.executable, "-c"]
    done = subprocess.run(
        [*program, code.replace(SHOWN, endpoint)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.stdout.replace("\r\n", "\n").rstrip("\n"), done.stderr, done.returncode) == (
        printed.rstrip("\n"),
        "",
        0,
    )


def test_every_example_shows_what_it_prints() -> None:
    assert len(EXAMPLES) == len(re.findall(r"```(?:sh|python)\n", TEXT)) == 6
