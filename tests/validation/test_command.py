"""`jinshan-kg validate` on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from click.testing import Result

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.validation.report import Place

Write = Callable[[str, str], DataFile]
RunCli = Callable[..., Result]


@pytest.fixture(autouse=True)
def _small_dataset(monkeypatch: pytest.MonkeyPatch, small: Layout) -> None:
    monkeypatch.setattr(Layout, "bundled", lambda: small)


def test_a_good_file_exits_with_0(run_cli: RunCli, write: Write) -> None:
    file = write("a.ttl", "park:south a jk:Park ; jk:area 7.0 .")
    result = run_cli("validate", file.path, "--only", "shacl")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "Good: nothing found."
    assert result.stderr == ""


def test_a_violation_exits_with_1_and_is_shown(run_cli: RunCli, write: Write) -> None:
    file = write("a.ttl", "park:south a jk:Park .")
    line = file.path.read_text(encoding="utf-8").count("\n") + 1
    result = run_cli("validate", file.path, "--only", "shacl")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [
        f"violation  {Place(file.path, line)}  <id/park/south>",
        "    A park has an area (jk:area).",
        "    [shacl, <shapes#Area>, path jk:area]",
    ]
    assert result.stdout.splitlines()[-1] == "Not good: 1 violation."


def test_a_syntax_error_exits_with_1_and_shows_the_line(run_cli: RunCli, write: Write) -> None:
    file = write("a.ttl", "park:south a jk:Park ,, jk:Park .")
    result = run_cli("validate", file.path, "--only", "shacl")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:4] == [
        "    Column 23: , is not a valid RDF object",
        "      park:south a jk:Park ,, jk:Park .",
        "                            ^",
    ]


@pytest.mark.parametrize("option", [["--json"], ["--format", "json"]])
def test_json_is_for_machines(run_cli: RunCli, write: Write, option: list[str]) -> None:
    file = write("a.ttl", "park:south a jk:Park .")
    result = run_cli("validate", file.path, "--only", "shacl", *option)
    assert result.exit_code == 1
    written = json.loads(result.stdout)
    assert written["conforms"] is False
    assert [finding["label"] for finding in written["findings"]] == [None]


def test_the_shacl_report_is_turtle(run_cli: RunCli, write: Write) -> None:
    file = write("a.ttl", "park:south a jk:Park .")
    result = run_cli("validate", file.path, "--only", "shacl", "--format", "shacl")
    graph = rdflib.Graph().parse(data=result.stdout, format="turtle")
    assert graph.value(predicate=rdflib.SH.conforms, object=rdflib.Literal(False)) is not None


def test_without_paths_the_bundled_dataset_is_validated(run_cli: RunCli) -> None:
    result = run_cli("validate", "--only", "terms", "--only", "shacl")
    assert result.exit_code == 0
    assert [line.split()[:2] for line in result.stdout.splitlines()[:-1]] == [
        ["syntax", "passed"],
        ["terms", "passed"],
        ["shacl", "passed"],
    ]


def test_a_path_into_the_dataset_is_that_file_of_it(run_cli: RunCli, small: Layout) -> None:
    result = run_cli("validate", small.data / "parks", "--only", "terms", "--only", "shacl")
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["none.ttl"], "Error: none.ttl: no such file or folder. Check the path."),
        (["--only", "taste"], "'taste' is not one of"),
        (["--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_use_exits_with_2(run_cli: RunCli, arguments: list[str], error: str) -> None:
    result = run_cli("validate", *arguments)
    assert result.exit_code == 2
    assert error in result.stderr
    assert result.stdout == ""


def test_a_file_of_no_rdf_syntax_exits_with_2(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    result = run_cli("validate", tmp_path / "a.txt")
    assert result.exit_code == 2
    assert "unsupported file extension '.txt'" in result.stderr
