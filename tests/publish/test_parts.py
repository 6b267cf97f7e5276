"""Folders that a killed writer left half full are cleared by the next one."""

import os
from pathlib import Path

import pytest

from jinshan_kg.publish.parts import clear_parts, held
from jinshan_kg.web.downloads.writer import write_shelf


def part(root: Path, name: str = ".0.1-abc.1234.part", age: float = 60.0) -> Path:
    folder = root / name
    (folder / "release").mkdir(parents=True)
    (folder / "release" / "a.nt").write_text("half a file")
    then = folder.stat().st_mtime - age
    os.utime(folder, (then, then))
    return folder


def test_one_that_nobody_holds_goes(tmp_path: Path) -> None:
    folder = part(tmp_path)
    clear_parts(tmp_path)
    assert not folder.exists()


def test_one_that_is_being_filled_stays(tmp_path: Path) -> None:
    folder = part(tmp_path)
    with held(folder):
        clear_parts(tmp_path)
        assert (folder / "release" / "a.nt").is_file()
    clear_parts(tmp_path)
    assert not folder.exists()


def test_one_that_was_made_just_now_stays(tmp_path: Path) -> None:
    folder = part(tmp_path, age=0)
    clear_parts(tmp_path)
    assert folder.exists()


@pytest.mark.parametrize("name", ["something.part", ".hidden", "0.1-abc"])
def test_what_is_called_otherwise_stays(tmp_path: Path, name: str) -> None:
    folder = part(tmp_path, name)
    clear_parts(tmp_path)
    assert folder.exists()


def test_of_a_folder_only_its_own_go(tmp_path: Path) -> None:
    mine = part(tmp_path, ".out.0123abcd.part")
    others = [part(tmp_path, name) for name in (".outer.0123abcd.part", ".out.video.part")]
    clear_parts(tmp_path, "out")
    assert not mine.exists()
    assert all(folder.exists() for folder in others)


def test_there_need_be_no_folder(tmp_path: Path) -> None:
    clear_parts(tmp_path / "none")


def test_the_writer_clears_them(tmp_path: Path) -> None:
    folder = part(tmp_path)
    shelf = write_shelf(tmp_path)
    assert shelf.is_complete
    assert not folder.exists()
    assert list(tmp_path.iterdir()) == [shelf.folder]
