"""The passages next to one: found among those that are known as a query finds them."""

import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.namespaces import BASE
from jinshan_kg.web.asking import TableAsking
from jinshan_kg.web.resources.views.passages import Passages, read_beside

SOURCE = f"{BASE}source/briefing-2023-10-17"


@pytest.fixture(scope="module")
def ask() -> TableAsking:
    """Asks the project's own graph."""
    return TableAsking(EmbeddedBackend.load(Layout.bundled().files(), union_default_graph=True))


def test_the_passages_next_to_each(ask: TableAsking) -> None:
    passages = Passages(ask, union=True)
    spans = passages.of(SOURCE)
    for one in (*spans[:4], *spans[100:120], *spans[-4:]):
        found = passages.beside(SOURCE, one.start, one.end)
        asked = read_beside(ask, SOURCE, one.start, one.end, union=True)
        assert [span.iri for span in found.before] == [span.iri for span in asked.before]
        assert [span.iri for span in found.after] == [span.iri for span in asked.after]


def test_a_document_without_passages_has_none_beside(ask: TableAsking) -> None:
    found = Passages(ask, union=True).beside(f"{BASE}source/none", 1, 2)
    assert (found.before, found.after) == ((), ())
