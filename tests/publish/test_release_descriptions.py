"""VoID, DCAT and the service description say what is there."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from jinshan_kg.namespaces import BASE, PREFIXES
from jinshan_kg.publish.release import read_index
from jinshan_kg.settings import Settings

DATASET = f"<{BASE}dataset>"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def said(release: Path) -> ox.Store:
    store = ox.Store()
    for name in ("void", "dcat", "service-description"):
        store.load(
            path=release / f"{name}.ttl",
            format=ox.RdfFormat.TURTLE,
            to_graph=ox.NamedNode(f"http://x.org/{name}"),
        )
    return store


def rows(store: ox.Store, query: str) -> Iterator[tuple[str, ...]]:
    solutions = store.query(PROLOGUE + query)
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        values = [solution[index] for index in range(len(solutions.variables))]
        yield tuple(value.value for value in values if isinstance(value, ox.NamedNode | ox.Literal))


def test_the_triples_counted_are_those_of_the_dump(release: Path, said: ox.Store) -> None:
    lines = (release / "jinshan-kg.nt").read_text(encoding="utf-8").splitlines()
    query = f"SELECT ?n {{ GRAPH <http://x.org/void> {{ {DATASET} void:triples ?n }} }}"

    assert list(rows(said, query)) == [(str(len(lines)),)]


def test_the_triples_counted_of_each_graph_are_those_of_the_quads(
    release: Path, said: ox.Store
) -> None:
    counted: dict[str, int] = {}
    for quad in ox.parse(path=release / "jinshan-kg.nq", format=ox.RdfFormat.N_QUADS):
        name = str(quad.graph_name)[1:-1]
        counted[name] = counted.get(name, 0) + 1
    query = """SELECT ?g ?n { GRAPH <http://x.org/void> {
        ?g void:triples ?n FILTER(CONTAINS(STR(?g), "/graph/") && !CONTAINS(STR(?g), "#")) } }"""

    found = {graph: int(number) for graph, number in rows(said, query)}

    assert {graph: found[graph] for graph in counted} == counted
    assert found.keys() - counted.keys() == {f"{BASE}graph/description"}


def test_the_catalogue_lists_the_data_files_with_their_weight(
    release: Path, said: ox.Store
) -> None:
    query = f"""SELECT ?url ?size ?sum ?type {{ GRAPH <http://x.org/dcat> {{
        {DATASET} dcat:distribution ?file . ?file dcat:downloadURL ?url ; dcat:byteSize ?size ;
            dcat:mediaType ?type ; spdx:checksum/spdx:checksumValue ?sum ; dcterms:title ?title ;
            dcterms:license ?licence ; dcterms:modified ?day FILTER(LANG(?title) = "zh") }} }}"""
    files = [file for file in read_index(release) if file.distribution.is_data]

    assert set(rows(said, query)) == {
        (
            f"{BASE}downloads/{file.distribution.path}",
            str(file.size),
            file.sha256,
            f"https://www.iana.org/assignments/media-types/{file.distribution.media_type}",
        )
        for file in files
    }


def test_files_about_the_data_are_no_distributions(release: Path) -> None:
    about = [
        file.distribution.path for file in read_index(release) if not file.distribution.is_data
    ]

    assert about == [
        "jinshan-kg.canonical.nq.sha256",
        "context.jsonld",
        "tables/csv-metadata.json",
        "void.ttl",
        "dcat.ttl",
        "service-description.ttl",
        "README.md",
        "ro-crate-metadata.json",
        "SHA256SUMS",
    ]


def test_the_catalogue_says_what_is_written_by_hand(said: ox.Store) -> None:
    query = f"""SELECT ?title {{ GRAPH <http://x.org/dcat> {{
        ?catalogue a dcat:Catalog ; dcat:dataset {DATASET} . {DATASET} dcterms:title ?title }} }}"""

    assert {title for (title,) in rows(said, query)} == {"Jinshan KG", "金山知识图谱"}


def test_the_endpoint_is_described_with_its_limits_by_default(said: ox.Store) -> None:
    query = """SELECT ?name ?most { GRAPH <http://x.org/service-description> {
        ?service a sd:Service ; sd:endpoint ?endpoint ; sd:resultFormat ?format ;
            schema:additionalProperty [ schema:propertyID ?name ; schema:maxValue ?most ] } }"""
    defaults = Settings.load({})

    assert set(rows(said, query)) == {
        ("timeout", str(defaults.timeout)),
        ("max_result", str(defaults.max_result)),
        ("max_query_length", str(defaults.max_query_length)),
    }


@pytest.mark.parametrize("name", ["void", "dcat", "service-description"])
def test_each_file_stands_alone(said: ox.Store, name: str) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <http://x.org/{name}> {{ {DATASET} a ?type }} }}"

    ((number,),) = rows(said, query)

    assert int(number) > 0
