"""A folder that is there whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from jinshan_kg.errors import UserError
from jinshan_kg.publish.parts import clear_parts, held, part_of
from jinshan_kg.publish.release_index import INDEX, read_index


@contextmanager
def whole_folder(target: Path, *, force: bool = False) -> Iterator[Path]:
    """Give a new folder to fill; it takes its place when the block ends, and only if it ends well.

    It is made beside its place and renamed. An error or Ctrl-C leaves what was there before; what
    one left that was killed is cleared. With
    `force`, the files of an earlier release are replaced; files that no release wrote stay, unless
    a new one has their name.

    Args:
        target: The place. The folders above it are made.
        force: Whether to replace a folder that is not empty.

    Raises:
        UserError: If the place is taken, or cannot be written.
    """
    place = target.resolve()
    _refuse_unfit(target, place, force)
    beside = part_of(place)
    try:
        beside.mkdir(parents=True)
        with _held_where_it_can_be(beside):
            clear_parts(place.parent, place.name)
            yield beside
            _put(beside, place)
    except OSError as error:
        raise UserError(
            f"{target}: cannot be written ({error.strerror}). Check the path and its folder."
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _held_where_it_can_be(folder: Path) -> Iterator[None]:
    with ExitStack() as stack:
        # A file system without locks: nobody clears what he cannot hold himself.
        with suppress(OSError):
            stack.enter_context(held(folder))
        yield


def _refuse_unfit(target: Path, place: Path, force: bool) -> None:
    if place.exists() and not place.is_dir():
        raise UserError(f"{target}: not a folder. Name a folder that is new or empty.")
    if place.is_mount():
        raise UserError(f"{target}: a mount point, which cannot be renamed. Name a folder in it.")
    try:
        taken = place.is_dir() and any(place.iterdir())
    except OSError as error:
        raise UserError(f"{target}: cannot be read ({error.strerror}). Check the path.") from error
    if taken and not force:
        raise UserError(
            f"{target}: this folder is not empty. Name another, or replace it with --force."
        )


def _put(beside: Path, place: Path) -> None:
    if not place.exists():
        beside.rename(place)
        return
    before = place.with_name(f".{place.name}.{token_hex(4)}.old")
    place.rename(before)
    try:
        beside.rename(place)
    except BaseException:
        before.rename(place)
        raise
    _keep_others(before, place)
    shutil.rmtree(before)


def _keep_others(before: Path, place: Path) -> None:
    """Move what no release wrote from the earlier folder to the new one."""
    ours = _files_of_release(before)
    for path in sorted(before.rglob("*")):
        name = path.relative_to(before)
        is_leaf = path.is_symlink() or not path.is_dir() or not any(path.iterdir())
        if is_leaf and name.as_posix() not in ours and not (place / name).exists():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            path.rename(place / name)


def _files_of_release(folder: Path) -> set[str]:
    try:
        return {INDEX, *(file.distribution.path for file in read_index(folder))}
    except UserError:
        return set()
