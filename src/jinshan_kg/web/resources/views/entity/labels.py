"""The names of things: asked when first wanted, then remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.entity import queries

_MOST: Final = 50_000  # things whose names are remembered
_AT_ONCE: Final = 1_000  # in one query
_LAST: Final = 1 << 30  # a rank beyond all


class Labels:
    """Knows the names of the things of one dataset. Several threads may ask at once."""

    def __init__(self, ask: Asking, *, union: bool) -> None:
        """Take the dataset.

        Args:
            ask: What asks it.
            union: Whether its default graph is the union of its named graphs.
        """
        self._ask = ask
        self._union = union
        self._known: dict[str, Mapping[str, str]] = {}

    def named(self, iris: Iterable[str]) -> Names:
        """Return things with their names; blank nodes and texts among them do no harm."""
        wanted = {iri for iri in iris if _is_iri(iri)}
        known = self._known  # what another thread replaces, this one keeps
        unknown = sorted(wanted - known.keys())
        for begin in range(0, len(unknown), _AT_ONCE):
            known.update(self._asked(unknown[begin : begin + _AT_ONCE]))
        if len(known) > _MOST:
            self._known = {}
        return Names({iri: known[iri] for iri in wanted})

    def _asked(self, iris: list[str]) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {iri: {} for iri in iris}
        ranks: dict[tuple[str, str], tuple[int, str]] = {}
        text = queries.labels(" ".join(f"<{iri}>" for iri in iris), union=self._union)
        for thing, label, rank in self._ask.rows(text):
            if thing and label and rank and label.kind == "literal":
                language = (label.language or "").partition("-")[0]
                place = (int(rank.value), label.value)
                if place < ranks.get((thing.value, language), (_LAST, "")):
                    ranks[thing.value, language] = place
                    found[thing.value][language] = label.value
        return found


class Names:
    """Some things with their names."""

    def __init__(self, labels: Mapping[str, Mapping[str, str]]) -> None:
        """Take the names of each by language tag."""
        self._labels = labels

    def __call__(self, iri: str) -> Named:
        """Return a thing with its names; none if it was not asked for."""
        return Named(iri, self._labels.get(iri, {}))

    def maybe(self, iri: str | None) -> Named | None:
        """Return a thing with its names, if there is a thing."""
        return self(iri) if iri else None


def _is_iri(text: str) -> bool:
    scheme, colon, _ = text.partition(":")
    return bool(colon) and scheme.isalpha() and not set(text) & set(' <>"{}|\\^`\n\t')
