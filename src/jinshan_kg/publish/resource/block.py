"""What a document says of one subject, in the order of a document."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from jinshan_kg.namespaces import PREFIXES, RDF_TYPE
from jinshan_kg.publish.prefixes import tidied
from jinshan_kg.publish.resource.prefixes import folder_of, name_of, named_folders

BETWEEN: Final = "\n\n"
"""What stands between two subjects in Turtle, and in none: there are no line ends in strings."""

# None of the namespaces lies in another, and each ends in a slash or a hash.
_PREFIX_OF: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()}


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
        is_kept: Whether it goes into more than one document.
    """

    def __init__(self, quads: Iterable[Quad], base: str, *, is_kept: bool = False) -> None:
        """Take the statements.

        Args:
            quads: The statements.
            base: What the IRIs of the dataset begin with.
            is_kept: Whether it goes into more than one document.
        """
        self.is_kept: Final = is_kept
        self._given = quads
        self._base = base

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """The statements, each once: those of `rdf:type` first, then by predicate and object."""
        return tuple(sorted(set(self._given), key=_place))

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
    def vocabularies(self) -> frozenset[tuple[str, str]]:
        """The known vocabularies that its IRIs are of: prefixes and namespaces."""
        terms = (term for quad in self.quads for term in (quad.subject, quad.object))
        iris = {term.value for term in terms if isinstance(term, NamedNode)} | self._uses
        spaces = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
        return frozenset((_PREFIX_OF[space], space) for space in spaces if space in _PREFIX_OF)

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
        ours = (folder_of(iri) for iri in self._uses if iri.startswith(self._base))
        return all(name_of(folder, self._base) is None for folder in ours)

    @cached_property
    def _uses(self) -> set[str]:
        """The predicates and datatypes."""
        values = (quad.object for quad in self.quads)
        types = {value.datatype.value for value in values if isinstance(value, Literal)}
        return types | {quad.predicate.value for quad in self.quads}


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
    occurring = frozenset().union(*(block.vocabularies for block in blocks))
    known = {name: folder for name, folder in prefixes.items() if folder not in _PREFIX_OF}
    known.update(occurring)
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
