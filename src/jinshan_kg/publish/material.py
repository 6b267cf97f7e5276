"""What everything of a release is made from: the files of the dataset, parsed once."""

from collections.abc import Callable
from dataclasses import dataclass

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import ParsedFile, parse_with_prefixes
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.stored import as_stored


@dataclass(frozen=True)
class Material:
    """The dataset as its files say it.

    Attributes:
        layout: Where the files are.
        data_files: The files with their named graphs, sorted by path.
        files: The same files parsed, in the same order; literals in the form that is served.
        version: The version of the dataset, 64 hexadecimal digits.
        base_iri: What every IRI of the dataset begins with.
    """

    layout: Layout
    data_files: tuple[DataFile, ...]
    files: list[ParsedFile]
    version: str
    base_iri: str = BASE


def read_material(layout: Layout, step: Callable[[], None] = lambda: None) -> Material:
    """Read and parse the files of a layout.

    Args:
        layout: Where the files are.
        step: Called after each file.

    Raises:
        TurtleSyntaxError: If a file does not parse.
        UserError: If a file is missing or unreadable.
    """
    data_files = layout.files()
    files = []
    for file in data_files:
        files.append(parse_with_prefixes(file))
        step()
    return Material(layout, data_files, as_stored(files), dataset_version(data_files))
