"""A graph whose queries Oxigraph answers: the same answers as rdflib gives."""

from collections.abc import Callable, Mapping

import pytest
import rdflib
from rdflib.query import Result
from rdflib.term import Identifier

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import parse_file
from jinshan_kg.validation.material import Material, ParsedFile
from jinshan_kg.validation.sparql_graph import SparqlGraph

Write = Callable[[str, str], DataFile]

_EX = rdflib.Namespace("http://example.org/")
_BODY = """
@prefix : <http://example.org/> .
:a :p 7.5 , "seven"@en , "7" , true , _:b . _:b :q :a . :c :p :a .
"""


@pytest.fixture
def material(write: Write, small: Layout) -> Material:
    file = write("a.ttl", _BODY)
    return Material(small, (ParsedFile(file, tuple(parse_file(file))),), whole=True)


def _rows(result: Result) -> set[frozenset[tuple[str, str]]]:
    return {
        frozenset((str(variable), value.n3()) for variable, value in row.items())
        for row in result.bindings
    }


@pytest.mark.parametrize(
    ("query", "bindings"),
    [
        ("SELECT ?s ?o { ?s <http://example.org/p> ?o }", {}),
        ("SELECT $this ?o { $this <http://example.org/p> ?o }", {"this": _EX.a}),
        ("SELECT $this ?s { ?s ?p $this }", {"this": rdflib.Literal("seven", lang="en")}),
        ("SELECT $this ?s { ?s ?p $this }", {"this": rdflib.Literal("7")}),
        ("SELECT $this ?s { ?s ?p $this }", {"this": rdflib.Literal(True)}),
        ("SELECT $this ?s { ?s ?p $this FILTER NOT EXISTS { $this ?q ?s } }", {"this": _EX.a}),
        ("SELECT $this ?s { ?s ?p $this FILTER EXISTS { $this ?q ?s } }", {"this": _EX.a}),
        ("SELECT $this ?s { ?s ?p ?o FILTER (?o = $this) }", {"this": _EX.a}),
        ("SELECT $this ?s { ?s ?p $this { SELECT $this { $this ?q ?o } } }", {"this": _EX.a}),
        ("SELECT ?s { ?s ?p $this FILTER NOT EXISTS { $this ?q ?s } }", {"this": _EX.a}),
        ("SELECT $this ?x { $this ?p ?o OPTIONAL { ?o ?q ?x } }", {"this": _EX.a}),
        ("PREFIX : <http://example.org/> SELECT ?s { ?s :q+/:p ?o }", {}),
    ],
)
def test_a_select_query_has_the_rows_that_rdflib_gives(
    material: Material, query: str, bindings: Mapping[str, Identifier]
) -> None:
    fast = SparqlGraph(material.graph, material.store)
    assert _rows(fast.query(query, initBindings=bindings)) == _rows(
        material.graph.query(query, initBindings=bindings)
    )


def test_a_blank_node_can_be_bound(material: Material) -> None:
    [node] = material.graph.subjects(_EX.q)
    assert isinstance(node, rdflib.BNode)
    fast = SparqlGraph(material.graph, material.store)
    query = "SELECT $this ?o { $this <http://example.org/q> ?o }"
    assert _rows(fast.query(query, initBindings={"this": node})) == {
        frozenset({("this", node.n3()), ("o", _EX.a.n3())})
    }


@pytest.mark.parametrize("name", ["p", "none"])
def test_an_ask_query_is_answered(material: Material, name: str) -> None:
    fast = SparqlGraph(material.graph, material.store)
    assert fast.query("ASK { ?s $p ?o }", initBindings={"p": _EX[name]}).askAnswer is (name == "p")


def test_a_query_that_makes_a_graph_is_refused(material: Material) -> None:
    with pytest.raises(NotImplementedError, match="only SELECT and ASK"):
        SparqlGraph(material.graph, material.store).query("DESCRIBE <http://example.org/a>")


def test_triples_keep_the_literals_as_they_are_written(write: Write, small: Layout) -> None:
    file = write("b.ttl", '<http://example.org/a> jk:area 7.00 , "5"^^xsd:nonNegativeInteger .')
    material = Material(small, (ParsedFile(file, tuple(parse_file(file))),), whole=True)
    fast = SparqlGraph(material.graph, material.store)
    assert {value.n3() for value in fast.objects(_EX.a)} == {
        '"7.00"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"5"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>',
    }
