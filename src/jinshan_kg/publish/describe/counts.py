"""What graphs hold, counted in one pass each.

Counting by queries takes twice the time, which everybody who starts the server waits for. The tests
count again by queries.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Store

from jinshan_kg.namespaces import BASE, RDF_TYPE, REIFICATION

Row = list[str]
"""A triple: its three terms as N-Triples writes them."""

Counted = dict[str, int]

_TYPE: Final = f"<{RDF_TYPE}>"
# What a statement says about a link is no link.
_NO_LINKS: Final = frozenset(f"<{iri}>" for iri in (RDF_TYPE, *REIFICATION))
_OURS: Final = f"<{BASE}"


@dataclass(frozen=True)
class Counts:
    """What a graph holds.

    Attributes:
        triples: How many triples.
        subjects: How many distinct subjects.
        entities: How many distinct subjects have an IRI of ours, one in the void:uriSpace.
        objects: How many distinct objects.
        classes: The classes that have an IRI, with the number of their instances.
        properties: The properties with the number of their triples.
    """

    triples: int
    subjects: int
    entities: int
    objects: int
    classes: Counted
    properties: Counted


def read_graphs(store: Store) -> tuple[dict[str, list[Row]], list[Row]]:
    """Return the triples of each named graph of a store, by its IRI, and those of their merge."""
    graphs: dict[str, list[Row]] = {}
    merged: dict[str, Row] = {}
    for name in sorted(g.value for g in store.named_graphs() if isinstance(g, NamedNode)):
        written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(name))
        assert written is not None
        # A line is a triple, and only its object may have a space in it.
        lines = written.decode().split(" .\n")[:-1]
        graphs[name] = [line.split(" ", 2) for line in lines]
        merged.update(zip(lines, graphs[name], strict=True))
    return graphs, list(merged.values())


def count(rows: Collection[Row]) -> Counts:
    """Return what a graph holds; no triple may come twice."""
    subjects = {row[0] for row in rows}
    classes = Counter(row[2] for row in rows if row[1] == _TYPE and _is_iri(row[2]))
    return Counts(
        triples=len(rows),
        subjects=len(subjects),
        entities=sum(subject.startswith(_OURS) for subject in subjects),
        objects=len({row[2] for row in rows}),
        classes=_by_iri(classes),
        properties=_by_iri(Counter(row[1] for row in rows)),
    )


def count_class_properties(rows: Collection[Row]) -> dict[str, Counted]:
    """Return for each class the properties of its instances, with the number of the triples."""
    classes: dict[str, list[str]] = {}
    for subject, predicate, value in rows:
        if predicate == _TYPE and _is_iri(value):
            classes.setdefault(subject, []).append(value)
    # Many things have the same classes; together they are counted sooner.
    alike: dict[tuple[str, ...], list[str]] = {}
    kinds = {subject: tuple(of) for subject, of in classes.items()}
    for subject, predicate, _ in rows:
        if subject in kinds:
            alike.setdefault(kinds[subject], []).append(predicate)
    found: dict[str, Counter[str]] = {}
    for kind, properties in alike.items():
        counted = Counter(properties)
        for class_ in kind:
            found.setdefault(class_, Counter()).update(counted)
    return {class_[1:-1]: _by_iri(found[class_]) for class_ in sorted(found)}


def count_links(rows: Iterable[Row], spaces: Iterable[str]) -> dict[str, Counted]:
    """Return for other datasets the properties that link ours to theirs, with their triples.

    Args:
        rows: The triples of ours.
        spaces: What the IRIs of each of the others begin with.
    """
    begins = tuple(f"<{space}" for space in spaces)
    found: dict[str, Counter[str]] = {begin: Counter() for begin in begins}
    links = [row for row in rows if row[2].startswith(begins) and row[1] not in _NO_LINKS]
    for subject, predicate, value in links:
        if subject.startswith(_OURS):
            found[next(filter(value.startswith, begins))][predicate] += 1
    return {begin[1:]: _by_iri(counted) for begin, counted in found.items()}


def _is_iri(term: str) -> bool:
    return term.startswith("<") and not term.startswith("<<")


def _by_iri(found: Mapping[str, int]) -> Counted:
    return {term[1:-1]: found[term] for term in sorted(found)}
