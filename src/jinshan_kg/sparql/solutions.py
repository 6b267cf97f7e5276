"""Read the JSON results format (SPARQL 1.1 Query Results JSON Format) to show it to people."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

_LOCAL: Final = re.compile(r"\w(?:[\w.\-]*[\w\-])?")


class Term(NamedTuple):
    """An RDF term in a solution; no data class, since thousands are made for a page.

    Attributes:
        kind: `uri`, `literal`, `bnode` or `triple`.
        value: The IRI, the lexical form or the label; for a triple the words that write it.
        language: The language tag of a literal, if it has one.
        datatype: The datatype IRI of a literal that is neither plain text nor has a language.
    """

    kind: str
    value: str
    language: str | None = None
    datatype: str | None = None

    @classmethod
    def read(cls, term: Mapping[str, Any]) -> Term:
        """Return the term of a JSON object."""
        kind = term["type"].replace("typed-literal", "literal")
        value = term["value"]
        if kind == "triple":
            parts = [cls.read(value[name]) for name in ("subject", "predicate", "object")]
            value = " ".join(["<<(", *(part.shown({}) for part in parts), ")>>"])
        return cls(kind, value, term.get("xml:lang"), term.get("datatype"))

    def shown(self, prefixes: Mapping[str, str]) -> str:
        """Return the term for a reader: an IRI shortened by some prefixes, a literal bare."""
        if self.kind == "uri":
            return shortened(self.value, prefixes)
        return f"_:{self.value}" if self.kind == "bnode" else self.value


@dataclass(frozen=True)
class Solutions:
    """The solutions of a SELECT.

    Attributes:
        variables: The names of the variables, without the question mark.
        rows: For each solution the term of each variable; None where it is not bound.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def read_solutions(body: bytes) -> Solutions:
    """Return the solutions in a JSON result."""
    result: Any = json.loads(body)
    variables = tuple(result["head"].get("vars", ()))
    bindings = result["results"]["bindings"]
    rows = (tuple(_term(row.get(name)) for name in variables) for row in bindings)
    return Solutions(variables, tuple(rows))


def read_boolean(body: bytes) -> bool:
    """Return the answer to an ASK in a JSON result."""
    return bool(json.loads(body)["boolean"])


def shortened(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return an IRI as a prefixed name, or between angle brackets if no prefix suits it."""
    suitable = [prefix for prefix, namespace in prefixes.items() if iri.startswith(namespace)]
    for prefix in sorted(suitable, key=lambda prefix: -len(prefixes[prefix])):
        local = iri[len(prefixes[prefix]) :]
        if _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return f"<{iri}>"


def _term(term: Mapping[str, Any] | None) -> Term | None:
    return None if term is None else Term.read(term)
