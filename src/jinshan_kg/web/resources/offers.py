"""The formats in which a thing is described: the RDF formats, and HTML for people."""

from dataclasses import dataclass
from typing import Final

from jinshan_kg.publish.resource.addresses import SUFFIXES
from jinshan_kg.sparql.choice import choose_format
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import N_QUADS, TRIG, ResultFormat, formats_for
from jinshan_kg.web.problems import HTML


@dataclass(frozen=True)
class Offer:
    """A format.

    Attributes:
        suffix: What the address of a document in it ends in.
        label: Its name in a sentence.
        media_type: The Content-Type.
        format: The RDF format; None for HTML.
    """

    suffix: str
    label: str
    media_type: str
    format: ResultFormat | None = None


_RDF: Final = {
    known.name: Offer(known.name, known.label, known.media_type, known)
    for known in formats_for(Result.GRAPH)
}

# Whoever follows links wants triples: of quads many a client sees only the default graph, which is
# empty. Those who name nothing else get them.
_QUALITY: Final = {
    media_type: 0.5
    for known in (N_QUADS, TRIG)
    for media_type in (known.media_type, *known.aliases)
}

OFFERS: Final = tuple(_RDF.get(suffix, Offer("html", "HTML", HTML)) for suffix in SUFFIXES)
"""Every format, in the order of the suffixes."""


def offer_of(suffix: str) -> Offer:
    """Return the format of a suffix, which must be one."""
    return next(offer for offer in OFFERS if offer.suffix == suffix)


def negotiated(accept: str | None) -> Offer:
    """Return the format that a client likes best, with the media type that it asked for.

    Args:
        accept: The Accept header, if there is one.

    Raises:
        NotAcceptableError: If it takes none of them (406).
    """
    choice = choose_format(Result.GRAPH, accept, others=[HTML], quality=_QUALITY)
    if choice.format is None:
        return offer_of("html")
    return Offer(choice.format.name, choice.format.label, choice.media_type, choice.format)
