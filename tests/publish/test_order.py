"""One order, and one naming of blank nodes."""

from random import Random

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import PREFIXES, graph_iri
from jinshan_kg.publish.order import canonical, merged, only_graph

A, B, C = (NamedNode(f"http://example.org/{name}") for name in "abc")
TYPE = NamedNode(f"{PREFIXES['rdf']}type")
ONTOLOGY = NamedNode(graph_iri("ontology"))


def test_the_order_is_graph_subject_type_first_predicate_object() -> None:
    ordered = [
        Quad(A, TYPE, C),
        Quad(A, B, A),
        Quad(A, B, C),
        Quad(B, TYPE, C),
        Quad(A, TYPE, C, ONTOLOGY),
    ]
    shuffled = list(ordered)
    Random(7).shuffle(shuffled)

    assert canonical(shuffled) == ordered


def test_a_quad_counts_once() -> None:
    assert canonical([Quad(A, B, C), Quad(A, B, C)]) == [Quad(A, B, C)]


def test_blank_nodes_are_named_by_their_place_not_by_their_label() -> None:
    def chain(first: str, second: str) -> list[Quad]:
        one, two = BlankNode(first), BlankNode(second)
        return [Quad(A, B, one), Quad(one, B, two), Quad(two, B, Literal("end"))]

    assert canonical(chain("x", "y")) == canonical(reversed(chain("y", "x")))


def test_numbers_keep_their_lexical_form() -> None:
    decimal = NamedNode(f"{PREFIXES['xsd']}decimal")

    (quad,) = canonical([Quad(A, B, Literal("225.0", datatype=decimal))])

    assert isinstance(quad.object, Literal)
    assert quad.object.value == "225.0"


def test_merging_drops_the_graph_names() -> None:
    assert merged([Quad(A, B, C, ONTOLOGY)]) == [Quad(A, B, C, DefaultGraph())]


@pytest.mark.parametrize("name", ["ontology", graph_iri("ontology")])
def test_one_graph_is_chosen_by_short_name_or_iri(name: str) -> None:
    quads = [Quad(A, B, C), Quad(A, B, A, ONTOLOGY), Quad(A, B, B, C)]

    assert only_graph(quads, name) == [Quad(A, B, A, ONTOLOGY)]


def test_an_unknown_graph_gets_the_list() -> None:
    quads = [Quad(A, B, C), Quad(A, B, A, ONTOLOGY), Quad(A, B, B, C)]

    with pytest.raises(UserError) as caught:
        only_graph(quads, "ontologie")

    assert str(caught.value) == (
        "No named graph 'ontologie'. Named graphs: http://example.org/c, ontology."
    )
