"""Literals as the store holds them: dumps and what is served say the same."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.publish.canonical import canonical_nquads
from jinshan_kg.publish.material import read_material
from jinshan_kg.publish.stored import as_stored


def test_numbers_lose_what_says_nothing_and_all_else_stays(
    parsed: Callable[[str], ParsedFile],
) -> None:
    given = parsed("""PREFIX : <http://x.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        :g { :a :b 3216.0 , 7.10 , 044 , "3216.0" , "1.0"@en , "2015"^^xsd:gYear , :c }""")
    expected = parsed("""PREFIX : <http://x.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        :g { :a :b "3216"^^xsd:decimal , 7.1 , 44 , "3216.0" , "1.0"@en , "2015"^^xsd:gYear , :c }
        """)

    (stored,) = as_stored([given])

    assert stored.quads == expected.quads
    assert stored.prefixes == given.prefixes


def test_the_store_changes_nothing_more(layout: Layout, bundled_store: pyoxigraph.Store) -> None:
    quads = [quad for file in read_material(layout).files for quad in file.quads]

    assert canonical_nquads(quads) == canonical_nquads(bundled_store)


@pytest.mark.parametrize("name", ["nq", "trig", "jsonld"])
def test_the_files_that_keep_the_graphs_have_the_hash_that_is_published(
    release: Path, name: str
) -> None:
    syntax = RdfFormat.from_extension(name)
    quads = parse(path=release / f"jinshan-kg.{name}", format=syntax)
    published = (release / "jinshan-kg.canonical.nq.sha256").read_text().split()[0]

    assert sha256(canonical_nquads(quads)).hexdigest() == published


@pytest.mark.parametrize("name", ["nt", "rdf"])
def test_the_files_of_the_union_say_the_same(release: Path, name: str) -> None:
    turtle, other = (
        canonical_nquads(
            Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
            for quad in parse(
                path=release / f"jinshan-kg.{each}", format=RdfFormat.from_extension(each)
            )
        )
        for each in ("ttl", name)
    )

    assert other == turtle
