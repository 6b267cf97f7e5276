"""What a document says of itself: what it is about, where it comes from, its other pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from jinshan_kg.namespaces import PREFIXES, RDF_TYPE
from jinshan_kg.publish.resource.addresses import SUFFIXES, document_iri
from jinshan_kg.publish.resource.description import DatasetFacts, Page

HYDRA: Final = PREFIXES["hydra"]

_TYPE: Final = NamedNode(RDF_TYPE)
_INTEGER: Final = NamedNode(PREFIXES["xsd"] + "integer")


class Topic(Protocol):
    """What a document is about, as far as it says so; a `Description` is one."""

    @property
    def iri(self) -> str:
        """The thing."""
        ...

    @property
    def page(self) -> Page:
        """Which part of the statements that point at it is told."""
        ...

    @property
    def graphs(self) -> tuple[NamedNode, ...]:
        """The named graphs that the statements come from, sorted."""
        ...

    @property
    def datasets(self) -> tuple[DatasetFacts, ...]:
        """The datasets that it belongs to."""
        ...


@dataclass(frozen=True)
class About:
    """A `Topic` without what is said of it."""

    iri: str
    page: Page
    graphs: tuple[NamedNode, ...]
    datasets: tuple[DatasetFacts, ...]


def document_quads(topic: Topic, suffix: str) -> Iterator[Quad]:
    """Return what the document about a thing says of itself, in the default graph.

    The named graphs that it draws on are its `dcterms:source`: a format of triples cannot say
    which statement comes from which of them, and its `dcterms:hasFormat` is a format that can.
    Where the statements that point at the thing take several pages, the document is the first
    part of a collection of them (Hydra Core Vocabulary, section 5.2).

    Args:
        topic: What it is about.
        suffix: The suffix of the document.
    """
    page = topic.page
    document = NamedNode(document_iri(topic.iri, suffix))
    view = view_of(topic, suffix)
    yield Quad(view, _TYPE, _term("foaf", "Document"))
    yield Quad(view, _term("foaf", "primaryTopic"), NamedNode(topic.iri))
    for other in SUFFIXES:
        if other != suffix:
            same = NamedNode(document_iri(topic.iri, other, page.number))
            yield Quad(view, _term("dcterms", "hasFormat"), same)
    for graph in topic.graphs:
        yield Quad(view, _term("dcterms", "source"), graph)
    for dataset in topic.datasets:
        yield Quad(view, _term("void", "inDataset"), dataset.iri)
        for predicate, value in dataset.said:
            yield Quad(view, predicate, value)
    if page.last > 1:
        yield from _pages(topic, document, suffix)


def view_of(topic: Topic, suffix: str) -> NamedNode:
    """Return the document about a thing: the page of it that is told."""
    return NamedNode(document_iri(topic.iri, suffix, topic.page.number))


def _pages(topic: Topic, collection: NamedNode, suffix: str) -> Iterator[Quad]:
    """Return the collection of all the pages; its first page has no IRI but the collection's."""
    page = topic.page
    view = NamedNode(f"{collection.value}?page={page.number}")
    links = {"first": 1, "previous": page.previous, "next": page.next, "last": page.last}
    yield Quad(collection, _TYPE, NamedNode(HYDRA + "Collection"))
    yield Quad(
        collection, NamedNode(HYDRA + "totalItems"), Literal(str(page.total), datatype=_INTEGER)
    )
    yield Quad(collection, NamedNode(HYDRA + "view"), view)
    yield Quad(view, _TYPE, NamedNode(HYDRA + "PartialCollectionView"))
    for name, number in links.items():
        if number is not None:
            yield Quad(
                view, NamedNode(HYDRA + name), NamedNode(f"{collection.value}?page={number}")
            )


def _term(prefix: str, name: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + name)
