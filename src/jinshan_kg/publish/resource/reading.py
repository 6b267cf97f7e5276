"""Ask a backend, and read its rows as terms and quads."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from jinshan_kg.engine.protocol import NO_TERMS, Backend, Terms
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import JSON

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = Mapping[str, Term]


def rows(backend: Backend, text: str, terms: Terms = NO_TERMS) -> Iterator[Row]:
    """Return the solutions of a SELECT, each with the variables that are bound.

    Raises:
        SparqlError: If it cannot be answered.
    """
    found = _asked(backend, text, terms)
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {name: term for name, term in zip(names, solution, strict=True) if term is not None}


def quads(
    backend: Backend, text: str, scope: str, about: NamedNode, terms: Terms = NO_TERMS
) -> tuple[Quad, ...]:
    """Return the quads of a SELECT whose variables are `?g ?s ?p ?o`, in this order.

    Where `?g` is unbound the quad is in the default graph; where `?s` or `?o` is, it is `about`.

    Args:
        backend: What answers.
        text: The query.
        scope: Goes before the names of blank nodes, so that those of two answers stay apart.
        about: The node that the query did not ask for.
        terms: How long it may take, and whether anybody waits.

    Raises:
        SparqlError: If it cannot be answered.
    """
    default = DefaultGraph()

    def scoped(term: Any) -> Any:
        if term is None:
            return about
        return BlankNode(scope + term.value) if isinstance(term, BlankNode) else term

    # Any: pyoxigraph itself checks what may stand where, and these are thousands.
    found: Iterator[tuple[Any, Any, Any, Any]] = (
        tuple(row) for row in _asked(backend, text, terms)
    )
    return tuple(Quad(scoped(s), p, scoped(o), g or default) for g, s, p, o in found)


def _asked(backend: Backend, text: str, terms: Terms) -> QuerySolutions:
    answer = backend.query(text, dataset=DatasetClause(), result_format=JSON, terms=terms)
    found = parse_query_results(answer.read(), format=QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    return found
