"""The process that makes the files: `python -m jinshan_kg.web.downloads.writer FOLDER`.

It runs at the lowest priority, writes beside the place and renames, and ends with its parent.
"""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.workers.isolation import die_with_parent
from jinshan_kg.errors import UserError
from jinshan_kg.publish.distributions import WrittenFile
from jinshan_kg.publish.material import read_material
from jinshan_kg.publish.parts import clear_parts, held, part_of
from jinshan_kg.publish.release import write_release
from jinshan_kg.web.answers.encoding import Accepted, Encoding
from jinshan_kg.web.downloads.shelf import Shelf

_LOWEST: Final = 19
_GZIP_LEVEL: Final = 9
_BROTLI_QUALITY: Final = 9
_ZSTD_LEVEL: Final = 15


def main(folder: Path) -> int:
    """Write the shelf of the bundled dataset; return the exit code.

    Args:
        folder: Where the shelves stand.
    """
    die_with_parent()
    with suppress(OSError):
        os.nice(_LOWEST)
    try:
        write_shelf(folder)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def write_shelf(root: Path) -> Shelf:
    """Write the files of the bundled dataset as it is now, unless they are there.

    Raises:
        UserError: If a file of the dataset does not parse, or the place cannot be written.
    """
    material = read_material(Layout.bundled())
    shelf = Shelf.of(root, material.version)
    if shelf.is_complete:
        return shelf
    beside = Shelf(part_of(shelf.folder))
    try:
        beside.folder.mkdir(parents=True)
        with held(beside.folder):
            clear_parts(root)
            for file in write_release(material, beside.release):
                _encode(beside, file)
            with suppress(OSError):  # another server has written the same files meanwhile
                beside.folder.rename(shelf.folder)
        shelf.clear_others()
    except OSError as error:
        raise UserError(f"{root}: cannot be written ({error.strerror}).") from error
    finally:
        shutil.rmtree(beside.folder, ignore_errors=True)
    return shelf


def _encode(shelf: Shelf, file: WrittenFile) -> None:
    """Compress a file beforehand, where that makes it smaller."""
    path = file.distribution.path
    for encoding, compress in _coders().items():
        if Accepted(encoding).for_body(file.size, file.distribution.media_type) is not encoding:
            continue
        target = shelf.variant(path, encoding)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(compress((shelf.release / path).read_bytes()))


def _coders() -> Mapping[Encoding, Callable[[bytes], bytes]]:
    import gzip

    import brotli
    import zstandard

    return MappingProxyType(
        {
            Encoding.ZSTD: zstandard.ZstdCompressor(_ZSTD_LEVEL).compress,
            Encoding.BR: lambda data: brotli.compress(data, quality=_BROTLI_QUALITY),
            Encoding.GZIP: lambda data: gzip.compress(data, _GZIP_LEVEL, mtime=0),
        }
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
