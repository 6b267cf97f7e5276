"""Canonical N-Quads of RDF Dataset Canonicalization, which tell whether two datasets are the same.

RDFC-1.0 (https://www.w3.org/TR/rdf-canon/): two datasets that differ only in the names of their
blank nodes and in the order of their statements have the same canonical form, and so the same
hash.
"""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from jinshan_kg.publish.order import canonical


def canonical_nquads(quads: Iterable[Quad]) -> bytes:
    """Return the canonical form of a dataset: one line a quad, in code point order, UTF-8.

    Lexical forms are part of it: `225.0` and `225` are two literals.
    """
    written = serialize(canonical(quads), format=RdfFormat.N_QUADS)
    assert written is not None  # it is returned where no output file is named
    return b"".join(sorted(written.splitlines(keepends=True)))
