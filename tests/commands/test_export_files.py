"""`jinshan-kg export` of tables and networks: the bytes of a release."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.publish.file_formats import NETWORK_FORMATS, TABLE_FORMATS, FileFormat
from jinshan_kg.publish.release import write_release

RunCli = Callable[..., Result]

FORMATS = (*TABLE_FORMATS, *NETWORK_FORMATS)
FOLDERS = {
    "csv": ["claims.csv", "csv-metadata.json", "entities.csv", "observations.csv", "officials.csv"],
    "neo4j": ["nodes.csv", "relationships.csv"],
    "parquet": [f"{name}.parquet" for name in ("claims", "entities", "observations", "officials")],
}


@pytest.fixture(scope="module")
def release(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "jinshan-kg"
    write_release(layout, folder)
    return folder


@pytest.mark.parametrize("to", [to for to in FORMATS if not to.is_folder], ids=lambda to: to.name)
def test_a_format_of_one_file_goes_to_standard_output(
    run_cli: RunCli, release: Path, to: FileFormat
) -> None:
    result = run_cli("export", to.name)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == (release / to.paths[0]).read_bytes()


def test_and_to_a_file(run_cli: RunCli, release: Path, tmp_path: Path) -> None:
    result = run_cli("export", "gexf", "-o", tmp_path / "network.gexf")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    written = (tmp_path / "network.gexf").read_bytes()
    assert written == (release / "graphs/jinshan-kg.gexf").read_bytes()


@pytest.mark.parametrize(("name", "names"), FOLDERS.items())
def test_a_format_of_several_files_goes_to_a_folder(
    run_cli: RunCli, release: Path, tmp_path: Path, name: str, names: list[str]
) -> None:
    result = run_cli("export", name, "-o", tmp_path / "new")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == names
    (to,) = (to for to in FORMATS if to.name == name)
    for path in to.paths:
        written = (tmp_path / "new" / Path(path).name).read_bytes()
        assert written == (release / path).read_bytes(), path


def test_there_are_no_other_folders() -> None:
    assert {to.name for to in FORMATS if to.is_folder} == set(FOLDERS)


@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_without_a_folder_several_files_are_refused(
    run_cli: RunCli, output: tuple[str, ...]
) -> None:
    result = run_cli("export", "csv", *output)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: csv is 5 files. Name a folder for them: jinshan-kg export csv -o FOLDER\n"
    )


def test_a_folder_that_is_not_empty_is_refused_unless_forced(
    run_cli: RunCli, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    refused = run_cli("export", "neo4j", "-o", tmp_path)
    assert (refused.exit_code, refused.stderr) == (
        2,
        f"Error: {tmp_path}: this folder is not empty. Name another, or replace it with --force.\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]

    assert run_cli("export", "neo4j", "-o", tmp_path, "--force").exit_code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["nodes.csv", "notes.txt", "relationships.csv"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("csv", "data"), "csv is written of the bundled dataset only. Leave PATH out."),
        (
            ("gexf", "--graph", "derived"),
            "gexf is written of the whole dataset. Leave --graph out.",
        ),
        (
            ("dot", "--context", "iri"),
            "--context is for JSON-LD; DOT has none. Leave it out.",
        ),
    ],
)
def test_what_holds_for_rdf_only_is_refused(
    run_cli: RunCli, arguments: tuple[str, ...], message: str
) -> None:
    result = run_cli("export", *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {message}\n")
