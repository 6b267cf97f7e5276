"""The terms of a vocabulary in the order of what lies below what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jinshan_kg.web.alphabet import alphabetical
from jinshan_kg.web.vocabulary.terms import Term


@dataclass(frozen=True)
class Branch:
    """A term with what lies below it."""

    term: Term
    below: tuple[Branch, ...]

    @property
    def size(self) -> int:
        """How many terms have nothing below them, itself included if it is one."""
        return sum(branch.size for branch in self.below) or 1


def branches(terms: Iterable[Term], name: Callable[[Term], str]) -> tuple[Branch, ...]:
    """Return some terms as trees: those first that have none of the others above them.

    A term with two others above it stands below both. Among its likes it stands by its name.

    Args:
        terms: The terms.
        name: Gives the name of a term, for the order.
    """
    known = {term.iri: term for term in sorted(terms, key=lambda term: alphabetical(name(term)))}

    def branch(term: Term, seen: frozenset[str]) -> Branch:
        seen = seen | {term.iri}
        below = (other for other in known.values() if term.iri in other.above)
        return Branch(term, tuple(branch(one, seen) for one in below if one.iri not in seen))

    roots = [term for term in known.values() if known.keys().isdisjoint(term.above)]
    return tuple(branch(term, frozenset()) for term in roots)
