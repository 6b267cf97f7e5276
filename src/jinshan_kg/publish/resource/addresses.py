"""The IRIs of documents: that of a thing, and a suffix for the format."""

from typing import Final

SUFFIXES: Final = ("ttl", "nt", "jsonld", "rdf", "trig", "nq", "html")
"""What the IRI of a document ends in after that of the thing and a dot, one for each format."""


def document_iri(thing: str, suffix: str, page: int = 1) -> str:
    """Return the IRI of the document about a thing in a format.

    Args:
        thing: The IRI of the thing.
        suffix: One of `SUFFIXES`.
        page: Which of its pages.
    """
    return f"{thing}.{suffix}" + (f"?page={page}" if page > 1 else "")
