"""The bytes of every table file."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from jinshan_kg.publish.material import Material
from jinshan_kg.publish.tables.csvw_metadata import write_metadata
from jinshan_kg.publish.tables.facts import facts_of
from jinshan_kg.publish.tables.frames import frame_of
from jinshan_kg.publish.tables.listing import TABLES
from jinshan_kg.publish.tables.parquet import write_parquet
from jinshan_kg.publish.tables.schema import Table
from jinshan_kg.publish.tables.statements import Statements
from jinshan_kg.publish.tables.text import write_csv
from jinshan_kg.publish.tables.workbook import write_workbook


def contents(material: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file in the release and its bytes.

    Raises:
        UserError: If the data lacks what a table needs.
    """
    for path, make in makers(material).items():
        yield path, make()


def makers(material: Material) -> Mapping[str, Callable[[], bytes]]:
    """Return the path of each file in the release, in order, and what makes its bytes.

    Each raises UserError if the data lacks what a table needs.

    Raises:
        UserError: If the dataset does not say its title, licence or date.
    """
    said = Statements(material.files)
    facts = facts_of(material)

    frames = {table.name: cache(partial(frame_of, table, said)) for table in TABLES}

    def text(table: Table) -> bytes:
        return write_csv(frames[table.name]())

    def workbook() -> bytes:
        return write_workbook([(table, frames[table.name]()) for table in TABLES], facts)

    def parquet(table: Table) -> bytes:
        return write_parquet(table, frames[table.name](), facts)

    return {
        **{f"tables/{table.name}.csv": partial(text, table) for table in TABLES},
        "tables/csv-metadata.json": partial(write_metadata, TABLES, facts),
        "tables/jinshan-kg.xlsx": workbook,
        **{f"tables/{table.name}.parquet": partial(parquet, table) for table in TABLES},
    }
