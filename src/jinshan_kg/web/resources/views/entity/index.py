"""Which claims and figures have to do with which node, where all nodes are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from jinshan_kg.web.resources.views.entity.node import Node

_OF_CLAIM: Final = ("rdf:subject", "rdf:object", "evidence", "citation")


class Index:
    """Finds the rows of tables by the nodes that they are about, or rest on."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        """Take all nodes."""
        claims: dict[str, dict[str, None]] = {}
        figures: dict[str, dict[str, None]] = {}
        for node in nodes:
            if "rdf:subject" in node.said:
                _add(claims, node, node.iris(*_OF_CLAIM))
            if "metric" in node.said:
                _add(figures, node, node.iris())
        self._claims: Mapping[str, Mapping[str, None]] = claims
        self._figures: Mapping[str, Mapping[str, None]] = figures

    def claims(self, iri: str) -> tuple[str, ...]:
        """Return the claims about a node, or resting on it."""
        return tuple(self._claims.get(iri, ()))

    def figures(self, iri: str) -> tuple[str, ...]:
        """Return what has a metric, and the node as a value too."""
        return tuple(self._figures.get(iri, ()))


def _add(rows: dict[str, dict[str, None]], node: Node, about: Iterable[str]) -> None:
    for iri in about:
        rows.setdefault(iri, {})[node.named.iri] = None
