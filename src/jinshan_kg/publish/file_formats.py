"""The tables and the networks as formats to export: each is one file of a release, or several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from jinshan_kg.publish.material import Material
from jinshan_kg.publish.tables.listing import TABLES


@dataclass(frozen=True)
class FileFormat:
    """A format of the table.

    Attributes:
        name: What it is called on the command line.
        title: What people call it.
        paths: The files of a release that it is, by their paths there.
        aliases: Other names that people use.
        is_text: Whether a terminal can show it.
    """

    name: str
    title: str
    paths: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    is_text: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the format answers to."""
        return (self.name, *self.aliases)

    @property
    def is_folder(self) -> bool:
        """Whether it is several files, which want a folder."""
        return len(self.paths) > 1


TABLE_FORMATS: Final = (
    FileFormat(
        "csv",
        "CSV with CSVW metadata",
        (*(f"tables/{table.name}.csv" for table in TABLES), "tables/csv-metadata.json"),
        ("csvw",),
    ),
    *(
        FileFormat(f"{table.name}.csv", f"{table.en} as CSV", (f"tables/{table.name}.csv",))
        for table in TABLES
    ),
    FileFormat("xlsx", "Excel workbook", ("tables/jinshan-kg.xlsx",), ("excel",), is_text=False),
    FileFormat(
        "parquet",
        "Parquet",
        tuple(f"tables/{table.name}.parquet" for table in TABLES),
        is_text=False,
    ),
    *(
        FileFormat(
            f"{table.name}.parquet",
            f"{table.en} as Parquet",
            (f"tables/{table.name}.parquet",),
            is_text=False,
        )
        for table in TABLES
    ),
)
"""The formats of the tables."""

NETWORK_FORMATS: Final = (
    FileFormat("gexf", "GEXF", ("graphs/jinshan-kg.gexf",), ("gephi",)),
    FileFormat("graphml", "GraphML", ("graphs/jinshan-kg.graphml",)),
    FileFormat("cyjs", "Cytoscape JSON", ("graphs/jinshan-kg.cyjs",), ("cytoscape",)),
    FileFormat("dot", "DOT", ("graphs/jinshan-kg.dot",), ("gv", "graphviz")),
    FileFormat("neo4j", "Neo4j CSV", ("graphs/neo4j/nodes.csv", "graphs/neo4j/relationships.csv")),
)
"""The formats of the network of entities."""


def write_files(material: Material, to: FileFormat) -> Mapping[str, Callable[[], bytes]]:
    """Return the files of a format: the name of each, and what makes its bytes.

    They are the bytes that a release has.

    Raises:
        UserError: If the data lacks what a table or the network needs.
    """
    if to in TABLE_FORMATS:
        from jinshan_kg.publish.tables.contents import makers
    else:
        from jinshan_kg.publish.graphs.contents import makers
    made = makers(material)
    return {PurePosixPath(path).name: made[path] for path in to.paths}
