"""The RDF dataset that a query asks for (SPARQL 1.1, section 13.2; Protocol, section 2.1.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jinshan_kg.sparql.form import Opening
from jinshan_kg.sparql.iri import resolved
from jinshan_kg.sparql.sequence import Tokens
from jinshan_kg.sparql.tokens import Kind


@dataclass(frozen=True)
class DatasetClause:
    """The graphs that make up the dataset of a query.

    Where only default graphs are given there are no named graphs; where only named graphs are
    given the default graph is empty; where neither is given the service's own dataset is asked.

    Attributes:
        default_graphs: IRIs of the graphs whose merge is the default graph.
        named_graphs: IRIs of the named graphs.
    """

    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def is_given(self) -> bool:
        """Whether a dataset is asked for at all."""
        return bool(self.default_graphs or self.named_graphs)


WHATEVER_IS_SERVED: Final = DatasetClause()
"""The clause of a request or a query that names no graphs."""


def read_dataset(tokens: Tokens, opening: Opening) -> DatasetClause:
    """Return what the FROM and FROM NAMED clauses of a query ask for.

    An IRI that cannot be resolved (an undeclared prefix, a relative IRI without a base) makes the
    result empty: the engine will say what is wrong with it.

    Args:
        tokens: The query.
        opening: How it begins, for its prefixes and base.
    """
    default: list[str] = []
    named: list[str] = []
    after_from = [index for index, word in enumerate(tokens.words, 1) if word == "FROM"]
    for index in after_from:
        is_named = tokens.words[index : index + 1] == ["NAMED"]
        iri = _iri(tokens.texts[index + is_named : index + is_named + 1], opening)
        if iri is None:
            return DatasetClause()
        (named if is_named else default).append(iri)
    return DatasetClause(tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named)))


def _iri(texts: Sequence[str], opening: Opening) -> str | None:
    for text in texts:
        kind = Kind.of(text)
        if kind is Kind.IRI:
            return resolved(text[1:-1], opening.base)
        if kind is Kind.PREFIXED_NAME:
            prefix, _, local = text.partition(":")
            namespace = opening.prefixes.get(prefix)
            if namespace is not None:
                return resolved(namespace + local, None)
    return None
