"""The things that stand for a whole graph: a named graph, an ontology, a version of one."""

import os
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Backend, Terms
from jinshan_kg.publish.resource import queries
from jinshan_kg.publish.resource.reading import rows
from jinshan_kg.publish.resource.writing import write_quads
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import N_TRIPLES, ResultFormat

_LARGEST: Final = 1 << 23  # bytes of N-Triples that this process puts in order


def graph_of(backend: Backend, iri: str, terms: Terms = NO_TERMS) -> str | None:
    """Return the named graph that an IRI stands for; None if it stands for none.

    Args:
        backend: What holds the dataset.
        iri: The IRI: of a named graph, of an ontology or of a version of one.
        terms: How long the query may take, and whether anybody waits.

    Raises:
        SparqlError: If it cannot be found out.
    """
    for row in rows(backend, queries.graph_behind(str(NamedNode(iri))), terms):
        if isinstance(row["g"], NamedNode):
            return row["g"].value
    return None


def write_graph(
    backend: Backend, graph: str, to: ResultFormat, base: str, terms: Terms = NO_TERMS
) -> Answer:
    """Return a whole named graph in a format.

    In TriG and N-Quads it keeps its name. Its triples come in order and with few prefixes: but
    one beyond 8 MiB comes as the backend writes it, without name and order.

    Args:
        backend: What holds the graph.
        graph: Its IRI.
        to: One of the formats that carry a graph.
        base: What the IRIs of the dataset begin with.
        terms: How long the query may take, and whether anybody waits.

    Raises:
        SparqlError: If it cannot be read, or the format cannot carry it.
    """
    text = _all_of(graph)
    answer = backend.query(text, dataset=DatasetClause(), result_format=N_TRIPLES, terms=terms)
    if _size(answer) > _LARGEST:
        if not isinstance(answer.body, bytes):
            answer.body.close()
        return backend.query(text, dataset=DatasetClause(), result_format=to, terms=terms)
    return Answer(write_quads(_quads(answer, graph), to, base))


def read_graph(backend: Backend, graph: str, terms: Terms = NO_TERMS) -> tuple[Quad, ...]:
    """Return the quads of a whole named graph.

    Args:
        backend: What holds the graph.
        graph: Its IRI.
        terms: How long the query may take, and whether anybody waits.

    Raises:
        SparqlError: If it cannot be read.
    """
    text, dataset = _all_of(graph), DatasetClause()
    answer = backend.query(text, dataset=dataset, result_format=N_TRIPLES, terms=terms)
    return tuple(_quads(answer, graph))


def _all_of(graph: str) -> str:
    return f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}"


def _quads(answer: Answer, graph: str) -> Iterator[Quad]:
    name = NamedNode(graph)
    for quad in parse(input=answer.read(), format=RdfFormat.N_TRIPLES):
        yield Quad(quad.subject, quad.predicate, quad.object, name)


def _size(answer: Answer) -> int:
    body = answer.body
    return len(body) if isinstance(body, bytes) else os.fstat(body.fileno()).st_size
