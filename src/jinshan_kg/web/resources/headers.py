"""What an answer says of itself in its header fields (RFC 8288: Link)."""

from collections.abc import Iterator
from typing import Final

from jinshan_kg.publish.resource.addresses import document_iri
from jinshan_kg.web.resources.address import is_thing, path_of
from jinshan_kg.web.resources.offers import OFFERS, Offer

CATALOG: Final = "/catalog"
"""The path of the catalogue."""

VOID: Final = "/.well-known/void"
"""The path of the description of the dataset and of its graphs."""


def links_of_front(base: str, *, is_bundled: bool) -> str:
    """Return the Link field of the front page: what describes the dataset, and its RDF formats.

    Args:
        base: What the IRIs of the dataset begin with.
        is_bundled: Whether there is a catalogue.
    """
    catalogue = base + CATALOG.removeprefix("/")
    formats = alternates(catalogue, base, 1, but="html") if is_bundled else ()
    return ", ".join([f'<{VOID}>; rel="describedby"', *formats])


def links_of_thing(iri: str, document: str, base: str) -> str:
    """Return the Link field of the redirection from a thing to its document.

    Args:
        iri: The thing.
        document: The path of the document.
        base: What the IRIs of the dataset begin with.
    """
    return ", ".join([f'<{document}>; rel="describedby"', *alternates(iri, base, 1)])


def links_of_document(iri: str, offer: Offer, base: str, page: int, last: int = 1) -> str:
    """Return the Link field of a document: its other formats and pages, and what it is about.

    Args:
        iri: The thing that it is about, or the document itself.
        offer: The format of the document.
        base: What the IRIs of the dataset begin with.
        page: Which of its pages it is.
        last: How many pages it has.
    """
    links = [f'<{canonical(iri, offer.suffix, base, page)}>; rel="canonical"']
    if is_thing(iri, base):
        links.append(f'<{public(iri, base)}>; rel="describes"')
    if iri.startswith(f"{base}graph/"):
        links.append(f'<{VOID}>; rel="describedby"')
    for relation, other in (("prev", page - 1), ("next", page + 1)):
        if 1 <= other <= last:
            path = path_of(document_iri(iri, offer.suffix, other), base)
            links.append(f'<{path}>; rel="{relation}"')
    return ", ".join([*links, *alternates(iri, base, page, but=offer.suffix)])


def canonical(iri: str, suffix: str, base: str, page: int = 1) -> str:
    """Return the public IRI under which a document is known (RFC 6596): in ASCII.

    It is the document's own where the IRI is that of a document, whatever its format.

    Args:
        iri: The thing that it is about, or the document itself.
        suffix: The suffix of its format.
        base: What the IRIs of the dataset begin with.
        page: Which of its pages it is.
    """
    if is_thing(iri, base):
        return public(document_iri(iri, suffix, page), base)
    return public(iri if page == 1 else f"{iri}?page={page}", base)


def public(iri: str, base: str) -> str:
    """Return an IRI of the dataset in ASCII, as header fields want it (RFC 3987, section 3.1)."""
    path = path_of(iri, base)
    return iri if path is None else base + path[1:]


def alternates(iri: str, base: str, page: int, but: str = "") -> Iterator[str]:
    """Return the links to a document in its formats but one.

    Args:
        iri: The thing that it is about, or the document itself.
        base: What the IRIs of the dataset begin with.
        page: Which of its pages.
        but: The suffix of the format to leave out.
    """
    for other in OFFERS:
        if other.suffix != but:
            media_type = other.media_type.partition(";")[0]
            path = path_of(document_iri(iri, other.suffix, page), base)
            yield f'<{path}>; rel="alternate"; type="{media_type}"'
