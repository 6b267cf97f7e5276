"""What is known of a thing: its statements, what points at it, its claims, and labels."""

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse
from tests.publish.resource.data import PREFIXES, BackendOf

from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.description import DatasetFacts

BASE = "http://example.org/"
A = f"{BASE}id/park/a"


def same(found: tuple[Quad, ...], trig: str) -> bool:
    """Say whether quads are those of a TriG text, whatever their blank nodes are called."""
    datasets = Dataset(found), Dataset(parse(input=PREFIXES + trig, format=RdfFormat.TRIG))
    for dataset in datasets:
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return datasets[0] == datasets[1]


@pytest.mark.parametrize("union", [True, False])
def test_each_statement_comes_with_the_graphs_that_say_it(
    backend_of: BackendOf, union: bool
) -> None:
    data = """:a rdfs:seeAlso :nowhere .
      GRAPH graph:one { :a a :Park ; rdfs:seeAlso :both }
      GRAPH graph:two { :a rdfs:seeAlso :both }"""
    found = Describer(backend_of(data, union=union), BASE, union=union).describe(A)
    assert same(found.own, data)


@pytest.mark.parametrize("union", [True, False])
def test_what_points_at_it_comes_with_the_graphs_that_say_so(
    backend_of: BackendOf, union: bool
) -> None:
    data = """:b rdfs:seeAlso :a . GRAPH graph:one { :c rdfs:seeAlso :a . [] rdfs:member :a }"""
    found = Describer(backend_of(data, union=union), BASE, union=union).describe(A)
    assert same(found.incoming, data)
    assert found.own == ()


def test_nodes_without_a_name_are_described_with_it_however_deep(backend_of: BackendOf) -> None:
    own = "GRAPH graph:one { :a rdf:value (1 2 3 4 5) , [ rdfs:label [] ] }"
    backend = backend_of(own + "GRAPH graph:one { :b rdf:value ( 6 ) }")
    assert same(Describer(backend, BASE).describe(A).own, own)


def test_nodes_without_a_name_that_go_in_a_circle_come_to_an_end(backend_of: BackendOf) -> None:
    own = "GRAPH graph:one { :a rdf:value _:x . _:x rdf:value _:y . _:y rdf:value _:x }"
    assert same(Describer(backend_of(own), BASE).describe(A).own, own)


@pytest.mark.parametrize("union", [True, False])
def test_its_claims_figures_notes_and_passages_are_described(
    backend_of: BackendOf, union: bool
) -> None:
    details = """GRAPH graph:one {
      claim:of rdf:subject :a ; rdf:object :b ; jk:evidence chars:1-2 .
      claim:on rdf:subject :b ; rdf:object :a ; jk:evidence chars:3-4 .
      figure:f jk:subject :a ; jk:value 3 ; jk:evidence chars:5-6 ; jk:note :note2 .
      chars:1-2 jk:start 1 . chars:3-4 jk:start 3 . chars:5-6 jk:start 5 . chars:7-8 jk:start 7 .
      :note rdfs:comment "so" . :note2 rdfs:comment "or so" . }"""
    others = """GRAPH graph:one { :a jk:evidence chars:7-8 ; jk:note :note .
      claim:other rdf:subject :b ; rdf:object :c ; jk:evidence chars:9-10 . chars:9-10 jk:start 9 .
      :b jk:note :note3 . :note3 rdfs:comment "not of it" }"""
    found = Describer(backend_of(details + others, union=union), BASE, union=union).describe(A)
    assert same(found.details, details)


LABELS = """GRAPH graph:two { :b rdfs:label "B"@en , "乙"@zh ; a :Park . :c dcterms:title "C" }"""
NAMES = """GRAPH graph:two { rdfs:seeAlso rdfs:label "see also" . graph:one rdfs:label "One" .
  :Kind rdfs:label "kind" }"""
LINKS = "GRAPH graph:one { :a rdfs:seeAlso :b ; a :Kind . :c rdfs:seeAlso :a }"
OTHERS = """GRAPH graph:two { :b rdfs:comment "not a label" . :d rdfs:label "not linked" }"""


