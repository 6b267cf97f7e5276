"""Rows as frames: what is empty, and what is refused."""

from collections.abc import Callable

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.publish.tables.frames import frame_of
from jinshan_kg.publish.tables.schema import Column, Kind, Row, Table
from jinshan_kg.publish.tables.statements import Statements

COLUMNS = (
    Column("id", "Thing", "事物", Kind.IRI, required=True),
    Column("count", "Count", "数量", Kind.INTEGER, required=True),
    Column("names", "Names", "名称", multiple=True),
)


def table(*rows: Row) -> Table:
    return Table("things", "Things", "事物", "", "", COLUMNS, {}, lambda said: list(rows))


def test_nothing_is_none_but_zero_is_zero(said: Callable[[str], Statements]) -> None:
    frame = frame_of(table({"id": "ex:a", "count": 0, "names": []}), said(""))
    assert frame.values.tolist() == [["ex:a", 0, None]]
    assert list(frame.columns) == ["id", "count", "names"]


def test_a_table_without_rows_keeps_its_columns(said: Callable[[str], Statements]) -> None:
    assert list(frame_of(table(), said("")).columns) == ["id", "count", "names"]


def test_a_required_value_that_is_missing_is_an_error(said: Callable[[str], Statements]) -> None:
    with pytest.raises(UserError, match="ex:a: has no count"):
        frame_of(table({"id": "ex:a"}), said(""))


def test_the_separator_in_a_value_is_an_error(said: Callable[[str], Statements]) -> None:
    with pytest.raises(UserError, match=r"ex:a: a value of names holds '\|'"):
        frame_of(table({"id": "ex:a", "count": 1, "names": ["one|two"]}), said(""))
