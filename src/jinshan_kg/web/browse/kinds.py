"""The kinds of things in the dataset: its own classes, with how many things each has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.web.board.figures import Named

_COUNTS: Final = f"""
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) {{
  ?thing a ?class FILTER(STRSTARTS(STR(?class), "{JK}")) }} GROUP BY ?class"""
_CLASSES: Final = f"""
PREFIX rdfs: <{PREFIXES["rdfs"]}> PREFIX owl: <{PREFIXES["owl"]}>
PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?class ?property ?value {{
  ?class a owl:Class ; ?property ?value
  FILTER(STRSTARTS(STR(?class), "{JK}")
    && ?property IN (rdfs:subClassOf, rdfs:label, skos:definition)) }}"""


@dataclass(frozen=True)
class Kind:
    """A class.

    Attributes:
        named: The class.
        count: How many things it has, those of its subclasses included.
        definitions: What it means, by language tag.
        below: Its subclasses that have things, the largest first.
    """

    named: Named
    count: int
    definitions: Mapping[str, str]
    below: tuple[Kind, ...]

    @property
    def name(self) -> str:
        """The last part of its IRI, such as `Park`: that of its address, too."""
        return self.named.iri.removeprefix(JK)

    def whole(self) -> Iterator[Kind]:
        """Return it and all that is below it."""
        yield self
        for kind in self.below:
            yield from kind.whole()


@dataclass(frozen=True)
class Kinds:
    """All the kinds.

    Attributes:
        roots: Those that are below no other of ours, the largest first.
    """

    roots: tuple[Kind, ...]

    def all(self) -> Iterator[Kind]:
        """Return every kind; one below two others comes twice."""
        for root in self.roots:
            yield from root.whole()

    def get(self, name: str) -> Kind | None:
        """Return the kind of a name, if there is one."""
        return next((kind for kind in self.all() if kind.name == name), None)


def read_kinds(ask: Asking) -> Kinds:
    """Return the kinds of things in a dataset; those without things are left out."""
    counts = {iri: int(n) for iri, n in ask.values(_COUNTS)}
    parents: dict[str, set[str]] = defaultdict(set)
    words: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for kind, name, value in ask.rows(_CLASSES):
        if kind and name and value:
            if value.kind == "uri":
                parents[kind.value].add(value.value)
            else:
                words[kind.value, name.value].setdefault(value.language or "", value.value)
    label, definition = f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}definition"

    def made(iris: Iterable[str], above: frozenset[str]) -> tuple[Kind, ...]:
        kinds = (
            Kind(
                Named(iri, words.get((iri, label), {})),
                counts[iri],
                words.get((iri, definition), {}),
                made((one for one in counts if iri in parents[one]), above | {iri}),
            )
            for iri in iris
            if iri not in above
        )
        return tuple(sorted(kinds, key=lambda kind: (-kind.count, kind.named.iri)))

    for iri in [*parents]:
        parents[iri] &= counts.keys()
    for iri in [*parents]:  # only the nearest: those that are not above another one
        parents[iri] -= {above for one in parents[iri] for above in parents.get(one, ())}
    tops = [iri for iri in counts if not parents[iri]]
    return Kinds(made(tops, frozenset()))
