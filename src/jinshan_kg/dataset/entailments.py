"""OWL 2 RL entailments worth keeping (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL)."""

import owlrl
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import ORG

from jinshan_kg.dataset.figures import Triple
from jinshan_kg.namespaces import JK

_JK = Namespace(JK)

# What the rules say of every vocabulary, and what is said of every thing.
_TRIVIAL_TYPES = frozenset(
    {OWL.Thing, OWL.Class, OWL.AnnotationProperty, RDFS.Resource, RDFS.Datatype, RDFS.Literal}
)
_TRIVIAL_PREDICATES = frozenset(
    {
        OWL.sameAs,
        OWL.equivalentClass,
        OWL.equivalentProperty,
        OWL.disjointWith,
        RDFS.domain,
        RDFS.range,
    }
)


def entailments(graph: Graph) -> set[Triple]:
    """Return what follows from a graph by the rules of OWL 2 RL and is not in it.

    Left out: subjects that are literals (RDF has none), reflexive triples, and the trivia that the
    rules add for every class, property and datatype. `org:holds` joins an official to a post as ORG
    means it; no rule gives it, because a tenure is a node of its own.

    Args:
        graph: The asserted triples; it is not changed.
    """
    closure = Graph()
    for triple in graph:
        closure.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    kept = {
        (subject, predicate, value)
        for subject, predicate, value in closure
        if isinstance(subject, URIRef)
        and isinstance(predicate, URIRef)
        and isinstance(value, URIRef | Literal)  # a blank node's copy would be another node
        and (subject, predicate, value) not in graph
        and not _trivial(subject, predicate, value)
    }
    return kept | _posts_held(graph)


def _trivial(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> bool:
    return (
        subject in (value, OWL.Nothing)
        or value in (OWL.Thing, OWL.Nothing)
        or predicate in _TRIVIAL_PREDICATES
        or (predicate == RDF.type and value in _TRIVIAL_TYPES)
    )


def _posts_held(graph: Graph) -> set[Triple]:
    return {
        (official, ORG.holds, post)
        for tenure in graph.subjects(RDF.type, _JK.Tenure)
        for official in graph.objects(tenure, _JK.official)
        for post in graph.objects(tenure, _JK.post)
        if isinstance(official, URIRef) and isinstance(post, URIRef)
    }
