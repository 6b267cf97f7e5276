"""Which content coding a client gets (RFC 9110, sections 8.4.1 and 12.5.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Encoding(StrEnum):
    """A content coding, in the order in which the server prefers them."""

    ZSTD = "zstd"
    BR = "br"
    GZIP = "gzip"
    IDENTITY = "identity"


SMALLEST: Final = 1024
"""From how many bytes on a body is compressed; below, the header fields weigh more."""

_ALIASES: Final[Mapping[str, str]] = {"x-gzip": "gzip"}
_MEMBER: Final = re.compile(
    # More lenient than the grammar, as for Accept: some clients write `q=.5`.
    r"\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*(?:;\s*[qQ]\s*=\s*(0|0?\.[0-9]*|1(?:\.0*)?)\s*)?"
)
_COMPRESSIBLE: Final = re.compile(r"text/|application/(?:.*\+)?(?:json|xml|n-triples|n-quads|trig)")
_LEAST: Final = 1e-6  # the weight of what is acceptable only because nothing forbids it


@dataclass(frozen=True)
class Accepted:
    """What a client takes.

    Attributes:
        best: The coding that it likes best of those on offer.
        identity: Whether it takes an answer without coding as well.
    """

    best: Encoding
    identity: bool = True

    @property
    def encodings(self) -> tuple[Encoding, ...]:
        """The codings in which it may get an answer: the best, and for small answers none."""
        if self.identity and self.best is not Encoding.IDENTITY:
            return (self.best, Encoding.IDENTITY)
        return (self.best,)

    def for_body(self, size: int, content_type: str) -> Encoding:
        """Return the coding for a body.

        Args:
            size: Its length in bytes.
            content_type: Its media type.
        """
        worthwhile = size >= SMALLEST and _COMPRESSIBLE.match(content_type) is not None
        return self.best if worthwhile or not self.identity else Encoding.IDENTITY


def negotiate_encoding(header: str | None) -> Accepted:
    """Return what a client takes.

    A coding that the header names, or that its `*` covers, goes before one that is acceptable only
    because nothing forbids it. Between equal weights the server's order decides. Members that
    cannot be read are passed over. A client that takes nothing on offer, not even an answer
    without coding, gets one without: it can read that, and an error would not help it.

    Args:
        header: The Accept-Encoding header, several joined with commas; None if there is none,
            which means no coding: RFC 9110 would allow any, and old clients know none.
    """
    if header is None:
        return Accepted(Encoding.IDENTITY)
    weights = _weights(header)
    others = weights.get("*", 0.0)
    ranked = {encoding: weights.get(encoding, others) for encoding in Encoding}
    if "*" not in weights:
        ranked[Encoding.IDENTITY] = weights.get(Encoding.IDENTITY, _LEAST)
    best = max(ranked, key=lambda encoding: ranked[encoding])  # the first of equals
    if not ranked[best]:
        return Accepted(Encoding.IDENTITY)
    return Accepted(best, identity=ranked[Encoding.IDENTITY] > 0)


def _weights(header: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for member in header.split(","):
        found = _MEMBER.fullmatch(member)
        if found is not None:
            coding = found[1].lower()
            coding = _ALIASES.get(coding, coding)
            weight = 1.0 if found[2] is None else float(f"0{found[2]}0")
            weights[coding] = max(weight, weights.get(coding, 0.0))
    return weights
