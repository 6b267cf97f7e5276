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
    things = ask.number(
        f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} }}"
    )
    properties = _counted(ask, f"GRAPH <{graph}> {{ ?thing ?key ?value }}")
    return GraphCounts(
        sum(count for _, count in properties),
        things,
        _counted(ask, f"GRAPH <{graph}> {{ ?thing a ?key }}"),
        properties,
    )


def _counted(ask: Asking, pattern: str) -> tuple[tuple[str, int], ...]:
    rows = ask.values(
        f"SELECT ?key (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?key ORDER BY DESC(?n) ?key"
    )
    return tuple((key, int(n)) for key, n in rows)
