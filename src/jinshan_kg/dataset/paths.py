"""The RDF files behind the paths that a user gives on the command line."""

from collections.abc import Iterable
from pathlib import Path

from jinshan_kg.dataset.formats import FORMATS, is_supported
from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.errors import UserError


def files_at(paths: Iterable[Path]) -> tuple[DataFile, ...]:
    """Return the files at some paths, taken as they are written (no named graph is assigned).

    A folder means every supported file below it, in the order of their paths; hidden files and
    folders (a name that begins with a dot) are passed over, and so is what is not RDF. A file
    that is named twice counts once.

    Raises:
        UserError: If a path is missing or is neither file nor folder, a file has an unsupported
            extension, or a folder holds no supported file.
    """
    found = [file for path in paths for file in _below(path)]
    return tuple(DataFile(path) for path in dict.fromkeys(found))


def _below(path: Path) -> list[Path]:
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if _is_wanted(file, path))
        if not inside:
            raise UserError(f"{path}: no RDF file in this folder. Supported: {_supported()}.")
        return inside
    if not path.exists():
        raise UserError(f"{path}: no such file or folder. Check the path.")
    if not path.is_file():
        raise UserError(f"{path}: neither a file nor a folder. Give an RDF file: {_supported()}.")
    if not is_supported(path):
        raise UserError(
            f"{path}: unsupported file extension {path.suffix!r}. Supported: {_supported()}."
        )
    return [path]


def _is_wanted(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.is_file() and is_supported(file)


def _supported() -> str:
    return ", ".join(FORMATS)
