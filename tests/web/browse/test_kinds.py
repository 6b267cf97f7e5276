"""The kinds of things: a tree of the dataset's own classes, with how many things each has."""

from collections.abc import Callable

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK
from jinshan_kg.web.browse.kinds import Kind, read_kinds

CLASSES = """
jk:Place a owl:Class ; rdfs:label "Place"@en , "地方"@zh ; skos:definition "Somewhere."@en .
jk:Park a owl:Class ; rdfs:subClassOf jk:Place .
jk:GreenPark a owl:Class ; rdfs:subClassOf jk:Park , jk:Place .
jk:Empty a owl:Class ; rdfs:subClassOf jk:Place .
"""


def tree(kind: Kind) -> tuple[str, int, list[object]]:
    return kind.name, kind.count, [tree(one) for one in kind.below]


def test_a_kind_stands_below_the_nearest_one_only(ask_of: Callable[[str], Asking]) -> None:
    kinds = read_kinds(ask_of(CLASSES + ":a a jk:GreenPark , jk:Park , jk:Place . :b a jk:Place ."))
    assert [tree(root) for root in kinds.roots] == [
        ("Place", 2, [("Park", 1, [("GreenPark", 1, [])])])
    ]


def test_a_kind_has_its_names_and_what_it_means(ask_of: Callable[[str], Asking]) -> None:
    (place,) = read_kinds(ask_of(CLASSES + ":b a jk:Place .")).roots
    assert place.named.labels == {"en": "Place", "zh": "地方"}
    assert place.definitions == {"en": "Somewhere."}


def test_classes_above_each_other_come_to_an_end(ask_of: Callable[[str], Asking]) -> None:
    kinds = read_kinds(
        ask_of(
            "jk:A a owl:Class ; rdfs:subClassOf jk:B . jk:B a owl:Class ; rdfs:subClassOf jk:A ."
            ":x a jk:A , jk:B ."
        )
    )
    assert list(kinds.all()) == []  # neither is a root: nothing to show, and no endless loop


def test_every_class_of_the_graph_that_has_things_is_there_with_their_number(ask: Asking) -> None:
    counts = ask.values(
        "SELECT ?class (COUNT(DISTINCT ?x) AS ?n)"
        f' {{ ?x a ?class FILTER(STRSTARTS(STR(?class), "{JK}")) }} GROUP BY ?class'
    )
    shown = {kind.named.iri: kind.count for kind in read_kinds(ask).all()}
    assert shown == {iri: int(n) for iri, n in counts}
