"""Readable prefixes for the IRIs of the dataset itself: `park:x` for `…/id/park/x`."""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Final

from pyoxigraph import NamedNode, Quad

from jinshan_kg.namespaces import PREFIXES

_FOLDER: Final = re.compile(r"(?:[^/#?]+/)*([a-z][a-z0-9-]*)/")


def local_prefixes(quads: Iterable[Quad], base: str) -> dict[str, str]:
    """Return a prefix for each folder of IRIs below a base, named like the folder.

    A name that is taken already, by a standard vocabulary or another folder, is not given again:
    the folder first in alphabetical order has it.

    Args:
        quads: The quads that the IRIs occur in.
        base: What the IRIs begin with.
    """
    found: dict[str, str] = {}
    for name, folder in sorted(named_folders(quads, base), key=itemgetter(1)):
        found.setdefault(name, folder)
    return found


def named_folders(quads: Iterable[Quad], base: str) -> Iterator[tuple[str, str]]:
    """Return the folders that subjects, objects and graphs are in, each with its name.

    Args:
        quads: The quads.
        base: What the IRIs of the folders begin with.
    """
    iris = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.object, quad.graph_name)
        if isinstance(term, NamedNode)
    }
    for folder in {folder_of(iri) for iri in iris if iri.startswith(base)}:
        name = name_of(folder, base)
        if name is not None:
            yield name, folder


def folder_of(iri: str) -> str:
    """Return an IRI up to its last slash."""
    return iri[: iri.rfind("/") + 1]


def name_of(folder: str, base: str) -> str | None:
    """Return the prefix that a folder below a base is named by; None if it has no fit one.

    Args:
        folder: The folder.
        base: What it begins with.
    """
    match = _FOLDER.fullmatch(folder, len(base))
    return match[1] if match and match[1] not in PREFIXES else None
