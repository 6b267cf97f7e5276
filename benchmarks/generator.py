"""A larger graph of the same shape: copies of what the bundled graph says, under other names.

Each copy has its own observations, claims, passages, entities and so on, with figures of its own;
the vocabulary, the concepts, the catalogue and the example queries are there once. Some
organizations, officials, posts and places are those of the first copy instead of new ones, so that
the graph hangs together and has nodes with many edges, as a larger briefing would.
"""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import NamedTuple

from jinshan_kg.namespaces import BASE

_ENTITY = re.compile(rf"<{re.escape(BASE)}id/(?!query/)(?P<kind>[a-z-]+)/[^>#]+(?P<end>[^>]*>)")
_SOURCE = re.compile(rf"<{re.escape(BASE)}source/[^/>#]+")
_DECIMAL = re.compile(r'"[0-9.]+"\^\^<http://www\.w3\.org/2001/XMLSchema#decimal>')
_TEXT = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*)"(?P<language>@[A-Za-z-]+)')
_DIGEST = re.compile(r'"[0-9a-f]{64}"')
_SHARED_KINDS = frozenset({"organization", "official", "post", "place", "enterprise"})
_SHARED = 0.1  # of the entities of these kinds


class Line(NamedTuple):
    """A quad, its terms as N-Quads writes them."""

    subject: str
    predicate: str
    object: str
    graph: str


def generated(lines: Sequence[Line], triples: int, seed: int) -> Iterator[Line]:
    """Yield so many quads: the given ones, then copy after copy.

    Args:
        lines: The quads to begin with.
        triples: How many to yield.
        seed: The same number yields the same quads.
    """
    return islice(_endless(lines, random.Random(seed)), triples)


def _endless(lines: Sequence[Line], chance: random.Random) -> Iterator[Line]:
    yield from lines
    for number in count(1):
        copy = _Copy(number, chance)
        for line in lines:
            if (copied := copy.line(line)) != line:
                yield copied


class _Copy:
    """One copy of the graph; what is shared in it is the same in all its quads."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self._number = number
        self._chance = chance
        self._names: dict[str, str] = {}

    def line(self, line: Line) -> Line:
        """Return the quad as this copy says it; the same one if it says nothing new."""
        subject = self._name(line.subject)
        if subject == line.subject and not self._is_shared(subject):
            return line
        if line.object.startswith('"'):
            other = line.object if subject == line.subject else self._literal(line.object)
        else:
            other = self._name(line.object)
        return Line(subject, line.predicate, other, line.graph)

    def _name(self, term: str) -> str:
        name = self._names.get(term)
        if name is None:
            name = self._names[term] = self._named(term)
        return name

    def _named(self, term: str) -> str:
        if entity := _ENTITY.fullmatch(term):
            if entity["kind"] in _SHARED_KINDS and self._chance.random() < _SHARED:
                return term
            return f"{term[: entity.start('end')]}-{self._number}{entity['end']}"
        return _SOURCE.sub(lambda source: f"{source[0]}-{self._number}", term)

    def _is_shared(self, term: str) -> bool:
        entity = _ENTITY.fullmatch(term)
        return entity is not None and entity["kind"] in _SHARED_KINDS

    def _literal(self, term: str) -> str:
        if _DECIMAL.fullmatch(term):
            value = self._chance.randrange(1, 10**7) / 100
            return f'"{value}"{term[term.rindex("^^") :]}'
        if text := _TEXT.fullmatch(term):
            return f'{text["text"]} {self._number}"{text["language"]}'
        if _DIGEST.fullmatch(term):
            return f'"{self._chance.getrandbits(256):064x}"'
        return term
