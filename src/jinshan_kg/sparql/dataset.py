"""The RDF dataset that a query asks for (SPARQL 1.1, section 13.2; Protocol, section 2.1.4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from jinshan_kg.sparql.form import Opening
from jinshan_kg.sparql.iri import resolved
from jinshan_kg.sparql.tokens import Kind, Token


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


def read_dataset(tokens: Sequence[Token], opening: Opening) -> DatasetClause:
    """Return what the FROM and FROM NAMED clauses of a query ask for.

    An IRI that cannot be resolved (an undeclared prefix, a relative IRI without a base) makes the
    result empty: the engine will say what is wrong with it.

    Args:
        tokens: The query.
        opening: How it begins, for its prefixes and base.
    """
    default: list[str] = []
    named: list[str] = []
    for index, token in enumerate(tokens):
        if index < opening.index or not token.is_word("FROM"):
            continue
        is_named = index + 1 < len(tokens) and tokens[index + 1].is_word("NAMED")
        iri = _iri(tokens[index + 1 + is_named :][:1], opening)
        if iri is None:
            return DatasetClause()
        (named if is_named else default).append(iri)
    return DatasetClause(tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named)))


def _iri(tokens: Sequence[Token], opening: Opening) -> str | None:
    for token in tokens:
        if token.kind is Kind.IRI:
            return resolved(token.text[1:-1], opening.base)
        if token.kind is Kind.PREFIXED_NAME:
            prefix, _, local = token.text.partition(":")
            namespace = opening.prefixes.get(prefix)
            if namespace is not None:
                return resolved(namespace + local, None)
    return None
