"""RDF Dataset Canonicalization: one form, whatever the blank nodes are called."""

from collections.abc import Callable

import pyoxigraph as ox
from pyld import jsonld

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile, parse_file
from jinshan_kg.publish.canonical import canonical_nquads

Parsed = Callable[[str], ParsedFile]


def test_blank_nodes_are_named_and_lines_sorted(parsed: Parsed) -> None:
    given = parsed('_:x <http://x.org/b> "c\\u007F\\t" . <http://x.org/a> <http://x.org/b> _:x .')

    assert canonical_nquads(given.quads) == (
        b'<http://x.org/a> <http://x.org/b> _:c14n0 .\n_:c14n0 <http://x.org/b> "c\\u007F\\t" .\n'
    )


def test_other_names_and_another_order_give_the_same_form(parsed: Parsed) -> None:
    one = parsed("_:x <http://x.org/b> _:y . _:y <http://x.org/b> 1 .")
    other = parsed("_:n <http://x.org/b> 1 . _:m <http://x.org/b> _:n .")

    assert canonical_nquads(one.quads) == canonical_nquads(other.quads)


def test_another_lexical_form_is_another_dataset(parsed: Parsed) -> None:
    one = parsed("<http://x.org/a> <http://x.org/b> 1.0 .")
    other = parsed("<http://x.org/a> <http://x.org/b> 1.00 .")

    assert canonical_nquads(one.quads) != canonical_nquads(other.quads)


def test_another_library_finds_the_same_form_of_the_bundled_dataset(layout: Layout) -> None:
    quads = [quad for file in layout.files() for quad in parse_file(file)]
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    options = {
        "algorithm": "URDNA2015",  # the name of RDFC-1.0 before it was a recommendation
        "inputFormat": "application/n-quads",
        "format": "application/n-quads",
    }

    assert canonical_nquads(quads).decode() == jsonld.normalize(written.decode(), options)
