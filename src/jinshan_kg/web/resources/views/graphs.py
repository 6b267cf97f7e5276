"""What a named graph holds."""

from __future__ import annotations

from dataclasses import dataclass

from jinshan_kg.engine.asking import Asking


@dataclass(frozen=True)
class GraphCounts:
    """How much a named graph holds.

    Attributes:
        triples: How many triples.
        things: How many things it says something of.
        classes: How many things of each class, the most first.
        properties: How many statements with each property, the most first.
    """

    triples: int
    things: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]


def read_graph_counts(ask: Asking, graph: str) -> GraphCounts:
    """Return how much a named graph holds."""
    triples, things = ask.values(
        f"SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    )[0]
    return GraphCounts(
        int(triples),
        int(things),
        _counted(ask, f"GRAPH <{graph}> {{ ?thing a ?key }}"),
        _counted(ask, f"GRAPH <{graph}> {{ ?thing ?key ?value }}"),
    )


def _counted(ask: Asking, pattern: str) -> tuple[tuple[str, int], ...]:
    rows = ask.values(
        f"SELECT ?key (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?key ORDER BY DESC(?n) ?key"
    )
    return tuple((key, int(n)) for key, n in rows)
