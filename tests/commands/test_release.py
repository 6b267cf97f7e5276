"""`jinshan-kg release`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.publish.release import planned, read_index

RunCli = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("release") / "out"


def test_it_writes_a_release_and_says_how_much(run_cli: RunCli, folder: Path) -> None:
    result = run_cli("release", folder)

    size = sum(file.size for file in read_index(folder))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{folder}: {len(planned())} files, {size / 1e6:.1f} MB.\n"


def test_a_folder_that_is_not_empty_is_refused(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()

    result = run_cli("release", tmp_path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: {tmp_path}: this folder is not empty. Name another, or replace it with --force.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_with_force_an_earlier_release_is_replaced(
    run_cli: RunCli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []

    def write(source: Layout, folder: Path, *, force: bool, progress: object) -> tuple[()]:
        given.extend([source, folder, force])
        return ()

    monkeypatch.setattr("jinshan_kg.commands.release.write_release", write)

    assert run_cli("release", tmp_path, "--force").exit_code == 0
    assert run_cli("release", tmp_path).exit_code == 0
    assert given == [Layout.bundled(), tmp_path, True, Layout.bundled(), tmp_path, False]
