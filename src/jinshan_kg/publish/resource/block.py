"""What a document says of one subject, in the order of a document."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from jinshan_kg.namespaces import PREFIXES, RDF_TYPE
from jinshan_kg.publish.prefixes import tidied
from jinshan_kg.publish.resource.prefixes import folder_of, name_of, named_folders

_END: Final = " .\n"
_NAMESPACES: Final = frozenset(PREFIXES.values())


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
        turtle: The triples in Turtle, once `write_turtle` has written them.
    """

    def __init__(self, quads: Iterable[Quad], base: str) -> None:
        """Take the statements, and what the IRIs of the dataset begin with."""
        self.turtle: TurtleText | None = None
        self._given = quads
        self._base = base

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """The statements, each once: those of `rdf:type` first, then by predicate and object."""
        return tuple(sorted(set(self._given), key=_place))

    @property
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

    @property
    def is_apart(self) -> bool:
        """Whether it is the same in Turtle whatever else stands in the document.

        It is not where a predicate or a datatype is in a folder: the prefix of that is declared
        only if a subject, an object or a graph is in it as well.
        """
        values = (quad.object for quad in self.quads)
        uses = {value.datatype.value for value in values if isinstance(value, Literal)}
        uses |= {quad.predicate.value for quad in self.quads}
        ours = (folder_of(iri) for iri in uses if iri.startswith(self._base))
        return all(name_of(folder, self._base) is None for folder in ours)


def write_turtle(blocks: Sequence[Block], prefixes: Mapping[str, str]) -> None:
    """Write the triples of some blocks in Turtle, each for itself.

    Args:
        blocks: Blocks that are apart.
        prefixes: The prefixes named like the folders in them.
    """
    local = {name: folder for name, folder in prefixes.items() if folder not in _NAMESPACES}
    known = {**PREFIXES, **local}
    triples = [triple for block in blocks for triple in block.triples]
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=known)
    assert written is not None  # it is returned where no output file is named
    # No string has a line end in it as it is written.
    body = written[written.index(b"\n", written.rindex(b"\n@prefix ") + 1) + 1 :].decode()
    for block, part in zip(blocks, body.split(_END), strict=False):
        used, text = tidied(part + _END, known)
        block.turtle = TurtleText(frozenset((name, known[name]) for name in used), text)


def prefixes_of(blocks: Iterable[Block]) -> dict[str, str] | None:
    """Return the prefixes named like the folders in some blocks; None if two are called alike."""
    folders = frozenset().union(*(block.folders for block in blocks))
    prefixes = dict(folders)
    return prefixes if len(prefixes) == len(folders) else None


def _place(quad: Quad) -> tuple[bool, str, str, str]:
    predicate = quad.predicate.value
    return predicate != RDF_TYPE, predicate, str(quad.object), str(quad.graph_name)
