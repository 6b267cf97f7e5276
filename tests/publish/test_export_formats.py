"""The names of everything that is exported."""

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.publish import graphs, tables
from jinshan_kg.publish.export_formats import export_format
from jinshan_kg.publish.file_formats import NETWORK_FORMATS, TABLE_FORMATS, FileFormat
from jinshan_kg.publish.formats import FORMATS, ExportFormat


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("turtle", "turtle"),
        ("ttl", "turtle"),
        (".ttl", "turtle"),
        ("TTL", "turtle"),
        ("ntriples", "ntriples"),
        ("nt", "ntriples"),
        ("nquads", "nquads"),
        ("nq", "nquads"),
        ("N-Quads", "nquads"),
        ("trig", "trig"),
        ("jsonld", "jsonld"),
        ("json-ld", "jsonld"),
        ("rdfxml", "rdfxml"),
        ("rdf", "rdfxml"),
        ("RDF/XML", "rdfxml"),
        ("canonical", "canonical"),
        ("canonical.nq", "canonical"),
        ("RDFC-1.0", "canonical"),
        ("entities", "entities"),
        ("entities.jsonld", "entities"),
        ("ontology", "ontology"),
        ("protege", "protege"),
        ("owl", "protege"),
        ("csv", "csv"),
        ("CSV", "csv"),
        ("observations.csv", "observations.csv"),
        (".xlsx", "xlsx"),
        ("excel", "xlsx"),
        ("parquet", "parquet"),
        ("claims.parquet", "claims.parquet"),
        ("gexf", "gexf"),
        ("gephi", "gexf"),
        ("GraphML", "graphml"),
        ("cytoscape", "cyjs"),
        ("gv", "dot"),
        ("Neo4j", "neo4j"),
    ],
)
def test_a_format_answers_to_its_name_its_extension_and_what_people_say(
    name: str, found: str
) -> None:
    assert export_format(name).name == found


def test_no_name_means_two_formats() -> None:
    formats: tuple[ExportFormat | FileFormat, ...] = (*FORMATS, *TABLE_FORMATS, *NETWORK_FORMATS)
    names = [name for known in formats for name in known.names]

    assert len(names) == len(set(names))


def test_every_table_and_network_of_a_release_has_a_format() -> None:
    released = {each.path for part in (tables, graphs) for each in part.distributions()}

    assert {p for to in (*TABLE_FORMATS, *NETWORK_FORMATS) for p in to.paths} == released


def test_an_unknown_format_gets_the_list_in_groups() -> None:
    with pytest.raises(UserError) as caught:
        export_format("tsv")

    assert str(caught.value) == (
        "Unknown format 'tsv'. RDF: turtle (ttl), ntriples (nt), nquads (nq), trig (trig),"
        " jsonld (jsonld), rdfxml (rdf), canonical (canonical.nq), entities (entities.jsonld),"
        " ontology (ontology.owl), protege (owl)."
        " Tables: csv, observations.csv, entities.csv, officials.csv, claims.csv, xlsx, parquet,"
        " observations.parquet, entities.parquet, officials.parquet, claims.parquet."
        " Networks: gexf, graphml, cyjs, dot, neo4j."
    )


def test_hdt_is_refused_with_the_reason_and_the_way_to_it() -> None:
    with pytest.raises(UserError) as caught:
        export_format("HDT")

    assert str(caught.value) == (
        "HDT is not written: rdflib-hdt only reads it, and has no wheel for every platform."
        " Export ntriples, then convert with hdt-cpp: rdf2hdt -f ntriples FILE.nt FILE.hdt"
    )
