"""The files lie in a folder for each version, whole or not at all."""

import os
from pathlib import Path

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.web.downloads import writer
from jinshan_kg.web.downloads.shelf import Shelf
from jinshan_kg.web.downloads.writer import write_shelf


def test_what_is_there_is_not_made_again(shelf: Shelf) -> None:
    before = shelf.folder.stat().st_mtime_ns
    assert write_shelf(shelf.folder.parent) == shelf
    assert shelf.folder.stat().st_mtime_ns == before


def test_nothing_is_left_of_an_attempt_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writer, "_encode", broken)
    with pytest.raises(UserError, match="No space left on device"):
        write_shelf(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_releases_of_other_versions_go_but_for_the_newest(tmp_path: Path) -> None:
    for age in range(6):
        release = tmp_path / f"old-{age}" / "release"
        release.mkdir(parents=True)
        (release / "index.json").write_text("{}")
        os.utime(release.parent, (1000 - age, 1000 - age))
    (tmp_path / "something of the user's").mkdir()
    Shelf(tmp_path / "ours").clear_others()
    assert {path.name for path in tmp_path.iterdir()} == {
        "old-0",
        "old-1",
        "old-2",
        "something of the user's",
    }


def test_another_version_of_the_dataset_has_another_shelf(tmp_path: Path) -> None:
    assert Shelf.of(tmp_path, "a" * 64) != Shelf.of(tmp_path, "b" * 64)
    assert Shelf.of(tmp_path, "a" * 64).files() == ()
