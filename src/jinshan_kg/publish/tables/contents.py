"""The bytes of every table file."""

from collections.abc import Iterator

from jinshan_kg.publish.material import Material
from jinshan_kg.publish.tables.csvw_metadata import write_metadata
from jinshan_kg.publish.tables.facts import facts_of
from jinshan_kg.publish.tables.frames import frame_of
from jinshan_kg.publish.tables.listing import TABLES
from jinshan_kg.publish.tables.parquet import write_parquet
from jinshan_kg.publish.tables.statements import Statements
from jinshan_kg.publish.tables.text import write_csv
from jinshan_kg.publish.tables.workbook import write_workbook


def contents(material: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file in the release and its bytes.

    Raises:
        UserError: If the data lacks what a table needs.
    """
    said = Statements(material.files)
    facts = facts_of(material)
    frames = [(table, frame_of(table, said)) for table in TABLES]
    for table, frame in frames:
        yield f"tables/{table.name}.csv", write_csv(frame)
    yield "tables/csv-metadata.json", write_metadata(TABLES, facts)
    yield "tables/jinshan-kg.xlsx", write_workbook(frames, facts)
    for table, frame in frames:
        yield f"tables/{table.name}.parquet", write_parquet(table, frame, facts)
