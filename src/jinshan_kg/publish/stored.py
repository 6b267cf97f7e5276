"""Literals as the store holds them, so that a dump and what is served say the same.

Oxigraph keeps the value of a number and not how it was written: `3216.0` is `3216` afterwards, for
RDF another literal, and for RDFC-1.0 another hash. What is dumped has the form that is served.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from jinshan_kg.dataset.load import ParsedFile

_SAYS: Final = NamedNode("urn:x-jinshan-kg:says")


def as_stored(files: Sequence[ParsedFile]) -> list[ParsedFile]:
    """Return files with their literals in the form that the store gives them."""
    stored = _stored(
        quad.object
        for file in files
        for quad in file.quads
        if isinstance(quad.object, Literal) and quad.object.language is None
    )
    return [
        ParsedFile(
            [
                Quad(quad.subject, quad.predicate, stored[quad.object], quad.graph_name)
                if quad.object in stored
                else quad
                for quad in file.quads
            ],
            file.prefixes,
        )
        for file in files
    ]


def _stored(literals: Iterable[Literal]) -> dict[object, Literal]:
    """Return those that a store changes, with what it makes of them."""
    distinct = list(dict.fromkeys(literals))
    subjects = {NamedNode(f"urn:x-jinshan-kg:{n}"): one for n, one in enumerate(distinct)}
    store = Store()
    store.extend(Quad(subject, _SAYS, one) for subject, one in subjects.items())
    held = {subjects[quad.subject]: quad.object for quad in store}
    return {one: form for one, form in held.items() if isinstance(form, Literal) and form != one}
