"""Where a node is written."""

from collections.abc import Callable

import pytest

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.load import parse_file
from jinshan_kg.namespaces import ID, JK
from jinshan_kg.validation.places import Places
from jinshan_kg.validation.report import Place

Write = Callable[[str, str], DataFile]


@pytest.fixture
def line(write: Write) -> int:
    """The line on which the body of a written file begins, less one."""
    return write("empty.ttl", "").path.read_text(encoding="utf-8").count("\n")


def _places(*files: DataFile, own: tuple[DataFile, ...] = ()) -> Places:
    return Places.of((file.path, tuple(parse_file(file)), file in own) for file in files)


def test_a_node_is_where_its_description_begins(write: Write, line: int) -> None:
    file = write("a.ttl", "park:west jk:near park:east .\n\npark:east a jk:Park .\n")
    assert _places(file).find(ID + "park/east") == Place(file.path, line + 3)


def test_the_file_that_gives_the_type_is_preferred(write: Write, line: int) -> None:
    speaks = write("a.ttl", 'park:east rdfs:label "East"@en .')
    types = write("b.ttl", "\npark:east a jk:Park .")
    assert _places(speaks, types).find(ID + "park/east") == Place(types.path, line + 2)


def test_an_own_file_is_preferred_to_any_other(write: Write, line: int) -> None:
    types = write("a.ttl", "park:east a jk:Park .")
    mentions = write("b.ttl", "park:west jk:near park:east .")
    places = _places(types, mentions, own=(mentions,))
    assert places.find(ID + "park/east") == Place(mentions.path, line + 1)


def test_a_property_is_where_it_is_used(write: Write, line: int) -> None:
    file = write("a.ttl", "park:east a jk:Park ;\n  jk:vaule 7 .")
    assert _places(file).find(JK + "vaule") == Place(file.path, line + 2)


def test_a_blank_node_is_where_the_node_is_that_it_hangs_from(write: Write, line: int) -> None:
    file = write("a.ttl", "\n\npark:east jk:near [ jk:near [ jk:area 7.0 ] ] .")
    places = _places(file)
    [deepest] = {node for node in places.holders if places.holders[node].startswith("_:")}
    assert places.find(deepest) == Place(file.path, line + 3)


def test_a_node_that_nobody_mentions_is_nowhere(write: Write) -> None:
    assert _places(write("a.ttl", "park:east a jk:Park .")).find(ID + "park/west") is None


@pytest.mark.parametrize("written", ["park:east", f"<{ID}park/east>", "id:park\\/east"])
def test_a_name_is_found_however_it_is_written(write: Write, line: int, written: str) -> None:
    file = write("a.ttl", f"@prefix id: <{ID}> .\n{written} a jk:Park .")
    assert _places(file).find(ID + "park/east") == Place(file.path, line + 2)


def test_a_longer_name_is_not_taken_for_it(write: Write, line: int) -> None:
    file = write(
        "a.ttl", "park:east-gate a jk:Park .\npark:east.gate a jk:Park .\npark:east a jk:Park ."
    )
    assert _places(file).lines(file.path, ID + "park/east") == [line + 3]
