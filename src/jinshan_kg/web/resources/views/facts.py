"""Look up values in a heap of quads."""

from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from jinshan_kg.publish.resource.reading import Term

Key: TypeAlias = tuple[Term, str]


class Facts:
    """Quads by subject and predicate; graphs are not kept, and each value comes once."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        """Take the quads."""
        self._values: dict[Key, dict[Term, None]] = {}
        for quad in quads:
            key = (quad.subject, quad.predicate.value)
            self._values.setdefault(key, {})[quad.object] = None

    def all(self, subject: Term, *predicates: str) -> tuple[Term, ...]:
        """Return the values of one or several properties, in the order given."""
        found = (self._values.get((subject, predicate), {}) for predicate in predicates)
        return tuple(value for values in found for value in values)

    def nodes(self, subject: Term, *predicates: str) -> tuple[NamedNode, ...]:
        """Return those of the values that are IRIs, sorted."""
        values = self.all(subject, *predicates)
        found = {value for value in values if isinstance(value, NamedNode)}
        return tuple(sorted(found, key=str))

    def node(self, subject: Term, *predicates: str) -> NamedNode | None:
        """Return the first of the values that are IRIs, if there is one."""
        return next(iter(self.nodes(subject, *predicates)), None)

    def literals(self, subject: Term, *predicates: str) -> tuple[Literal, ...]:
        """Return those of the values that are literals."""
        values = self.all(subject, *predicates)
        return tuple(value for value in values if isinstance(value, Literal))

    def text(self, subject: Term, *predicates: str) -> str | None:
        """Return the lexical form of the first literal, if there is one."""
        found = self.literals(subject, *predicates)
        return found[0].value if found else None
