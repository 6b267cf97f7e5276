"""A larger graph of the same shape."""

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.data import bundled_lines, generated_data
from benchmarks.generator import Line, generated
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse

ID = "https://w3id.org/jinshan-kg/id/"
SOURCE = "https://w3id.org/jinshan-kg/source/"


def line(subject: str, predicate: str, value: str) -> Line:
    return Line(f"<{subject}>", f"<{predicate}>", value, "<urn:g>")


OBSERVATION = line(f"{ID}observation/a", "urn:subject", f"<{ID}park/b>")


def copies(*lines: Line, seed: int = 1) -> list[Line]:
    """Return the first quads that are none of the given ones."""
    return list(generated(lines, 2 * len(lines), seed))[len(lines) :]


def test_it_begins_with_what_is_given() -> None:
    assert next(generated([OBSERVATION], 1, 1)) == OBSERVATION


def test_a_copy_has_names_of_its_own() -> None:
    assert copies(OBSERVATION) == [
        line(f"{ID}observation/a-1", "urn:subject", f"<{ID}park/b-1>"),
    ]


def test_a_passage_of_a_copy_is_in_a_source_of_its_own() -> None:
    quad = line(f"{SOURCE}briefing/chars/1-2", "urn:source", f"<{SOURCE}briefing>")
    assert copies(quad) == [
        line(f"{SOURCE}briefing-1/chars/1-2", "urn:source", f"<{SOURCE}briefing-1>")
    ]


@pytest.mark.parametrize(
    "subject", ["urn:x", f"{ID}query/q", "https://w3id.org/jinshan-kg/ontology#Park"]
)
def test_vocabulary_and_example_queries_are_there_once(subject: str) -> None:
    quads = [OBSERVATION, line(subject, "urn:p", '"x"@en')]
    assert [quad.subject for quad in generated(quads, 4, 1)] == [
        OBSERVATION.subject,
        f"<{subject}>",
        f"<{ID}observation/a-1>",
        f"<{ID}observation/a-2>",
    ]


def test_a_name_of_a_copy_is_numbered() -> None:
    quad = line(f"{ID}park/b", "urn:label", '"the \\"Bay\\""@en-GB')
    assert copies(quad)[0].object == '"the \\"Bay\\" 1"@en-GB'


def test_a_figure_of_a_copy_is_another_one() -> None:
    decimal = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
    quad = line(f"{ID}observation/a", "urn:value", f'"225.0"{decimal}')
    (copy,) = copies(quad)
    assert copy.object.endswith(decimal)
    assert copy.object != quad.object


def test_the_same_seed_gives_the_same_quads() -> None:
    quads = list(bundled_lines())
    assert list(generated(quads, 40_000, 1)) == list(generated(quads, 40_000, 1))
    assert list(generated(quads, 40_000, 1)) != list(generated(quads, 40_000, 2))


def test_the_file_has_the_triples_once_in_the_default_graph_and_once_in_a_named_one(
    tmp_path: Path,
) -> None:
    data = generated_data(tmp_path, 40_000)
    quads = list(parse(path=data.file, format=RdfFormat.N_QUADS))
    found = Counter(quad.graph_name for quad in quads)
    assert data.triples == found.pop(DefaultGraph()) == 40_000
    assert len(set(quads)) == 80_000
    assert set(found) == {NamedNode(graph) for graph in data.graphs}
