"""`index.json`: the files of a release, so that a server need not weigh them again."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path
from typing import Final

from jinshan_kg.errors import UserError
from jinshan_kg.publish.distributions import Distribution, WrittenFile

INDEX: Final = "index.json"
"""The name of the file; it does not list itself."""


def weigh(folder: Path, distributions: Iterable[Distribution]) -> tuple[WrittenFile, ...]:
    """Return files of a folder with their sizes and checksums.

    Raises:
        UserError: If a file is missing or unreadable.
    """
    return tuple(_weigh(folder, each) for each in distributions)


def index(files: Iterable[WrittenFile]) -> bytes:
    """Return the content of the index of some files."""
    entries = [asdict(file) for file in files]
    return (json.dumps({"files": entries}, indent=2, ensure_ascii=False) + "\n").encode()


def read_index(folder: Path) -> tuple[WrittenFile, ...]:
    """Return the files of a release, in the order written.

    Raises:
        UserError: If the folder holds no release, or the index is not one.
    """
    path = folder / INDEX
    try:
        entries = json.loads(path.read_bytes())["files"]
        return tuple(
            WrittenFile(Distribution(**entry["distribution"]), entry["size"], entry["sha256"])
            for entry in entries
        )
    except OSError as error:
        raise UserError(
            f"{folder}: no release is here ({INDEX}: {error.strerror}). Write one with"
            " jinshan-kg release."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path}: not the index of a release. Write the release anew.") from error


def _weigh(folder: Path, distribution: Distribution) -> WrittenFile:
    path = folder / distribution.path
    try:
        with path.open("rb") as content:
            digest = file_digest(content, "sha256").hexdigest()
        return WrittenFile(distribution, path.stat().st_size, digest)
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}).") from error
