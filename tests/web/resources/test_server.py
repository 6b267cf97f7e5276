"""As a new user would: a server of real processes, followed by the tools that people have."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
import rdflib

BASE = "https://w3id.org/jinshan-kg/"
FIGURE = "id/observation/land-freed"


@pytest.fixture(scope="module")
def root() -> Iterator[str]:
    """The root of a server over the project's own graph."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    command = [sys.executable, "-m", "jinshan_kg", "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline()  # it says where it is
        yield f"http://127.0.0.1:{port}/"
        process.terminate()


RDFLIB_WARNS_OF_ITSELF = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@RDFLIB_WARNS_OF_ITSELF
@pytest.mark.parametrize("suffix", ["", ".ttl", ".nt", ".jsonld", ".rdf"])
def test_rdflib_reads_an_address(root: str, suffix: str) -> None:
    graph = rdflib.Graph().parse(f"{root}{FIGURE}{suffix}")
    value = graph.value(rdflib.URIRef(BASE + FIGURE), rdflib.URIRef(f"{BASE}ontology#value"))
    assert value == rdflib.Literal("3216", datatype=rdflib.XSD.decimal)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_follows_a_thing_to_its_document(root: str) -> None:
    command = ["curl", "-sSL", "-H", "Accept: text/turtle", f"{root}{FIGURE}"]
    graph = rdflib.Graph().parse(data=subprocess.check_output(command), format="turtle")
    assert (rdflib.URIRef(BASE + FIGURE), None, None) in graph


@RDFLIB_WARNS_OF_ITSELF
def test_rdflib_reads_the_ontology_and_the_graphs(root: str) -> None:
    ontology = rdflib.Graph().parse(f"{root}ontology")
    assert (rdflib.URIRef(f"{BASE}ontology"), rdflib.RDF.type, rdflib.OWL.Ontology) in ontology
    dataset = rdflib.Dataset()
    dataset.parse(f"{root}graph/concepts.trig")
    named = [graph for graph in dataset.graphs() if len(graph)]
    assert [str(graph.identifier) for graph in named] == [f"{BASE}graph/concepts"]
