"""Metadata for tabular data on the Web (CSVW): what the columns of the CSV files mean."""

import json
from collections.abc import Iterable
from typing import Any, Final

from jinshan_kg.namespaces import CONCEPT
from jinshan_kg.publish.tables.facts import Facts
from jinshan_kg.publish.tables.schema import SEPARATOR, Column, Kind, Table
from jinshan_kg.publish.tables.statements import expand
from jinshan_kg.publish.tables.text import LINE_END

_Json = dict[str, Any]
_CONTEXT: Final = ["http://www.w3.org/ns/csvw", {"@language": "en"}]


def write_metadata(tables: Iterable[Table], facts: Facts) -> bytes:
    """Return `csv-metadata.json` for the CSV files beside it, UTF-8.

    It follows "Metadata Vocabulary for Tabular Data" (W3C, 2015): from a cell and what is said of
    its column follow the triples that it comes from.
    """
    group = {
        "@context": _CONTEXT,
        "dc:title": _both(facts.en, facts.zh),
        "dc:description": _both(facts.about_en, facts.about_zh),
        "dc:license": {"@id": facts.licence},
        "dc:modified": {"@value": facts.modified.isoformat(), "@type": "xsd:date"},
        "dc:source": {"@id": facts.iri},
        "schema:version": facts.version,
        "dialect": {
            "encoding": "utf-8",
            "lineTerminators": [LINE_END],
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "tables": [_table(table) for table in tables],
    }
    return (json.dumps(group, ensure_ascii=False, indent=2) + "\n").encode()


def _table(table: Table) -> _Json:
    return {
        "url": f"{table.name}.csv",
        "dc:title": _both(table.en, table.zh),
        "dc:description": _both(table.about_en, table.about_zh),
        "tableSchema": {
            "aboutUrl": _iri_in(table.key.name),
            "primaryKey": table.key.name,
            "foreignKeys": [
                {
                    "columnReference": column,
                    "reference": {"resource": f"{other}.csv", "columnReference": "id"},
                }
                for column, other in table.foreign_keys.items()
            ],
            "columns": [_column(table, column) for column in table.columns],
        },
    }


def _column(table: Table, column: Column) -> _Json:
    described: _Json = {
        "name": column.name,
        # The header of the file is the name: "und" lets it match in every language.
        "titles": {"und": column.name, "en": column.en, "zh": column.zh},
        "datatype": column.kind.value,
    }
    if column.required:
        described["required"] = True
    if column.multiple:
        described["separator"] = SEPARATOR
    if column.language:
        described["lang"] = column.language
    return described | _meaning(table, column)


def _meaning(table: Table, column: Column) -> _Json:
    about = next((other for other in table.columns if other.name == column.of), None)
    # A list of IRIs, and what tells about one, has no template that gives each IRI.
    listed = column.multiple and column.kind is Kind.IRI
    if column.says is None or listed or (about is not None and about.multiple):
        return {"suppressOutput": True}
    meaning: _Json = {"propertyUrl": expand(column.says)}
    if about is not None:
        meaning["aboutUrl"] = _iri_in(about.name)
    if column.codes:
        meaning["valueUrl"] = f"{CONCEPT}{column.codes}/{{{column.name}}}"
    elif column.kind is Kind.IRI:
        meaning["valueUrl"] = _iri_in(column.name)
    return meaning


def _iri_in(column: str) -> str:
    return f"{{+{column}}}"  # "+": the characters of an IRI are not escaped (RFC 6570)


def _both(en: str, zh: str) -> list[_Json]:
    return [{"@value": en, "@language": "en"}, {"@value": zh, "@language": "zh"}]
