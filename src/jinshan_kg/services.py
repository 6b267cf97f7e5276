"""The endpoints that a query may ask with SERVICE: a list of IRIs, as a setting writes it."""

import re
from typing import Final
from urllib.parse import urlsplit

_SEPARATOR: Final = re.compile(r"[,\s]+")
_IRI: Final = re.compile(r'[^\x00-\x20<>"{}|\\^`#@]+')


def read_services(given: str | None) -> frozenset[str]:
    """Return the endpoints that a text lists, each as it is to be written in a query.

    Args:
        given: IRIs with commas or spaces between them; None for no endpoint.

    Raises:
        ValueError: If one of them is none of http or https, or has a user name or a fragment,
            which a request cannot carry; says what was expected instead.
    """
    return frozenset(_endpoints(given or ""))


def services(given: str) -> str:
    """Return a list of endpoints in its one spelling, for the table of settings."""
    return " ".join(sorted(_endpoints(given)))


def _endpoints(given: str) -> set[str]:
    iris = {iri for iri in _SEPARATOR.split(given) if iri}
    if not all(map(_is_endpoint, iris)):
        raise ValueError(
            "IRIs of SPARQL endpoints (http or https, without a user name or a fragment), with"
            " commas or spaces between them"
        )
    return iris


def _is_endpoint(iri: str) -> bool:
    try:
        parts = urlsplit(iri)
        named = bool(parts.hostname) and parts.port != 0  # a port that is none is a ValueError
    except ValueError:
        return False
    return named and parts.scheme in ("http", "https") and bool(_IRI.fullmatch(iri))
