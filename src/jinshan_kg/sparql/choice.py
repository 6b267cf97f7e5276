"""Choose the format of an answer: by the short parameter `format=`, else by the Accept header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import ResultFormat, formats_for, named
from jinshan_kg.sparql.negotiation import NotAcceptableError, negotiate

_LONGEST: Final = 1_024  # characters of an Accept header that is remembered


@dataclass(frozen=True)
class Choice:
    """How to write an answer.

    Attributes:
        media_type: Its Content-Type: the format's own, or the alias that the client asked for.
        format: The format; None where the client likes one of the caller's own offers best.
    """

    media_type: str
    format: ResultFormat | None


def choose_format(
    result: Result,
    accept: str | None,
    short: str | None = None,
    others: Sequence[str] = (),
    quality: Mapping[str, float] = MappingProxyType({}),
) -> Choice:
    """Return how to write a result of some kind.

    Args:
        result: What the answer is made of.
        accept: The Accept header, if there is one.
        short: The value of `format=`, if there is one; it goes before the header.
        others: Media types that the caller offers beside the formats, the least preferred.
        quality: How well each media type carries the result; see `negotiate`.

    Raises:
        NotAcceptableError: If no format is acceptable (406).
    """
    if short is not None:
        return _named(result, short)
    if quality or (accept is not None and len(accept) > _LONGEST):
        return _negotiated(result, accept, others, quality)
    return _remembered(result, accept, tuple(others))


def _named(result: Result, short: str) -> Choice:
    formats = formats_for(result)
    found = named(short, formats)
    if found is None:
        names = [known.name for known in formats]
        raise NotAcceptableError(f"format={short[:40]} for a {result.value} result", names)
    return Choice(found.media_type, found)


@lru_cache(maxsize=256)
def _remembered(result: Result, accept: str | None, others: tuple[str, ...]) -> Choice:
    return _negotiated(result, accept, others)  # each client sends the same again and again


def _negotiated(
    result: Result,
    accept: str | None,
    others: Sequence[str],
    quality: Mapping[str, float] = MappingProxyType({}),
) -> Choice:
    formats = formats_for(result)
    # The formats themselves go before their aliases, where a client takes all alike.
    offers = {known.media_type: known for known in formats}
    for known in formats:
        for alias in known.aliases:
            offers.setdefault(alias, known)
    chosen = negotiate(accept, [*offers, *others], quality)
    return Choice(chosen, offers.get(chosen))
