"""Where the ontology, the data and the shapes are, and which named graph each file belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import graph_iri

_ONTOLOGY_GRAPHS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "jinshan.ttl": "ontology",
        "concepts.ttl": "concepts",
        "units.ttl": "concepts",
        # The Data Cube structure describes the dataset, and would make the ontology OWL Full.
        "cube.ttl": "catalog",
    }
)
_DATA_GRAPHS: Final[Mapping[str, str]] = MappingProxyType({"catalog.ttl": "catalog"})


@dataclass(frozen=True, order=True)
class DataFile:
    """One RDF file to load.

    Attributes:
        path: The file.
        graph: The IRI of the named graph that its triples go to; None to take them as they are
            written (the default graph, or the graphs that TriG, N-Quads and JSON-LD name).
    """

    path: Path
    graph: str | None = None


@dataclass(frozen=True)
class Layout:
    """The three folders of the dataset."""

    ontology: Path
    data: Path
    shapes: Path

    @classmethod
    def at(cls, root: Path) -> "Layout":
        """Return the layout of a folder that holds `ontology/`, `data/` and `shapes/`."""
        return cls(root / "ontology", root / "data", root / "shapes")

    @classmethod
    def bundled(cls) -> "Layout":
        """Return the project's own layout: in the installed wheel, else in the checkout."""
        package = Path(__file__).parents[1]
        installed = package / "bundled"
        return cls.at(installed if installed.is_dir() else package.parents[1])

    def files(self) -> tuple[DataFile, ...]:
        """Return the files of the ontology and the data with their named graphs, sorted by path.

        Raises:
            UserError: If a folder is missing, or a file stands where no named graph is assigned.
        """
        ontology = [self._ontology_file(path) for path in _turtle_files(self.ontology)]
        data = [self._data_file(path) for path in _turtle_files(self.data)]
        return tuple(sorted(ontology + data))

    def shape_files(self) -> tuple[DataFile, ...]:
        """Return the files of the shapes, sorted by path; they belong to no graph of the dataset.

        Raises:
            UserError: If the folder is missing.
        """
        return tuple(DataFile(path) for path in _turtle_files(self.shapes))

    def _ontology_file(self, path: Path) -> DataFile:
        return DataFile(path, _assigned(path, path.relative_to(self.ontology), _ONTOLOGY_GRAPHS))

    def _data_file(self, path: Path) -> DataFile:
        below = path.relative_to(self.data)
        if len(below.parts) > 1:
            return DataFile(path, graph_iri(below.parts[0]))
        return DataFile(path, _assigned(path, below, _DATA_GRAPHS))


def _assigned(path: Path, below: Path, graphs: Mapping[str, str]) -> str:
    name = graphs.get(below.as_posix())
    if name is None:
        raise UserError(
            f"{path}: no named graph is assigned to this file. Known here: {', '.join(graphs)};"
            " data goes in a folder of data/, which names its graph."
        )
    return graph_iri(name)


def _turtle_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UserError(f"The folder {folder} is missing: the installation is not complete.")
    return sorted(path for path in folder.rglob("*.ttl") if path.is_file())