def test_what_it_links_has_labels_and_types(backend_of: BackendOf) -> None:
    found = Describer(backend_of(LABELS + NAMES + LINKS + OTHERS), BASE).describe(A)
    assert same(found.labels, LABELS)
    assert same(found.quads, LABELS + LINKS)


def test_predicates_classes_and_graphs_have_names_where_asked_for(backend_of: BackendOf) -> None:
    backend = backend_of(LABELS + NAMES + LINKS + OTHERS)
    found = Describer(backend, BASE).describe(A, names=True)
    assert same(found.labels, LABELS + NAMES)
    assert same(found.quads, LABELS + LINKS)


def test_what_points_at_it_comes_page_by_page(backend_of: BackendOf) -> None:
    points = " . ".join(f":{name} rdfs:seeAlso :a" for name in "bcdef")
    backend = backend_of(f"GRAPH graph:one {{ :a rdfs:label 'A' . {points} }}")
    describer = Describer(backend, BASE, page_size=2)
    pages = [describer.describe(A, number) for number in (1, 2, 3, 4)]
    names = [[str(quad.subject)[-2] for quad in page.incoming] for page in pages]
    assert names == [["b", "c"], ["d", "e"], ["f"], []]
    assert [page.page.total for page in pages] == [5, 5, 5, 5]
    assert [page.page.previous for page in pages[:3]] == [None, 1, 2]
    assert [page.page.next for page in pages[:3]] == [2, 3, None]
    assert [len(page.own) for page in pages] == [1, 0, 0, 0]


def test_every_page_names_the_thing(backend_of: BackendOf) -> None:
    named = "GRAPH graph:one { :a rdfs:label 'A' ; a :Park }"
    points = "GRAPH graph:one { :b rdfs:seeAlso :a . :c rdfs:seeAlso :a }"
    describer = Describer(backend_of(named + points), BASE, page_size=1)
    second = describer.describe(A, 2)
    assert same(second.quads, named + "GRAPH graph:one { :c rdfs:seeAlso :a }")


def test_the_last_page_is_known_without_the_description(backend_of: BackendOf) -> None:
    points = " . ".join(f":{name} rdfs:seeAlso :a" for name in "bcdef")
    describer = Describer(backend_of(f"GRAPH graph:one {{ {points} }}"), BASE, page_size=2)
    assert [describer.last_page(iri) for iri in (A, f"{BASE}id/park/b")] == [3, 1]


def test_a_full_page_that_is_the_only_one_has_no_next(backend_of: BackendOf) -> None:
    backend = backend_of("GRAPH graph:one { :b rdfs:seeAlso :a . :c rdfs:seeAlso :a }")
    page = Describer(backend, BASE, page_size=2).describe(A).page
    assert (page.total, page.last, page.next) == (2, 1, None)


def test_an_iri_is_known_wherever_it_stands_in_a_quad(backend_of: BackendOf) -> None:
    backend = backend_of("GRAPH graph:g { :s :p :o } :d :e :f .", union=False)
    places = [f"{BASE}id/park/{name}" for name in "spodef"] + [f"{BASE}graph/g"]
    others = [f"{BASE}id/park/x", "not an IRI", "http://example.org/<>"]
    assert Describer(backend, BASE).known(places + others) == set(places)


def test_the_dataset_of_the_base_is_told_with_its_licence(backend_of: BackendOf) -> None:
    backend = backend_of(
        """GRAPH graph:catalog {
             <http://example.org/dataset> void:uriSpace "http://example.org/" ;
               dcterms:license <http://example.org/free> ; dcterms:title "Not told" .
             <http://other.org/dataset> void:uriSpace "http://other.org/" }
           :a :p :o ."""
    )
    (dataset,) = Describer(backend, BASE).describe(A).datasets
    assert isinstance(dataset, DatasetFacts)
    assert dataset.iri.value == "http://example.org/dataset"
    assert [(p.value, str(o)) for p, o in dataset.said] == [
        ("http://purl.org/dc/terms/license", "<http://example.org/free>")
    ]
