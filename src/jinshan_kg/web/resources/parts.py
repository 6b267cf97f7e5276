"""The parts of a thing's page that are long, page by page: `?show=claims&page=2`.

They are for people only: the formats for programs hold them in the description of the thing.
"""

from __future__ import annotations

from typing import Final

from jinshan_kg.publish.resource.addresses import document_iri
from jinshan_kg.web.resources.address import path_of
from jinshan_kg.web.resources.headers import alternates, canonical

CLAIMS: Final = "claims"
"""The claims of the source that have to do with the thing."""

AUTHORITIES: Final = "authorities"
"""The names and identifiers of the thing, or resting on it, from other publications."""

STATEMENTS: Final = "statements"
"""What is said of the thing, as the dataset has it."""

PARTS: Final = (CLAIMS, AUTHORITIES, STATEMENTS)
"""The values of `show`."""

PART_SIZE: Final = 50
"""How many rows stand on a page of a part; no more stand on the page of the thing."""

FEW: Final = 20
"""How many rows of a longer part stand on the page of the thing."""


def part_path(iri: str, base: str, part: str, page: int = 1) -> str:
    """Return the path of a page of a part.

    Args:
        iri: The thing.
        base: What the IRIs of the dataset begin with.
        part: One of `PARTS`.
        page: Which of its pages.
    """
    path = path_of(document_iri(iri, "html"), base)
    return f"{path or iri}{_query(part, page)}"


def canonical_part(iri: str, base: str, part: str, page: int = 1) -> str:
    """Return the public IRI of a page of a part; see `part_path`."""
    return canonical(iri, "html", base) + _query(part, page)


def links_of_part(iri: str, base: str, part: str, page: int) -> str:
    """Return the Link field of a page of a part: where it is known, and what tells programs."""
    address = f'<{canonical_part(iri, base, part, page)}>; rel="canonical"'
    return ", ".join([address, *alternates(iri, base, 1, but="html")])


def _query(part: str, page: int) -> str:
    return f"?show={part}" + (f"&page={page}" if page > 1 else "")
