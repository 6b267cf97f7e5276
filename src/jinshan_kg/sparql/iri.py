"""IRI references of a query, resolved (SPARQL 1.1, section 4.1.1.2; RFC 3986, section 5.2)."""

import re
from typing import Final
from urllib.parse import urldefrag, urljoin

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")


def resolved(written: str, base: str | None) -> str | None:
    """Return the IRI that a reference means; None if it is relative and nothing resolves it.

    An absolute one stays as it is written, as in Oxigraph.

    Args:
        written: The reference as the query writes it, with its escapes, without angle brackets.
        base: The base IRI, if there is one; written in the same way.
    """
    reference = _unescaped(written)
    if _SCHEME.match(reference):
        return reference
    if base is None:
        return None
    base = _unescaped(base)
    if reference.startswith("?"):
        base = base.partition("?")[0]
    # urljoin drops an empty query and an empty fragment, and so the end of `<terms#>`.
    stem = reference.rstrip("?#")
    try:
        iri = urljoin(urldefrag(base).url, stem) + reference[len(stem) :]
    except ValueError:  # the base is no IRI, such as <http://[/>; the engine says what is wrong
        return None
    return iri if _SCHEME.match(iri) else None  # urljoin does not know the schemes without paths


def _unescaped(written: str) -> str:
    return _ESCAPE.sub(_character, written)


def _character(found: re.Match[str]) -> str:
    return found[3] or chr(int(found[1] or found[2], 16))
