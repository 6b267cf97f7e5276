"""Write a description that was looked up, block by block, as `writing` would write it."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from jinshan_kg.publish.prefixes import declared
from jinshan_kg.publish.resource.block import Block, prefixes_of, write_turtle
from jinshan_kg.sparql.formats import N_QUADS, N_TRIPLES, TURTLE, ResultFormat

_BETWEEN: Final = "\n\n"


def write_blocks(
    blocks: dict[str, Block], to: ResultFormat, base: str, first: Sequence[NamedNode]
) -> bytes:
    """Return a document of blocks: what `write_quads` returns for their quads.

    Args:
        blocks: The statements, by the name of their subject.
        to: The format.
        base: What the IRIs of the dataset begin with.
        first: The subjects that go before the others.

    Raises:
        UnwritableError: If the format cannot carry them (406).
    """
    begin = dict.fromkeys(map(str, first))
    order = chain(begin, sorted(name for name in blocks if name not in begin))
    ordered = [blocks[name] for name in order if name in blocks]
    if to is TURTLE and (text := _turtle(ordered)):
        return text
    if to is N_TRIPLES:
        return _written((it for block in ordered for it in block.triples), RdfFormat.N_TRIPLES)
    quads = [quad for block in ordered for quad in block.quads]
    if to is N_QUADS:
        return _written(sorted(quads, key=_graph), RdfFormat.N_QUADS)
    # Imported when first wanted: it takes as long as the rest of what a worker has to have.
    from jinshan_kg.publish.resource.writing import write_quads

    return write_quads(quads, to, base, first)


def _turtle(blocks: Sequence[Block]) -> bytes | None:
    """Return Turtle; None where a prefix of a block depends on the others."""
    prefixes = prefixes_of(blocks)
    new = [block for block in blocks if block.turtle is None]
    if prefixes is None or not all(block.is_apart for block in new):
        return None
    if new:
        write_turtle(new, prefixes)
    texts = [block.turtle for block in blocks if block.turtle is not None]  # all of them
    used = frozenset().union(*(text.prefixes for text in texts))
    return f"{declared(used)}{_BETWEEN.join(text.text for text in texts)}\n".encode()


def _graph(quad: Quad) -> str:
    graph = quad.graph_name
    return str(graph) if isinstance(graph, NamedNode) else ""


def _written(statements: Iterable[Triple] | Iterable[Quad], to: RdfFormat) -> bytes:
    written = serialize(statements, format=to)
    assert written is not None  # it is returned where no output file is named
    return written
