"""The files for Protégé: OWL 2 DL, whole, and readable by OWL tools."""

from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest
import rustdl

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.namespaces import BASE, JK, ONTOLOGY, PREFIXES, graph_iri
from jinshan_kg.publish.material import read_material
from jinshan_kg.publish.protege import ontology, ontology_with_data
from jinshan_kg.validation.material import ParsedFile
from jinshan_kg.validation.owl import species_findings

FILES = ["jinshan-kg.ontology.owl", "jinshan-kg.owl"]
RDF = PREFIXES["rdf"]
both = pytest.mark.parametrize("name", FILES)


def statement(predicate: str, value: str, graph: str) -> ox.Quad:
    subject = ox.NamedNode("http://x.org/a")
    return ox.Quad(
        subject, ox.NamedNode(predicate), ox.NamedNode(value), ox.NamedNode(graph_iri(graph))
    )


def test_the_ontology_is_the_vocabulary_with_its_concepts() -> None:
    graphs = ("ontology", "concepts", "briefing-2023-10-17", "authorities", "derived", "catalog")
    quads = [statement(f"{JK}core", "http://x.org/b", graph) for graph in graphs]

    assert ontology(quads) == quads[:2]


def test_with_data_it_has_all_that_is_asserted_about_things() -> None:
    said = ("ontology", "concepts", "briefing-2023-10-17", "authorities", "briefing-2024-01-01")
    others = ("derived", "queries", "catalog")
    quads = [statement(f"{JK}core", "http://x.org/b", graph) for graph in (*said, *others)]

    assert ontology_with_data(quads) == quads[: len(said)]


def test_with_data_it_has_of_the_catalogue_what_types_the_data_sets() -> None:
    owl_class, data_set = f"{PREFIXES['owl']}Class", f"{PREFIXES['qb']}DataSet"
    declared = ox.Quad(
        ox.NamedNode(data_set),
        ox.NamedNode(f"{RDF}type"),
        ox.NamedNode(owl_class),
        ox.NamedNode(graph_iri("ontology")),
    )
    typed = statement(f"{RDF}type", data_set, "catalog")
    other = statement(f"{RDF}type", f"{PREFIXES['dcat']}Dataset", "catalog")

    assert ontology_with_data([declared, typed, other]) == [declared, typed]


def test_with_data_it_has_no_statement_about_a_statement() -> None:
    quads = [
        statement(f"{RDF}subject", "http://x.org/b", "authorities"),
        statement(f"{RDF}predicate", "http://x.org/b", "authorities"),
        statement(f"{RDF}object", "http://x.org/b", "authorities"),
        statement(f"{RDF}type", f"{RDF}Statement", "authorities"),
        statement(f"{RDF}type", f"{JK}Claim", "authorities"),
    ]

    assert ontology_with_data(quads) == quads[4:]


@both
def test_it_is_owl_lite_and_owl_2_dl_and_rl(release: Path, name: str) -> None:
    path = release / name
    quads = tuple(ox.parse(path=path, format=ox.RdfFormat.RDF_XML))

    assert species_findings([ParsedFile(DataFile(path), quads, own=True)]) == []


@both
def test_another_owl_tool_finds_it_consistent(release: Path, name: str) -> None:
    assert rustdl.is_consistent(str(release / name))


@both
def test_owlready_finds_the_classes_with_their_labels(
    release: Path, layout: Layout, name: str
) -> None:
    world = owlready2.World()

    world.get_ontology((release / name).as_uri()).load()

    park = world[f"{JK}Park"]
    assert {(label.lang, str(label)) for label in park.label} == {("en", "Park"), ("zh", "园区")}
    assert park in world.classes()
    declared = {
        quad.subject.value
        for file in read_material(layout).files
        for quad in file.quads
        if quad.object == ox.NamedNode(f"{PREFIXES['owl']}Class")
        and isinstance(quad.subject, ox.NamedNode)
    }
    assert {each.iri for each in world.classes()} >= declared


@both
def test_it_is_one_ontology_with_a_version(release: Path, name: str) -> None:
    quads = list(ox.parse(path=release / name, format=ox.RdfFormat.RDF_XML))
    owl = PREFIXES["owl"]

    ontologies = {q.subject for q in quads if q.object == ox.NamedNode(f"{owl}Ontology")}
    versions = {q.object for q in quads if q.predicate.value == f"{owl}versionIRI"}

    assert ontologies == {ox.NamedNode(ONTOLOGY)}
    assert versions == {ox.NamedNode(f"{BASE}ontology/1.0.0")}
