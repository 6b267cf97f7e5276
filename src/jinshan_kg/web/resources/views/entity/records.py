"""Tenures and conferrals: who holds which post, who received which honour, when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jinshan_kg.web.resources.views.entity.node import Known, Node
from jinshan_kg.web.resources.views.entity.quote import Quote

_SHORT: Final[Mapping[str, str]] = MappingProxyType({"org:organization": "organization"})


@dataclass(frozen=True)
class Record:
    """A tenure or a conferral.

    Attributes:
        iri: Its IRI.
        values: Its values by the name of the property in `jk:`, and `organization`.
        passages: The passages that say so.
    """

    iri: str
    values: Mapping[str, list[str]]
    passages: Mapping[str, Quote]

    def first(self, name: str) -> str | None:
        """Return a value of a property, the least if there are several."""
        return min(self.values.get(name, ()), default=None)

    @property
    def is_tenure(self) -> bool:
        """Whether it is a tenure."""
        return "post" in self.values


@dataclass(frozen=True)
class Records:
    """The tenures and conferrals that have to do with a thing."""

    all: tuple[Record, ...] = ()

    @property
    def tenures(self) -> tuple[Record, ...]:
        """The tenures."""
        return tuple(record for record in self.all if record.is_tenure)

    @property
    def conferrals(self) -> tuple[Record, ...]:
        """The conferrals."""
        return tuple(record for record in self.all if not record.is_tenure)


def is_record(node: Node) -> bool:
    """Say whether a node is a tenure or a conferral."""
    return "post" in node.said or "honour" in node.said


def records_of(iris: Iterable[str], known: Known) -> Records:
    """Return the tenures and conferrals among some nodes, by IRI.

    Args:
        iris: The nodes.
        known: What is known of them, and of the passages that they rest on.
    """
    nodes = (known.node(iri) for iri in sorted(set(iris)))
    return Records(tuple(_record(node, known) for node in nodes if is_record(node)))


def _record(node: Node, known: Known) -> Record:
    values = {_SHORT.get(name, name): node.values(name) for name in node.said}
    return Record(node.named.iri, values, known.quotes(values.get("evidence", ())))
