"""The data that every server of a comparison loads: one file of N-Quads.

The merge of the named graphs stands in the default graph as well, so that each server answers from
its fastest index and none has to make the union while it answers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generator import Line, generated
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store

DEFAULT_GRAPH = "urn:x-benchmark:default"  # its name at a server that needs one


@dataclass(frozen=True)
class Data:
    """A dataset in a file.

    Attributes:
        name: What the report calls it.
        file: The N-Quads.
        triples: How many distinct triples it has; the default graph has as many.
        graphs: The IRIs of the named graphs.
    """

    name: str
    file: Path
    triples: int
    graphs: tuple[str, ...]


def bundled_data(folder: Path) -> Data:
    """Write the graph that the project publishes."""
    return _written("bundled graph", folder / "bundled.nq", bundled_lines())


def generated_data(folder: Path, triples: int, seed: int = 1) -> Data:
    """Write a graph of the same shape with so many triples."""
    lines = generated(list(bundled_lines()), triples, seed)
    return _written(f"generated graph of {triples:,} triples", folder / "generated.nq", lines)


def bundled_lines() -> Iterator[Line]:
    """Yield the quads of the bundled graph, in an order that is always the same."""
    store = load_store(Layout.bundled().files())
    yield from sorted(
        Line(str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name))
        for quad in store
    )


def _written(name: str, file: Path, lines: Iterable[Line]) -> Data:
    graphs: dict[str, None] = {}
    triples: set[int] = set()  # of hashes: a million tuples would take half a gigabyte
    with file.open("w", encoding="utf-8") as output:
        for line in lines:
            triple = f"{line.subject} {line.predicate} {line.object}"
            output.write(f"{triple} {line.graph} .\n")
            graphs[line.graph[1:-1]] = None
            if hash(triple) not in triples:
                triples.add(hash(triple))
                output.write(f"{triple} .\n")
    return Data(name, file, len(triples), tuple(graphs))
