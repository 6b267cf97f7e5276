"""What a document says of one subject, in the order of a document."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from jinshan_kg.namespaces import RDF_TYPE
from jinshan_kg.publish.prefixes import known_prefixes, tidied
from jinshan_kg.publish.resource.prefixes import folder_of, name_of, named_folders

_BETWEEN: Final = "\n\n"  # no string of Turtle as it is written here has a line end in it


class TurtleText(NamedTuple):
    """A subject in Turtle.

    Attributes:
        prefixes: The prefixes that it uses, each with its namespace.
        text: The statements, without a line feed at the end.
    """

    prefixes: frozenset[tuple[str, str]]
    text: str


class Block:
    """The statements of one subject. None has a blank node or a triple as a term.

    Attributes:
        quads: The statements, each once: those of `rdf:type` first, then by predicate and object.
    """

    def __init__(self, quads: Iterable[Quad], base: str) -> None:
        """Take the statements, and what the IRIs of the dataset begin with."""
        self.quads: Final = tuple(sorted(set(quads), key=_place))
        self._base = base

    @cached_property
    def triples(self) -> tuple[Triple, ...]:
        """The same without the graphs, each once."""
        return tuple(dict.fromkeys(quad.triple for quad in self.quads))

    @cached_property
    def graphs(self) -> frozenset[NamedNode]:
        """The named graphs that they come from."""
        names = (quad.graph_name for quad in self.quads)
        return frozenset(name for name in names if isinstance(name, NamedNode))

    @cached_property
    def folders(self) -> frozenset[tuple[str, str]]:
        """The folders of the dataset that its IRIs are in, each with the prefix named like it."""
        return frozenset(named_folders(self.quads, self._base))

    @cached_property
    def turtle(self) -> TurtleText | None:
        """The triples in Turtle; None where what else stands in the document decides on it.

        Which prefix an IRI gets depends on the other IRIs of a document where two folders are
        called alike, and where a predicate or a datatype is in a folder.
        """
        return turtle_of([self])

    @cached_property
    def is_apart(self) -> bool:
        """Whether it is the same in Turtle whatever else stands in the document."""
        iris = {quad.predicate.value for quad in self.quads}
        values = (quad.object for quad in self.quads)
        iris |= {value.datatype.value for value in values if isinstance(value, Literal)}
        ours = (folder_of(iri) for iri in iris if iri.startswith(self._base))
        return all(name_of(folder, self._base) is None for folder in ours)


def turtle_of(blocks: Sequence[Block]) -> TurtleText | None:
    """Return some subjects in Turtle, as they stand in a document, with a blank line between them.

    Args:
        blocks: The subjects, in their order.

    Returns:
        None where the prefixes depend on what else stands in the document.
    """
    prefixes = prefixes_of(blocks)
    if prefixes is None or not all(block.is_apart for block in blocks):
        return None
    known = known_prefixes([prefixes])
    triples = [triple for block in blocks for triple in block.triples]
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=known)
    assert written is not None  # it is returned where no output file is named
    used, text = tidied(written.decode(), known)
    return TurtleText(frozenset((prefix, known[prefix]) for prefix in used), text)


def prefixes_of(blocks: Iterable[Block]) -> dict[str, str] | None:
    """Return the prefixes named like the folders in some blocks; None if two are called alike."""
    folders = frozenset().union(*(block.folders for block in blocks))
    prefixes = dict(folders)
    return prefixes if len(prefixes) == len(folders) else None


def _place(quad: Quad) -> tuple[bool, str, str, str]:
    predicate = quad.predicate.value
    return predicate != RDF_TYPE, predicate, str(quad.object), str(quad.graph_name)
