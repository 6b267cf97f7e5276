"""From the path of a request to the IRIs that it may mean, and back."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from jinshan_kg.publish.resource.addresses import SUFFIXES

THINGS: Final = ("id", "concept", "unit", "dataset")
"""First parts of the paths of things that are not documents."""

DOCUMENTS: Final = ("source", "graph", "ontology")
"""First parts of the paths of documents."""

# What an IRI may hold as it stands (RFC 3987): the reserved characters of a path, and whatever is
# not ASCII. The rest is percent-encoded, as in the IRIs of the dataset.
_PLAIN: Final = "/:@!$&'()*+,;=~"
_ENCODED: Final = re.compile("[%#?]")
_SAFE: Final = re.compile(rf"[\w.\-%#?{re.escape(_PLAIN)}]*", re.ASCII)


@dataclass(frozen=True)
class Address:
    """What the path of a request may mean.

    Attributes:
        iris: The IRIs that the whole path may stand for: with characters beyond ASCII as they
            are, and percent-encoded.
        stems: The IRIs of the thing whose document in a format it may be; none without a suffix.
        suffix: The suffix of that format; empty for none.
    """

    iris: tuple[str, ...]
    stems: tuple[str, ...] = ()
    suffix: str = ""


def read_address(path: str, base: str) -> Address:
    """Return what a path may mean.

    Args:
        path: The path, percent-decoded, with its leading slash.
        base: What the IRIs of the dataset begin with.
    """
    stem, _, suffix = path.rpartition(".")
    if suffix not in SUFFIXES or not stem or stem.endswith("/"):
        return Address(_iris(path, base))
    return Address(_iris(path, base), _iris(stem, base), suffix)


def path_of(iri: str, base: str) -> str | None:
    """Return the path of an IRI below the server's root, in ASCII; None for an IRI of others.

    Args:
        iri: The IRI; its fragment, if it has one, is kept.
        base: What the IRIs of the dataset begin with.
    """
    if not iri.startswith(base):
        return None
    tail = iri[len(base) :]
    return "/" + (tail if _SAFE.fullmatch(tail) else quote(tail, safe=f"{_PLAIN}%#?"))


def is_thing(iri: str, base: str) -> bool:
    """Say whether an IRI stands for a thing that is not a document."""
    first = iri[len(base) :].partition("/")[0]
    return first in THINGS


def _iris(path: str, base: str) -> tuple[str, ...]:
    tail = path.removeprefix("/")
    if _SAFE.fullmatch(tail) and not _ENCODED.search(tail):
        return (base + tail,)
    plain = "".join(one if ord(one) > 0x9F else quote(one, safe=_PLAIN) for one in tail)
    return tuple(dict.fromkeys((base + plain, base + quote(tail, safe=_PLAIN))))
