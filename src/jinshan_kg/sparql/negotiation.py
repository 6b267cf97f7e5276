"""Choose the form of an answer by the Accept header (RFC 9110, section 12.5.1)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.media import MediaType, parse_accept, parse_media_type

# A hint on how to write the same format; no reason to refuse an answer that is written otherwise.
_HINTS: Final = frozenset({"profile", "version"})
_ALL_GOOD: Final[Mapping[str, float]] = MappingProxyType({})


class NotAcceptableError(SparqlError):
    """None of the formats on offer is one that the client takes (406)."""

    def __init__(self, wanted: str, offers: Sequence[str]) -> None:
        """Take what the client asked for and what there is."""
        super().__init__(
            f"No format on offer matches {wanted}. On offer: {', '.join(offers)}.",
            status=406,
            details={"offers": list(offers)},
        )


def negotiate(
    accept: str | None, offers: Sequence[str], quality: Mapping[str, float] = _ALL_GOOD
) -> str:
    """Return the offer that a client likes best.

    Of the ranges that match an offer the most specific gives its weight. Between offers of the
    same weight the more specific range decides, so that a type named outright goes before one
    that only `*/*` lets in; then the order of the offers. `charset=utf-8` matches every offer,
    since all are UTF-8.

    Args:
        accept: The Accept header, several joined with commas; None or empty for none, which
            means that the client takes anything.
        offers: Media types, the preferred first.
        quality: How well an offer carries the thing, from 0 to 1; 1 if not given. The client's
            weight is multiplied by it.

    Raises:
        NotAcceptableError: If the client takes none of them.
    """
    if accept is None or not accept.strip():
        return offers[0]
    ranges = _ranges(accept)
    best, chosen = (0.0, -1), None
    for offer in offers:
        weight, specificity = _rank(offer, ranges)
        rank = (weight * quality.get(offer, 1.0), specificity)
        if rank > best:
            best, chosen = rank, offer
    if chosen is None or best[0] == 0:
        raise NotAcceptableError(f"the header Accept: {accept[:200]}", offers)
    return chosen


@lru_cache(maxsize=256)
def _offered(offer: str) -> MediaType:
    media_type = parse_media_type(offer)
    assert media_type is not None
    return media_type


@lru_cache(maxsize=64)
def _ranges(accept: str) -> tuple[tuple[MediaType, float], ...]:
    return tuple(parse_accept(accept))  # each client sends the same header again and again


def _rank(offer: str, ranges: Sequence[tuple[MediaType, float]]) -> tuple[float, int]:
    """Return the weight of an offer and how specific the range is that gave it."""
    media_type = _offered(offer)
    matches = [(_specificity(r, media_type), weight) for r, weight in ranges]
    specificity, weight = max(matches, default=(-1, 0.0))
    return (weight, specificity) if specificity >= 0 else (0.0, -1)


def _specificity(media_range: MediaType, offer: MediaType) -> int:
    """Return how specifically a range matches an offer; -1 if it does not."""
    if media_range.type == "*":
        matched = 0
    elif media_range.type != offer.type:
        return -1
    elif media_range.subtype == "*":
        matched = 1
    elif media_range.subtype != offer.subtype:
        return -1
    else:
        matched = 2
    for name, value in media_range.parameters.items():
        if not _parameter_matches(name, value, offer):
            return -1
    return matched + len(media_range.parameters)


def _parameter_matches(name: str, value: str, offer: MediaType) -> bool:
    if name in _HINTS:
        return True
    if name == "charset":
        return value.lower() == "utf-8"
    if name == "header" and str(offer) == "text/csv":
        return value.lower() == "present"  # RFC 4180, section 3
    return offer.parameters.get(name) == value
