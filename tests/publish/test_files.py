"""Files that are there whole or not at all."""

import os
from pathlib import Path

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.publish.files import write_whole


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.ttl", b"new")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.ttl": b"new"}


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"old and longer")

    write_whole(tmp_path / "a.ttl", b"new")

    assert (tmp_path / "a.ttl").read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.ttl").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", fail)

    with pytest.raises(UserError, match="No space left on device"):
        write_whole(tmp_path / "a.ttl", b"new")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.ttl": b"old"}


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_bytes(b"old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")

    write_whole(tmp_path / "link.ttl", b"new")

    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes() == b"new"


def test_what_is_not_a_regular_file_is_written_to_and_kept() -> None:
    write_whole(Path(os.devnull), b"new")

    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("place", "reason"),
    [("", "Is a directory"), ("none/a.ttl", "No such file or directory")],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        write_whole(tmp_path / place, b"new")

    assert str(caught.value) == (
        f"{tmp_path / place}: cannot be written ({reason}). Check the path and its folder."
    )
