"""What the pages tell of the nodes that they mention: names, and what stands in the rows of tables.

It does not change as long as a dataset is served. So it is asked once and remembered: of all nodes
at once where that is not much, else of those that a page mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from types import MappingProxyType
from typing import Final

from jinshan_kg.engine.asking import Asking, Row
from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.entity import queries
from jinshan_kg.web.resources.views.entity.index import Index
from jinshan_kg.web.resources.views.entity.node import Known, Node

_MOST: Final = 50_000  # statements that are asked for at once, and nodes that are remembered
_AT_ONCE: Final = 1_000  # nodes in one query
_NAMES: Final[Mapping[str, int]] = MappingProxyType(
    {iri: rank for rank, iri in enumerate(queries.NAMES)}
)


class Nodes:
    """Knows the nodes of one dataset. Several threads may ask at once."""

    def __init__(self, ask: Asking, *, union: bool, most: int = _MOST) -> None:
        """Take the dataset.

        Args:
            ask: What asks it.
            union: Whether its default graph is the union of its named graphs.
            most: How many statements are asked for at once, and how many nodes are remembered.
        """
        self._ask = ask
        self._union = union
        self._most = most
        self._known: dict[str, Node] = {}
        self._whole: Known | None = None
        self._index: Index | None = None
        self._is_begun = False
        self._lock = Lock()

    @property
    def index(self) -> Index | None:
        """What finds claims and figures, if all nodes are known."""
        self._begin()
        return self._index

    def occurs(self, iri: str) -> bool:
        """Say whether a node is known to occur in the dataset; it may though it is not."""
        self._begin()
        return iri in (self._whole or ())

    def known(self, iris: Callable[[], Iterable[str]]) -> Known:
        """Return what is known of some nodes, and perhaps of others.

        Args:
            iris: Tells the nodes; it is not called where all are known. Blank nodes and texts among
                them do no harm.
        """
        self._begin()
        if self._whole is not None:
            return self._whole
        known = self._known  # what another thread replaces, this one keeps
        unknown = sorted({iri for iri in iris() if iri not in known and _is_iri(iri)})
        for begin in range(0, len(unknown), _AT_ONCE):
            some = unknown[begin : begin + _AT_ONCE]
            text = queries.told(" ".join(f"<{iri}>" for iri in some), union=self._union)
            nodes = _read(self._ask.rows(text))
            known.update((iri, nodes.get(iri) or Node(Named(iri, {}))) for iri in some)
        if len(known) > self._most:
            self._known = {}
        return Known(known)

    def _begin(self) -> None:
        """Ask for everything, the first time; too much of it is left."""
        with self._lock:
            if not self._is_begun:
                rows = self._ask.rows(queries.all_told(self._most + 1, union=self._union))
                if len(rows) <= self._most:
                    nodes = _read(rows)
                    self._whole, self._index = Known(nodes), Index(nodes.values())
                self._is_begun = True


def _read(rows: Iterable[Row]) -> dict[str, Node]:
    names: dict[str, list[tuple[str, int, str]]] = {}
    said: dict[str, dict[str, dict[Term, None]]] = {}
    for thing, predicate, value in rows:
        if thing is None or predicate is None or value is None:
            continue
        of_thing = said.setdefault(thing.value, {})
        rank = _NAMES.get(predicate.value)
        if rank is None:
            of_thing.setdefault(queries.TOLD[predicate.value], {})[value] = None
        elif value.kind == "literal":
            language = (value.language or "").partition("-")[0]
            names.setdefault(thing.value, []).append((language, rank, value.value))
    return {
        iri: Node(
            Named(iri, _best(names.get(iri, ()))),
            {name: tuple(sorted(values, key=_order)) for name, values in of_thing.items()},
        )
        for iri, of_thing in said.items()
    }


def _order(term: Term) -> tuple[str, str]:
    return term.value, term.language or ""


def _best(names: Iterable[tuple[str, int, str]]) -> Mapping[str, str]:
    """Return the best name in each language."""
    best: dict[str, str] = {}
    for language, _, name in sorted(names):
        best.setdefault(language, name)
    return best


def _is_iri(text: str) -> bool:
    scheme, colon, _ = text.partition(":")
    return bool(colon) and scheme.isalpha() and not set(text) & set(' <>"{}|\\^`\n\t')
