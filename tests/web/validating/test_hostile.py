"""Data of a stranger: nothing that they name is fetched, nothing in them is run."""

from collections.abc import Callable, Iterator
from socket import create_server
from threading import Thread

import pytest
from werkzeug.test import TestResponse

from jinshan_kg.sparql.errors import LimitError
from jinshan_kg.web.validating.checked import Checked
from jinshan_kg.web.validating.context import Context
from jinshan_kg.web.validating.process import Checker
from jinshan_kg.web.validating.program import CHECKS
from jinshan_kg.web.validating.submission import Submission
from jinshan_kg.web.validating.syntaxes import by_suffix

Post = Callable[..., TestResponse]


class Trap:
    """A server that only notes that somebody came."""

    def __init__(self) -> None:
        self.visits = 0
        self._socket = create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


def checked(data: str, suffix: str = "ttl", memory: int = 1 << 30) -> Checked:
    syntax = by_suffix(suffix)
    assert syntax is not None
    given = Submission(data.encode(), syntax, Context.ALONE)
    return Checker(60, memory).check(given, lambda: False)


def test_imports_and_links_are_not_followed(trap: Trap) -> None:
    found = checked(
        f"""@prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <{trap.address}/o> a owl:Ontology ; owl:imports <{trap.address}/other> ;
            sh:shapesGraph <{trap.address}/shapes> ; rdfs:seeAlso <{trap.address}/see> ;
            sh:entailment <http://www.w3.org/ns/entailment/RDFS> ."""
    )
    assert found.triples == 5
    assert trap.visits == 0


def test_a_remote_context_is_refused_unread(post: Post, trap: Trap) -> None:
    answer = post(
        f'{{"@context": "{trap.address}/context", "@id": "a:b", "name": "x"}}',
        content_type="application/ld+json",
    )
    assert answer.status_code == 400
    assert answer.get_json()["detail"].startswith("the JSON-LD context is another document")
    assert trap.visits == 0


def test_entities_of_xml_are_not_read(post: Post, trap: Trap) -> None:
    answer = post(
        f"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{trap.address}/x">
        <!ENTITY f SYSTEM "file:///etc/hostname">]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/">
        <rdf:Description rdf:about="http://e.org/a"><e:p>&x;&f;</e:p></rdf:Description>
        </rdf:RDF>""",
        content_type="application/rdf+xml",
    )
    assert answer.status_code == 400
    assert trap.visits == 0


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://e.org/shape> a sh:NodeShape ; sh:targetNode <http://e.org/a> ;
    sh:minCount 7 ; sh:class <http://e.org/None> ; sh:message "a shape of the data" ;
    sh:sparql [ sh:select "SELECT $this { $this ?p ?o }" ; sh:message "run in the data" ] ;
    sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ; sh:jsLibrary <http://e.org/js> ] ;
    sh:rule [ a sh:SPARQLRule ; sh:construct "CONSTRUCT { $this a <http://e.org/Made> } {}" ] .
<http://e.org/js> a sh:JSLibrary ; sh:jsLibraryURL "TRAP/f.js"^^xsd:anyURI .
<http://e.org/f> a sh:SPARQLFunction ; sh:ask "ASK { SERVICE <TRAP/sparql> { ?s ?p ?o } }" .
<http://e.org/c> a sh:ConstraintComponent ; sh:parameter [ sh:path <http://e.org/q> ] ;
    sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK { FILTER(false) }" ] .
<http://e.org/a> <http://e.org/q> 1 .
"""


def test_shapes_functions_and_scripts_in_the_data_are_only_data(trap: Trap) -> None:
    found = checked(SHAPES.replace("TRAP", trap.address))
    said = [(one.message, one.source) for one in found.report.findings]
    assert not [one for one in said if "e.org" in one[1] or "of the data" in one[0]], said
    assert not [one for one in said if "run in the data" in one[0]]
    assert trap.visits == 0


def test_a_long_literal_is_only_long() -> None:
    found = checked(f'<http://e.org/a> <http://e.org/p> "{"x" * 10_000_000}" .')
    assert found.triples == 1


@pytest.mark.parametrize("mebibytes", [8, 60])
def test_more_memory_than_allowed_ends_the_check(mebibytes: int) -> None:
    with pytest.raises(LimitError, match="bytes of memory") as caught:
        checked(f'<http://e.org/a> <http://e.org/p> "{"x" * 10_000_000}" .', memory=mebibytes << 20)
    assert caught.value.status == 503


def test_names_of_files_in_the_data_are_only_names() -> None:
    found = checked("<file:///etc/passwd> <file:///etc/hosts> <file:///proc/self/environ> .")
    assert found.triples == 1
    assert "root:" not in str(found)


def test_the_checks_need_no_reasoner() -> None:
    """A reasoner takes as long as it likes, and Java as much memory."""
    assert CHECKS == ("terms", "evidence", "shacl")
