"""What somebody may have meant who asked for a thing that is not there."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from jinshan_kg.engine.protocol import Backend, Terms
from jinshan_kg.publish.resource import queries
from jinshan_kg.publish.resource.reading import rows
from jinshan_kg.sparql.errors import SparqlError

_LOOKED_AT: Final = 5_000
_LONGEST: Final = 200  # characters of an address that are compared
_SECONDS: Final = 1.0
_ALIKE: Final = 60  # of 100, which is the same; below, a human sees no likeness


@dataclass(frozen=True)
class Near:
    """A thing that is there.

    Attributes:
        iri: Its IRI.
        label: Its name in English; empty if it has none.
        chinese: Its name in Chinese; likewise.
    """

    iri: str
    label: str = ""
    chinese: str = ""


class Neighbourhood:
    """Knows what is near to what in a dataset, which does not change. Threads may share it.

    Where the things are not too many they are asked for once: whoever tries addresses at random
    must not keep the server busy.
    """

    def __init__(self, backend: Backend, base: str) -> None:
        """Take what holds the dataset, and what its IRIs begin with."""
        self._backend = backend
        self._base = base
        self._all: tuple[Near, ...] | None = None

    def near(self, iri: str, count: int = 5) -> tuple[Near, ...]:
        """Return the things whose IRIs are most like one that does not occur, the likest first.

        They are looked for in the same folder; where that has none, in all the folders beside it.

        Args:
            iri: The IRI that does not occur.
            count: How many at most.
        """
        folder = iri[: iri.rfind("/") + 1]
        while len(folder) >= len(self._base):
            start = len(folder)
            found = {one.iri[start:]: one for one in self._among(folder)}
            wanted = iri[start : start + _LONGEST]
            close = extract(wanted, found.keys(), scorer=ratio, limit=count, score_cutoff=_ALIKE)
            if close:
                return tuple(found[tail] for tail, *_ in close)
            folder = folder[: folder.rstrip("/").rfind("/") + 1]
        return ()

    def _among(self, folder: str) -> tuple[Near, ...]:
        try:
            if self._all is None:
                self._all = _starting(self._backend, self._base)
            if len(self._all) < _LOOKED_AT:  # so that these are all
                return tuple(one for one in self._all if one.iri.startswith(folder))
            return _starting(self._backend, folder)
        except SparqlError:
            return ()  # that the thing is not there must be told in any case, and soon


def _starting(backend: Backend, start: str) -> tuple[Near, ...]:
    text = queries.alike(str(Literal(start)), _LOOKED_AT)
    names: dict[str, dict[str, str]] = {}
    for row in rows(backend, text, Terms(_SECONDS)):
        thing, label = row["x"], row.get("label")
        if isinstance(thing, NamedNode):
            known = names.setdefault(thing.value, {})
            if isinstance(label, Literal) and label.language:
                tag = label.language.partition("-")[0]
                known[tag] = min(known.get(tag, label.value), label.value)
    return tuple(
        Near(iri, known.get("en", ""), known.get("zh", "")) for iri, known in names.items()
    )
