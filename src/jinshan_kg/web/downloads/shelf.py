"""Where the files of the downloads lie: a folder for each version of the dataset."""

import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinshan_kg import __version__
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.errors import UserError
from jinshan_kg.publish.distributions import WrittenFile
from jinshan_kg.publish.release_index import INDEX, read_index
from jinshan_kg.web.answers.encoding import Encoding

_KEPT: Final = 3  # releases of other versions, for servers that still give them
_EXTENSIONS: Final = {Encoding.ZSTD: ".zst", Encoding.BR: ".br", Encoding.GZIP: ".gz"}


@dataclass(frozen=True)
class Shelf:
    """The files of one version of the dataset; there, or not yet.

    Attributes:
        folder: The folder of this version.
    """

    folder: Path

    @classmethod
    def of(cls, root: Path, version: str) -> "Shelf":
        """Return the shelf of a version of the bundled dataset below a folder of the server's.

        Another version of the program, or of the JSON-LD context, may write other bytes, so it
        has a shelf of its own.
        """
        context = Layout.bundled().ontology / "context.jsonld"
        digest = sha256(version.encode() + context.read_bytes()).hexdigest()
        return cls(root / f"{__version__}-{digest[:16]}")

    @property
    def release(self) -> Path:
        """The files as released."""
        return self.folder / "release"

    def variant(self, path: str, encoding: Encoding) -> Path:
        """Return where a file lies in a content coding; it need not be there.

        Args:
            path: The path of a distribution.
            encoding: The coding.
        """
        if encoding is Encoding.IDENTITY:
            return self.release / path
        return self.folder / "encoded" / f"{path}{_EXTENSIONS[encoding]}"

    @property
    def is_complete(self) -> bool:
        """Whether the files are there; they come all at once."""
        return (self.release / INDEX).is_file()

    def files(self) -> tuple[WrittenFile, ...]:
        """Return the files; none where they are not there yet."""
        if not self.is_complete:
            return ()
        try:
            return read_index(self.release)
        except UserError:
            return ()  # somebody is just clearing the folder

    def clear_others(self) -> None:
        """Delete the releases of other versions but the newest few."""
        others = [
            path
            for path in self.folder.parent.iterdir()
            if path.is_dir() and path != self.folder and (path / "release" / INDEX).is_file()
        ]
        others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[_KEPT:]:
            shutil.rmtree(path, ignore_errors=True)
