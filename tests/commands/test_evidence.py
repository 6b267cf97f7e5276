"""`jinshan-kg evidence`: what it prints, and its exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.evidence.document import digest

Cli = Callable[..., Result]

SOURCE = "https://w3id.org/jinshan-kg/source/notes"
TEXT = "we met Ana Sol’s two cats\n"


def passage(start: int, token: str) -> str:
    span = TEXT[start : start + len(token)]
    return (
        f"<{SOURCE}/chars/{start}-{start + len(token)}> a jk:Passage ; jk:source <{SOURCE}> ;"
        f' jk:start {start} ; jk:end {start + len(token)} ; jk:token "{token}" ;'
        f' jk:digest "{digest(span)}" .\n'
        f"ex:it jk:evidence <{SOURCE}/chars/{start}-{start + len(token)}> .\n"
    )


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "notes.txt"
    file.write_bytes(TEXT.encode())
    return file


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data that leaves nothing out; it stands for the bundled data too."""
    folder = tmp_path / "kg" / "data" / "notes"
    folder.mkdir(parents=True)
    (tmp_path / "kg" / "ontology").mkdir()
    head = (
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
        "@prefix ex: <https://example.org/> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        f'<{SOURCE}> a jk:Source ; dcterms:title "Notes" ; jk:digest "{digest(TEXT)}" .\n'
    )
    file = folder / "passages.ttl"
    file.write_text(head + passage(7, "Ana Sol") + passage(17, "two"), encoding="utf-8")
    monkeypatch.setattr(Layout, "bundled", lambda: Layout.at(tmp_path / "kg"))
    return file


def replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_all_is_good(run_cli: Cli, document: Path, data: Path) -> None:
    result = run_cli("evidence", "check", "--source", document)
    assert result.stdout == (
        f"Document  {document}: 26 code points, SHA-256 {digest(TEXT)} as recorded for {SOURCE}\n"
        "Passages  2: 2 good, 0 not; 0 set aside\n"
        "Values    0 printed: 0 as their tokens write them, 0 not\n"
        "Figures   1 in the document: 1 in the data, 0 set aside, 0 uncovered\n"
        "Names     1 in the document: 1 in the data, 0 set aside, 0 uncovered\n"
        "Good: every passage holds, every value is the one printed, nothing is left out.\n"
    )
    assert result.exit_code == 0


def test_files_given_are_checked_instead_of_the_bundled_data(
    run_cli: Cli, document: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Layout, "bundled")
    assert run_cli("evidence", "check", data, "--source", document).exit_code == 0
    assert run_cli("evidence", "check", data.parent, "--source", document).exit_code == 0


def test_what_is_wrong_and_what_is_left_out(run_cli: Cli, document: Path, data: Path) -> None:
    replace(data, '"Ana Sol"', '"Ana Sola"')
    result = run_cli("evidence", "check", "--source", document)
    assert result.stdout.splitlines()[1:] == [
        "Passages  2: 1 good, 1 not; 0 set aside",
        "Values    0 printed: 0 as their tokens write them, 0 not",
        "Figures   1 in the document: 1 in the data, 0 set aside, 0 uncovered",
        "Names     1 in the document: 0 in the data, 0 set aside, 1 uncovered",
        f"token  {SOURCE}/chars/7-14",
        "    expected the token “Ana Sola”, found “Ana Sol” at 7-14 (line 1). It is nowhere in the "
        "document; the nearest is 7-14 (line 1: “Ana Sol”); write "
        f"<{SOURCE}/chars/7-14>.",
        "uncovered  line 1, 7-14: name “Ana Sol”",
        "Not good: findings 1, uncovered 1. See `jinshan-kg evidence locate TEXT` for the passage "
        "to write.",
    ]
    assert result.exit_code == 1


def test_as_json(run_cli: Cli, document: Path, data: Path) -> None:
    replace(data, f"ex:it jk:evidence <{SOURCE}/chars/7-14> .", "")
    result = run_cli("evidence", "check", "--source", document, "--json")
    assert json.loads(result.stdout) == {
        "good": False,
        "document": {
            "iri": SOURCE,
            "file": str(document),
            "digest": digest(TEXT),
            "length": 26,
        },
        "passages": {"total": 2, "good": 2, "setAside": 0},
        "values": {"total": 0, "good": 0},
        "findings": [
            {
                "code": "unused",
                "iri": f"{SOURCE}/chars/7-14",
                "message": "nothing uses the passage (“Ana Sol”) as jk:evidence, jk:context or "
                "jk:mention, and it is not set aside: link it, give it jk:setAside, or remove it.",
                "suggestions": [],
            }
        ],
        "coverage": {
            "figures": {"total": 1, "inData": 1, "setAside": 0, "uncovered": 0},
            "names": {"total": 1, "inData": 1, "setAside": 0, "uncovered": 0},
            "uncovered": [],
        },
    }
    assert result.exit_code == 1


def test_what_is_left_out_as_json(run_cli: Cli, document: Path, data: Path) -> None:
    replace(data, passage(17, "two"), "")
    result = run_cli("evidence", "check", "--source", document, "--json")
    assert json.loads(result.stdout)["coverage"]["uncovered"] == [
        {"kind": "figure", "text": "two", "start": 17, "end": 20, "line": 1}
    ]


def test_the_wrong_document_is_a_failed_check(run_cli: Cli, document: Path, data: Path) -> None:
    document.write_text("another text", encoding="utf-8")
    for command in (["check"], ["locate", "two"]):
        result = run_cli("evidence", *command, "--source", document)
        assert result.stdout == ""
        assert result.stderr == (
            f"Error: {document} is not the document that the passages were read from: its SHA-256 "
            f"is {digest('another text')}, jk:digest says {digest(TEXT)} for <{SOURCE}>. Use the "
            "file as it was published, line ends unchanged. The document: “Notes”.\n"
        )
        assert result.exit_code == 1


