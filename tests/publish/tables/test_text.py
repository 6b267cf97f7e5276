"""The exact bytes of a CSV file."""

import csv
from decimal import Decimal
from io import StringIO

import pandas
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.publish.tables.text import write_csv


def test_every_kind_of_cell() -> None:
    frame = pandas.DataFrame(
        {
            "id": ["ex:a", "ex:b"],
            "label_zh": ["金山区", None],
            "value": [Decimal("44600000000.0"), None],
            "start": [0, None],
            "derived": [True, False],
            "part_of": [["ex:b", "ex:c"], None],
            "formula": ['value ÷ "baseline", rounded', "two\nlines"],
        },
        dtype=object,
    )
    assert (
        write_csv(frame)
        == (
            "\ufeffid,label_zh,value,start,derived,part_of,formula\r\n"
            'ex:a,金山区,44600000000,0,true,ex:b|ex:c,"value ÷ ""baseline"", rounded"\r\n'
            'ex:b,,,,false,,"two\nlines"\r\n'
        ).encode()
    )


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.text("a金\"',;\r\n| "))))
def test_any_text_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    written = write_csv(pandas.DataFrame(rows, columns=["one", "two"], dtype=object))
    read = csv.reader(StringIO(written.decode("utf-8-sig"), newline=""), strict=True)
    assert [tuple(row) for row in read] == [("one", "two"), *rows]
