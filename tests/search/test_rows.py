"""From the names that a dataset has to what can be found."""

import io

import pyoxigraph
import pytest

from jinshan_kg.search.entry import Entry, Group, Kind, Name
from jinshan_kg.search.rows import Scope, names_query, read_entries

TRIG = """
PREFIX : <https://w3id.org/jinshan-kg/id/>
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
BASE = "https://w3id.org/jinshan-kg/"
ID = f"{BASE}id/"
PARK = Kind(f"{BASE}ontology#Park", {"en": "Park", "zh": "公园"})
PLACE = Kind(f"{BASE}ontology#Place", {"": "Place"})


def entries(data: str, base: str = "", *, named_graphs: bool = False) -> list[Entry]:
    """What can be found in a dataset in TriG, by IRI."""
    store = pyoxigraph.Store()
    store.load(TRIG + data, format=pyoxigraph.RdfFormat.TRIG)
    solutions = store.query(names_query(named_graphs=named_graphs))
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    csv = solutions.serialize(format=pyoxigraph.QueryResultsFormat.CSV)
    assert csv is not None
    found = read_entries(io.StringIO(csv.decode(), newline=""), Scope(base))
    return sorted(found, key=lambda entry: entry.iri)


def test_a_thing_has_its_names_its_classes_and_the_number_of_links_to_it() -> None:
    found = entries(
        """
        :a a jk:Park, jk:Place ; rdfs:label "A, \\"quoted\\"\\nin two lines"@en, "甲"@zh-Hans ;
           skos:altLabel "Alpha" .
        :b a jk:Place ; :near :a ; :beside :a .
        jk:Park rdfs:label "Park"@en, "公园"@zh .
        """,
        ID,
    )
    assert found == [
        Entry(
            f"{ID}a",
            (
                Name("甲", "zh-hans"),
                Name('A, "quoted"\nin two lines', "en"),
                Name("Alpha", "", is_label=False),
            ),
            (PARK, PLACE),
            Group.ENTITY,
            links=2,
        ),
        Entry(f"{ID}b", (), (PLACE,), Group.ENTITY),
    ]


def test_the_first_class_is_the_one_with_the_fewest_things() -> None:
    found = entries(":a a jk:Place, jk:Park . :b a jk:Place .", f"{ID}a")
    assert [kind.iri for kind in found[0].kinds] == [PARK.iri, PLACE.iri]


def test_a_class_of_our_own_tells_more_than_one_of_a_standard_vocabulary() -> None:
    found = entries(":a a jk:Park, owl:Thing, skos:Concept . :b a jk:Park .", f"{ID}a")
    assert [kind.iri.rpartition("#")[2] for kind in found[0].kinds] == ["Park", "Concept", "Thing"]


@pytest.mark.parametrize(
    ("data", "group"),
    [
        (":x a jk:Park .", Group.ENTITY),
        ("<https://w3id.org/jinshan-kg/concept/phase/x> a skos:Concept .", Group.CONCEPT),
        (":x a jk:Observation .", Group.OBSERVATION),
        ("jk:x a owl:Class .", Group.TERM),
        ("<http://example.org/p> a owl:ObjectProperty .", Group.TERM),
        ("<https://w3id.org/jinshan-kg/graph/x> a jk:Thing .", Group.RECORD),
        (":x a <http://xmlns.com/foaf/0.1/Agent> .", Group.RECORD),
        ("<http://example.org/x> a <http://www.w3.org/ns/dcat#Dataset> .", Group.RECORD),
        ("<http://example.org/x> a <http://rdfs.org/ns/void#Dataset> .", Group.RECORD),
        ("<https://w3id.org/jinshan-kg/ontology> a owl:Ontology .", Group.RECORD),
        (":x a <http://www.w3.org/ns/shacl#SPARQLExecutable> .", Group.QUERY),
        ("<http://example.org/x> a <http://example.org/Y> .", Group.ENTITY),
    ],
)
def test_the_group_says_what_sort_of_thing_it_is(data: str, group: Group) -> None:
    assert [entry.group for entry in entries(data)] == [group]


@pytest.mark.parametrize(
    "data",
    [
        ':x a jk:Claim ; rdfs:label "claim" .',
        ':x a jk:Passage ; rdfs:label "passage" .',
        '[] a jk:Park ; rdfs:label "blank" .',
        '<http://example.org/x> rdfs:label "elsewhere" .',
        ":x :near :y .",
    ],
)
def test_records_blank_nodes_and_foreign_and_nameless_things_are_not_found(data: str) -> None:
    assert entries(data, BASE) == []


def test_what_is_longer_than_500_characters_is_no_name() -> None:
    found = entries(f':x rdfs:label "{"a" * 500}", "{"b" * 501}" .')
    assert [name.text for name in found[0].names] == ["a" * 500]


def test_named_graphs_are_read_where_the_default_graph_is_not_their_union() -> None:
    data = ':x rdfs:label "x" . GRAPH :g { :y rdfs:label "y" . :x :near :y }'
    assert [entry.iri for entry in entries(data)] == [f"{ID}x"]
    assert [(entry.iri, entry.links) for entry in entries(data, named_graphs=True)] == [
        (f"{ID}x", 0),
        (f"{ID}y", 1),
    ]


FIGURE = """
:x a jk:Observation ; rdfs:label "Growth"@en ; jk:evidence :passage .
:y a jk:Claim ; jk:evidence :passage .
:passage a jk:Passage ; jk:token "7.1%" .
"""


@pytest.mark.parametrize(
    ("data", "named_graphs"), [(FIGURE, False), (f"GRAPH :g {{ {FIGURE} }}", True)]
)
def test_an_observation_is_named_by_its_figure_as_the_source_prints_it(
    data: str, named_graphs: bool
) -> None:
    assert [(e.iri, e.names) for e in entries(data, BASE, named_graphs=named_graphs)] == [
        (f"{ID}x", (Name("Growth", "en"), Name("7.1%", is_label=False)))
    ]


PARTS = """
:o a jk:Observation ; rdfs:label "Air in A"@en ; jk:subject :a ; jk:metric :air .
:a rdfs:label "A"@en, "甲"@zh .
:b rdfs:label "B"@en .
:air rdfs:label "air"@en, "空气"@zh .
"""


@pytest.mark.parametrize(
    ("more", "chinese"),
    [
        ("", ["甲：空气"]),
        (":o rdfs:label '甲的空气'@zh .", ["甲的空气"]),
        (":p a jk:Observation ; jk:subject :b ; jk:metric :air .", ["甲：空气", "B：空气"]),
        (":p a jk:Observation ; jk:subject :a ; jk:metric :nowhere .", ["甲：空气"]),
        (":p a jk:Observation ; jk:subject :a ; jk:metric :b .", ["甲：空气"]),
    ],
)
def test_a_figure_without_a_chinese_name_is_called_by_what_it_measures_and_of_what(
    more: str, chinese: list[str]
) -> None:
    found = [entry for entry in entries(PARTS + more) if entry.group is Group.OBSERVATION]
    names = [name for entry in found for name in entry.names if name.language == "zh"]
    assert names == [Name(name, "zh") for name in chinese]


def test_no_rows_are_no_entries() -> None:
    assert list(read_entries(io.StringIO(""), Scope())) == []
