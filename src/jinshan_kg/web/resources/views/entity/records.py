"""Tenures and conferrals: who holds which post, who received which honour, when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.web.resources.views.entity import queries
from jinshan_kg.web.resources.views.entity.quote import Quote, quote_of

_SHORT: Final = {f"{PREFIXES['org']}organization": "organization"}


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

    def mentioned(self) -> Iterator[str]:
        """Return the nodes in them."""
        for record in self.all:
            yield record.iri
            for values in record.values.values():
                yield from values


def read_records(ask: Asking, iri: str, *, union: bool) -> Records:
    """Return the tenures and conferrals that have to do with a thing, by IRI."""
    found: dict[str, dict[str, list[str]]] = {}
    quoted: dict[str, dict[str, str]] = {}
    for record, name, value in ask.values(queries.records(f"<{iri}>", union=union)):
        short = _SHORT.get(name, name.removeprefix(JK))
        if short in ("token", "start", "end"):
            quoted.setdefault(record, {})[short] = value
        elif ":" not in short:
            found.setdefault(record, {}).setdefault(short, []).append(value)
    return Records(
        tuple(
            Record(
                one,
                values,
                {p: quote_of(quoted.get(p, {})) for p in sorted(values.get("evidence", ()))},
            )
            for one, values in sorted(found.items())
        )
    )