@pytest.mark.parametrize(
    ("command", "begin"),
    [
        (["check"], {"good": False}),
        (["locate", "two"], {"text": "two", "places": [], "nearest": None}),
    ],
)
def test_the_wrong_document_as_json(
    run_cli: Cli, document: Path, data: Path, command: list[str], begin: dict[str, object]
) -> None:
    document.write_text("another text", encoding="utf-8")
    result = run_cli("evidence", *command, "--json", "--source", document)
    found = json.loads(result.stdout)
    (finding,) = found.pop("findings")
    assert found == {
        **begin,
        "document": {
            "iri": None,
            "file": str(document),
            "digest": digest("another text"),
            "length": 12,
        },
        "expected": [{"iri": SOURCE, "digest": digest(TEXT), "length": None}],
    }
    message = f"{document} is not the document that the passages were read from: its SHA-256 is "
    assert finding.pop("message").startswith(message)
    assert finding == {"code": "document", "iri": None, "suggestions": []}
    assert (result.exit_code, result.stderr) == (1, "")


def test_a_value_that_is_not_the_printed_one(run_cli: Cli, document: Path, data: Path) -> None:
    with data.open("a", encoding="utf-8") as file:
        file.write(f"ex:cats jk:value 20.0 ; jk:evidence <{SOURCE}/chars/17-20> .\n")
    result = run_cli("evidence", "check", "--source", document)
    assert result.stdout.splitlines()[2:] == [
        "Values    1 printed: 0 as their tokens write them, 1 not",
        "Figures   1 in the document: 1 in the data, 0 set aside, 0 uncovered",
        "Names     1 in the document: 1 in the data, 0 set aside, 0 uncovered",
        "value  https://example.org/cats",
        "    <https://example.org/cats> has the value 20.0, but the token “two” of its evidence "
        f"<{SOURCE}/chars/17-20> reads as 2.0. Correct jk:value, or cite the passage that prints "
        "it.",
        "Not good: findings 1, uncovered 0.",
    ]
    assert result.exit_code == 1


@pytest.mark.parametrize("command", [["check"], ["locate", "two"]])
def test_without_the_document(run_cli: Cli, data: Path, command: list[str]) -> None:
    result = run_cli("evidence", *command)
    assert result.stderr == (
        "Error: give the document with --source FILE. The document: “Notes”.\n"
    )
    assert result.exit_code == 2


@pytest.mark.parametrize("command", [["check"], ["locate", "two"]])
def test_a_missing_document(run_cli: Cli, data: Path, command: list[str]) -> None:
    result = run_cli("evidence", *command, "--source", "none.txt")
    assert result.stderr == (
        "Error: cannot read the document none.txt: No such file or directory. "
        "Give its file with --source FILE.\n"
    )
    assert result.exit_code == 2


def test_a_missing_path(run_cli: Cli, document: Path) -> None:
    result = run_cli("evidence", "check", "none.ttl", "--source", document)
    assert result.stderr.startswith("Error: none.ttl: ")
    assert result.exit_code == 2


def test_locate_prints_turtle(run_cli: Cli, document: Path, data: Path) -> None:
    result = run_cli("evidence", "locate", "Sol's  two", "--source", document)
    assert result.stdout == (
        "# line 1\n"
        f"<{SOURCE}/chars/11-20>\n"
        "    a jk:Passage ;\n"
        f"    jk:source <{SOURCE}> ;\n"
        "    jk:start 11 ;\n"
        "    jk:end 20 ;\n"
        '    rdfs:label "characters 11 to 20"@en ;\n'
        '    jk:token "Sol’s two" ;\n'
        f'    jk:digest "{digest("Sol’s two")}" .\n'
    )
    assert result.exit_code == 0


def test_locate_as_json(run_cli: Cli, document: Path, data: Path) -> None:
    result = run_cli("evidence", "locate", "two", "--source", document, "--json")
    (place,) = json.loads(result.stdout)["places"]
    assert (place["iri"], place["line"]) == (f"{SOURCE}/chars/17-20", 1)
    assert result.exit_code == 0


def test_locate_shows_the_nearest(run_cli: Cli, document: Path, data: Path) -> None:
    result = run_cli("evidence", "locate", "anna sol", "--source", document)
    assert result.stdout == ""
    assert result.stderr == (
        "Error: “anna sol” is nowhere in the document. The nearest is “Ana Sol”, 7-14 "
        f"(line 1): <{SOURCE}/chars/7-14>.\n"
    )
    assert result.exit_code == 1


def test_locate_nothing_alike(run_cli: Cli, document: Path, data: Path) -> None:
    result = run_cli("evidence", "locate", "zyxgk", "--source", document, "--json")
    assert json.loads(result.stdout) == {"text": "zyxgk", "places": [], "nearest": None}
    assert result.exit_code == 1
    result = run_cli("evidence", "locate", "zyxgk", "--source", document)
    assert result.stderr == ("Error: “zyxgk” is nowhere in the document. Nothing in it is alike.\n")


def test_locate_needs_a_text(run_cli: Cli, document: Path, data: Path) -> None:
    result = run_cli("evidence", "locate", " ", "--source", document)
    assert result.stderr == (
        "Error: TEXT is empty: give a figure, a name or a clause of the document.\n"
    )
    assert result.exit_code == 2


@pytest.mark.parametrize("command", [[], ["check"], ["locate"]])
def test_help(run_cli: Cli, command: list[str]) -> None:
    assert run_cli("evidence", *command, "--help").exit_code == 0
