"""What may have been meant by a path at which there is nothing."""

from typing import Final

from jinshan_kg.search.entry import Hit
from jinshan_kg.search.service import SearchService, UnsearchableError
from jinshan_kg.search.tokens import spaced_name

_LONGEST: Final = 200  # characters of a path that can be the name of something
_WAIT: Final = 2.0  # seconds: who is told that there is nothing should not wait long for it


def nearest(search: SearchService, path: str, *, limit: int = 5) -> tuple[Hit, ...]:
    """Return the things whose names are nearest to the last part of a path or IRI.

    Args:
        search: The search of the dataset; where it cannot be searched nothing is near.
        path: Such as `/id/park/carbon-vally` or a whole IRI; any text whatever.
        limit: How many to return at most.
    """
    try:
        index = search.index(_WAIT)
    except UnsearchableError:
        return ()
    return index.search(spaced_name(path)[:_LONGEST], limit=limit).hits
