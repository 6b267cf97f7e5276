"""What a document says of itself: what it is about, where it comes from, its other pages."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from jinshan_kg.namespaces import PREFIXES, RDF_TYPE
from jinshan_kg.publish.resource.addresses import SUFFIXES, document_iri
from jinshan_kg.publish.resource.description import Description

HYDRA: Final = PREFIXES["hydra"]

_TYPE: Final = NamedNode(RDF_TYPE)
_INTEGER: Final = NamedNode(PREFIXES["xsd"] + "integer")


def document_quads(description: Description, suffix: str) -> Iterator[Quad]:
    """Return what the document about a thing says of itself, in the default graph.

    The named graphs that it draws on are its `dcterms:source`: a format of triples cannot say
    which statement comes from which of them, and its `dcterms:hasFormat` is a format that can.
    Where the statements that point at the thing take several pages, the document is the first
    part of a collection of them (Hydra Core Vocabulary, section 5.2).

    Args:
        description: What is known of the thing.
        suffix: The suffix of the document.
    """
    page = description.page
    document = NamedNode(document_iri(description.iri, suffix))
    view = view_of(description, suffix)
    yield Quad(view, _TYPE, _term("foaf", "Document"))
    yield Quad(view, _term("foaf", "primaryTopic"), description.node)
    for other in SUFFIXES:
        if other != suffix:
            same = NamedNode(document_iri(description.iri, other, page.number))
            yield Quad(view, _term("dcterms", "hasFormat"), same)
    for graph in description.graphs:
        yield Quad(view, _term("dcterms", "source"), graph)
    for dataset in description.datasets:
        yield Quad(view, _term("void", "inDataset"), dataset.iri)
        for predicate, value in dataset.said:
            yield Quad(view, predicate, value)
    if page.last > 1:
        yield from _pages(description, document, suffix)


def view_of(description: Description, suffix: str) -> NamedNode:
    """Return the document about a thing: the page of it that the description is."""
    return NamedNode(document_iri(description.iri, suffix, description.page.number))


def _pages(description: Description, collection: NamedNode, suffix: str) -> Iterator[Quad]:
    """Return the collection of all the pages; its first page has no IRI but the collection's."""
    page = description.page
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
