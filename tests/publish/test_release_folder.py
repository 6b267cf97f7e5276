"""A folder is there whole or not at all, and nothing of the user's is lost."""

import os
from pathlib import Path

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.publish.distributions import Distribution
from jinshan_kg.publish.release_folder import whole_folder
from jinshan_kg.publish.release_index import INDEX, index, weigh


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def earlier_release(folder: Path) -> None:
    (folder / "tables").mkdir(parents=True)
    (folder / "old.ttl").write_text("old", encoding="utf-8")
    (folder / "tables" / "old.csv").write_text("old", encoding="utf-8")
    listed = [
        Distribution(path, {"en": "", "zh": ""}, "text/plain", {"en": "", "zh": ""}, "rdf")
        for path in ("old.ttl", "tables/old.csv")
    ]
    (folder / INDEX).write_bytes(index(weigh(folder, listed)))


def fill_and_fail(target: Path, error: BaseException | type[BaseException], force: bool) -> None:
    with whole_folder(target, force=force) as beside:
        (beside / "a.ttl").write_text("new", encoding="utf-8")
        raise error


@pytest.mark.parametrize("above", [".", "new/new"])
def test_a_new_folder_is_filled_beside_its_place(tmp_path: Path, above: str) -> None:
    target = tmp_path / above / "out"

    with whole_folder(target) as beside:
        (beside / "a.ttl").write_text("new", encoding="utf-8")
        assert not target.exists()
        assert beside.parent == target.parent

    assert contents(target) == {"a.ttl": "new"}
    assert names(target.parent) == {"out"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with whole_folder(tmp_path / "out") as beside:
        (beside / "a.ttl").write_text("new", encoding="utf-8")

    assert contents(tmp_path) == {"out/a.ttl": "new"}
    assert names(tmp_path) == {"out"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, UserError("no")])
@pytest.mark.parametrize("force", [True, False])
def test_what_fails_leaves_nothing(
    tmp_path: Path, error: BaseException | type[BaseException], force: bool
) -> None:
    with pytest.raises((KeyboardInterrupt, UserError)):
        fill_and_fail(tmp_path / "out", error, force)

    assert names(tmp_path) == set()


def test_what_fails_leaves_the_earlier_release(tmp_path: Path) -> None:
    earlier_release(tmp_path / "out")
    before = contents(tmp_path)

    with pytest.raises(KeyboardInterrupt):
        fill_and_fail(tmp_path / "out", KeyboardInterrupt, True)

    assert contents(tmp_path) == before


def test_a_rename_that_fails_brings_the_earlier_release_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier_release(tmp_path / "out")
    before = contents(tmp_path)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with (
        pytest.raises(UserError, match="No space left on device"),
        whole_folder(tmp_path / "out", force=True),
    ):
        pass

    assert contents(tmp_path) == before
    assert names(tmp_path) == {"out"}


def test_a_folder_that_is_not_empty_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UserError) as caught, whole_folder(tmp_path):
        pytest.fail("there is nothing to fill")

    assert str(caught.value) == (
        f"{tmp_path}: this folder is not empty. Name another, or replace it with --force."
    )
    assert contents(tmp_path) == {"mine.txt": "mine"}


def test_an_earlier_release_is_replaced_and_other_files_stay(tmp_path: Path) -> None:
    target = tmp_path / "out"
    earlier_release(target)
    (target / "notes").mkdir()
    (target / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    (target / "tables" / "mine.csv").write_text("mine", encoding="utf-8")

    with whole_folder(target, force=True) as beside:
        (beside / "a.ttl").write_text("new", encoding="utf-8")

    assert contents(target) == {
        "a.ttl": "new",
        "notes/mine.txt": "mine",
        "tables/mine.csv": "mine",
    }
    assert names(tmp_path) == {"out"}


def test_a_folder_that_is_no_release_keeps_its_files(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "a.ttl").write_text("mine", encoding="utf-8")
    (target / "b.ttl").write_text("mine", encoding="utf-8")

    with whole_folder(target, force=True) as beside:
        (beside / "a.ttl").write_text("new", encoding="utf-8")

    assert contents(target) == {"a.ttl": "new", "b.ttl": "mine"}


def test_a_file_in_the_place_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("mine", encoding="utf-8")

    with pytest.raises(UserError) as caught, whole_folder(target, force=True):
        pytest.fail("there is nothing to fill")

    assert str(caught.value) == f"{target}: not a folder. Name a folder that is new or empty."


def test_a_mount_point_is_refused() -> None:
    with pytest.raises(UserError) as caught, whole_folder(Path("/"), force=True):
        pytest.fail("there is nothing to fill")

    assert str(caught.value) == ("/: a mount point, which cannot be renamed. Name a folder in it.")


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    with pytest.raises(UserError) as caught, whole_folder(tmp_path / "file" / "out"):
        pytest.fail("there is nothing to fill")

    assert str(caught.value) == (
        f"{tmp_path}/file/out: cannot be written (Not a directory). Check the path and its folder."
    )


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")

    with whole_folder(tmp_path / "link") as beside:
        (beside / "a.ttl").write_text("new", encoding="utf-8")

    assert (tmp_path / "link").is_symlink()
    assert contents(tmp_path / "real") == {"a.ttl": "new"}


def test_what_a_killed_one_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".out.0123abcd.part"
    left.mkdir()
    (left / "a.ttl").write_text("half a file", encoding="utf-8")
    then = left.stat().st_mtime - 60
    os.utime(left, (then, then))

    with whole_folder(tmp_path / "out") as beside:
        assert names(tmp_path) == {beside.name}

    assert names(tmp_path) == {"out"}


def test_one_that_is_being_filled_elsewhere_stays(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out", force=True) as one:
        then = one.stat().st_mtime - 60
        os.utime(one, (then, then))
        with whole_folder(tmp_path / "out", force=True) as other:
            assert names(tmp_path) == {one.name, other.name}
        os.utime(one)

    assert names(tmp_path) == {"out"}
