"""What is known of nodes is the same however it is asked for."""

from dataclasses import dataclass, field
from functools import partial

import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.asking import Row
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.protocol import NO_TERMS, Terms
from jinshan_kg.namespaces import BASE, ID
from jinshan_kg.web.asking import TableAsking
from jinshan_kg.web.resources.views.entity.entity import Entity, read_entity
from jinshan_kg.web.resources.views.entity.nodes import Nodes
from jinshan_kg.web.resources.views.entity.statements import Statement

THINGS = (
    "id/district/jinshan",
    "id/park/carbon-valley-green-bay",
    "id/official/li-zelong",
    "id/observation/pm2-5-concentration-2022",
    "id/claim/carbon-valley-green-bay-phase-in-transition",
    "id/authority-statement/district-jinshan-gb2260",
    "id/note/fifteenth-of-the-series",
    "id/citation/information-office-press-release",
    "concept/metric/excellent-air-quality-share-change",
    "concept/status/planned",
    "source/briefing-2023-10-17/chars/5917-6298",
)
PARK = f"{ID}park/carbon-valley-green-bay"
DISTRICT = f"{ID}district/jinshan"


@dataclass(frozen=True)
class Counting(TableAsking):
    """Remembers what it was asked."""

    asked: list[str] = field(default_factory=list)

    def rows(self, text: str, terms: Terms = NO_TERMS) -> tuple[Row, ...]:
        self.asked.append(text)
        return super().rows(text, terms)


def asking(*, union: bool) -> Counting:
    files = Layout.bundled().files()
    return Counting(EmbeddedBackend.load(files, union_default_graph=union))


@pytest.fixture(scope="module")
def merged() -> Counting:
    """Asks the bundled graph, its default graph the union of all."""
    return asking(union=True)


@pytest.fixture(scope="module")
def apart() -> Counting:
    """Asks the bundled graph, its default graph empty."""
    return asking(union=False)


def told(entity: Entity) -> object:
    """Return all that the page of a thing is made of; statements in an order of their own."""
    statements = entity.statements
    return (
        entity.named,
        entity.own_types,
        sorted(map(repr, entity.definitions)),
        statements.total,
        sorted(map(_said, (*statements.own, *statements.pointing))),
        list(map(vars, entity.claims.all)),
        entity.figures.all,
        entity.records.all,
        [entity.said(name) for name in ("evidence", "mention", "context")],
        entity.notes,
        [entity.names(iri) for iri in sorted(set(statements.nodes()))],
    )


def _said(one: Statement) -> str:
    return f"{one.predicate} {one.other} {sorted(one.graphs)}"


@pytest.mark.parametrize("thing", THINGS)
def test_a_page_tells_the_same_whether_all_is_known_or_what_it_mentions(
    merged: Counting, thing: str
) -> None:
    whole, little = Nodes(merged, union=True), Nodes(merged, union=True, most=2_000)
    iri = BASE + thing
    expected = told(read_entity(merged, whole, iri, union=True, only_named=True))
    assert told(read_entity(merged, little, iri, union=True)) == expected
    assert told(read_entity(merged, little, iri, union=True)) == expected


@pytest.mark.parametrize("thing", THINGS)
def test_a_page_tells_the_same_of_a_dataset_whose_default_graph_is_empty(
    merged: Counting, apart: Counting, thing: str
) -> None:
    iri = BASE + thing
    expected = told(read_entity(merged, Nodes(merged, union=True), iri, union=True))
    for most in (100_000, 2_000):
        nodes = Nodes(apart, union=False, most=most)
        assert told(read_entity(apart, nodes, iri, union=False)) == expected


def test_where_all_is_known_a_page_takes_one_query(merged: Counting) -> None:
    nodes = Nodes(merged, union=True)
    nodes.known(tuple)
    for thing in THINGS:
        before = len(merged.asked)
        read_entity(merged, nodes, BASE + thing, union=True)
        assert len(merged.asked) == before + 1, thing


def test_where_all_is_too_much_each_node_is_asked_for_once(merged: Counting) -> None:
    nodes = Nodes(merged, union=True, most=2_000)
    nodes.known(tuple)
    before = len(merged.asked)
    for names in ([PARK], [PARK, DISTRICT]):
        known = nodes.known(partial(list, names))
        assert known(PARK).labels["zh"] == "上海碳谷绿湾产业园"
    assert [f"<{PARK}>" in text for text in merged.asked[before:]] == [True, False]


def test_what_is_no_iri_has_no_name_and_does_no_harm(merged: Counting) -> None:
    known = Nodes(merged, union=True, most=10).known(lambda: ["b0", "a text", "a:<b>", "金山"])
    assert known("a text").labels == {}
    assert known.maybe(None) is None
    assert known.node("b0").said == {}
