"""The documents of things, followed as a newcomer would: rdflib by address, curl with redirects."""

import shutil
import subprocess

import pytest
from rdflib import DCAT, OWL, RDF, RDFS, VOID, Graph, Literal, URIRef
from tests.clients.queries import FIRST, LABELS

BASE = "https://w3id.org/jinshan-kg/"


@pytest.fixture(scope="module")
def root(endpoint: str) -> str:
    return endpoint.removesuffix("sparql")


def here(iri: str, root: str) -> str:
    """The address at this server of what has a public IRI."""
    return iri.replace(BASE, root)


# rdflib's own reader of JSON-LD uses what rdflib calls deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("suffix", ["", ".ttl", ".nt", ".jsonld", ".rdf"])
def test_rdflib_reads_a_thing(root: str, suffix: str) -> None:
    graph = Graph().parse(here(FIRST, root) + suffix)
    assert (URIRef(FIRST), RDFS.label, Literal(LABELS[0], lang="en")) in graph


@pytest.mark.parametrize(
    ("path", "iri", "kind"),
    [
        ("ontology", "ontology", OWL.Ontology),
        ("catalog", "catalog", DCAT.Catalog),
        (".well-known/void", "dataset", VOID.Dataset),
    ],
)
def test_rdflib_reads_what_describes_the_whole(
    root: str, path: str, iri: str, kind: URIRef
) -> None:
    graph = Graph().parse(root + path)
    assert (URIRef(BASE + iri), RDF.type, kind) in graph


def test_rdflib_goes_on_from_a_thing_to_what_it_names(root: str) -> None:
    graph = Graph().parse(here(FIRST, root))
    things = {
        node
        for node in graph.objects(URIRef(FIRST))
        if isinstance(node, URIRef) and node.startswith(f"{BASE}id/")
    }
    assert things
    for thing in things:
        found = Graph().parse(here(thing, root))
        assert (thing, RDFS.label, None) in found


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_is_sent_on_to_the_document(root: str) -> None:
    told = "%{http_code} %{num_redirects} %{url_effective} %{content_type}"
    done = subprocess.run(
        [
            *("curl", "-q", "-sSL", "-o", "/dev/null", "-w", told),
            *("-H", "Accept: text/turtle", here(FIRST, root)),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"200 1 {here(FIRST, root)}.ttl text/turtle; charset=utf-8"
