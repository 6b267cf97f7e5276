"""An rdflib graph whose SPARQL queries Oxigraph answers.

pyshacl asks one query for each focus node of each SPARQL constraint, which rdflib parses and
evaluates anew each time (some 5 ms). Oxigraph takes a twentieth of that, so the same triples are
kept in a store beside the graph. Triple patterns still go to rdflib, which keeps literals as
written; the store does not (`225.0` becomes `225`, and an `xsd:nonNegativeInteger` an
`xsd:integer`), which a query can only see in STR and DATATYPE of a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.query import Result
from rdflib.term import Identifier


class SparqlGraph(rdflib.Graph):
    """A view of a graph that nobody changes; `mirror` must hold the same triples."""

    def __init__(self, graph: rdflib.Graph, mirror: ox.Store) -> None:
        """Share the triples of a graph.

        Args:
            graph: The triples.
            mirror: The same triples in the default graph of an Oxigraph store, with the same
                names for blank nodes.
        """
        super().__init__(store=graph.store, identifier=graph.identifier)
        self._mirror = mirror

    def query(  # type: ignore[override]
        self,
        query_object: str,
        processor: str = "sparql",
        result: str = "sparql",
        initNs: Mapping[str, Any] | None = None,
        initBindings: Mapping[str, Identifier] | None = None,
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """Answer a SELECT or ASK query; `initBindings` are put in place of the variables.

        Oxigraph can do so only for variables that the query selects, as SHACL asks of `$this`
        (section 5.3.1); a query that does not select one is left to rdflib.
        """
        try:
            answer = self._mirror.query(
                query_object,
                prefixes={prefix: str(iri) for prefix, iri in (initNs or {}).items()},
                substitutions={
                    ox.Variable(str(name)): to_oxigraph(term)
                    for name, term in (initBindings or {}).items()
                },
            )
        except RuntimeError:
            return super().query(query_object, initNs=initNs, initBindings=initBindings)
        if isinstance(answer, ox.QueryBoolean):
            asked = Result("ASK")
            asked.askAnswer = bool(answer)
            return asked
        if not isinstance(answer, ox.QuerySolutions):
            raise NotImplementedError("only SELECT and ASK are asked of a validated graph")
        selected = Result("SELECT")
        variables = [rdflib.Variable(variable.value) for variable in answer.variables]
        selected.vars = variables
        selected.bindings = [
            {
                variable: to_rdflib(term)
                for variable, term in zip(variables, solution, strict=True)
                if term is not None
            }
            for solution in answer
        ]
        return selected


def to_oxigraph(term: Identifier) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return an rdflib term as pyoxigraph's."""
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if not isinstance(term, rdflib.Literal):
        raise TypeError(f"{term!r} is no RDF term")
    if term.language is not None:
        return ox.Literal(str(term), language=term.language)
    if term.datatype is None:
        return ox.Literal(str(term))
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))


def to_rdflib(term: object) -> Identifier:
    """Return a pyoxigraph term as rdflib's."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise TypeError(f"{term!r} is no term of RDF 1.1")
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = rdflib.URIRef(term.datatype.value)
    plain = datatype == rdflib.XSD.string
    return rdflib.Literal(term.value, datatype=None if plain else datatype, normalize=False)
