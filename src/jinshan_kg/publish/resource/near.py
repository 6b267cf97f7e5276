"""What somebody may have meant who asked for a thing that is not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode

from jinshan_kg.engine.protocol import Backend, Terms
from jinshan_kg.publish.resource import queries
from jinshan_kg.publish.resource.reading import rows
from jinshan_kg.sparql.errors import SparqlError

_LOOKED_AT: Final = 5_000
_LONGEST: Final = 200  # characters of an address that are compared
_SECONDS: Final = 1.0
_ALIKE: Final = 0.55  # by difflib: 1 is the same; below, a human sees no likeness


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


def near(backend: Backend, iri: str, base: str, count: int = 5) -> tuple[Near, ...]:
    """Return the things whose IRIs are most like one that does not occur, the likest first.

    They are looked for in the same folder; where that has none, in all the folders beside it.

    Args:
        backend: What holds the dataset.
        iri: The IRI that does not occur.
        base: What the IRIs of the dataset begin with.
        count: How many at most.
    """
    folder = iri[: iri.rfind("/") + 1]
    while len(folder) >= len(base):
        start = len(folder)
        found = {one.iri[start:]: one for one in _among(backend, folder)}
        wanted = iri[start : start + _LONGEST]
        close = get_close_matches(wanted, found, n=count, cutoff=_ALIKE)
        if close:
            return tuple(found[tail] for tail in close)
        folder = folder[: folder.rstrip("/").rfind("/") + 1]
    return ()


def _among(backend: Backend, start: str) -> Iterator[Near]:
    text = queries.alike(str(Literal(start)), _LOOKED_AT)
    names: dict[str, dict[str, str]] = {}
    try:
        for row in rows(backend, text, Terms(_SECONDS)):
            thing, label = row["x"], row.get("label")
            if isinstance(thing, NamedNode):
                known = names.setdefault(thing.value, {})
                if isinstance(label, Literal) and label.language:
                    tag = label.language.partition("-")[0]
                    known[tag] = min(known.get(tag, label.value), label.value)
    except SparqlError:
        return  # that the thing is not there must be told in any case, and soon
    for iri, known in names.items():
        yield Near(iri, known.get("en", ""), known.get("zh", ""))
