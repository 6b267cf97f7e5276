"""Readable prefixes for the IRIs of the dataset itself: `park:x` for `…/id/park/x`."""

import re
from collections.abc import Iterable
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
    folders = {
        term.value[: term.value.rfind("/") + 1]
        for quad in quads
        for term in (quad.subject, quad.object, quad.graph_name)
        if isinstance(term, NamedNode) and term.value.startswith(base)
    }
    found: dict[str, str] = {}
    for folder in sorted(folders):
        match = _FOLDER.fullmatch(folder, len(base))
        if match and match[1] not in PREFIXES:
            found.setdefault(match[1], folder)
    return found
