"""The things of a kind as a page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jinshan_kg.web.alphabet import alphabetical
from jinshan_kg.web.browse.choice import Choice
from jinshan_kg.web.browse.facets import Facet, facets_of, fitting
from jinshan_kg.web.browse.things import Thing, Things
from jinshan_kg.web.browse.titles import Titles

PAGE: Final = 50
"""How many things stand on a page."""


@dataclass(frozen=True)
class Listing:
    """A page of the things of a kind.

    Attributes:
        things: The things on it.
        total: How many there are on all pages.
        facets: What they can be chosen by.
        number: Which page it is.
    """

    things: tuple[Thing, ...]
    total: int
    facets: tuple[Facet, ...]
    number: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PAGE))


def listing_of(things: Things, choice: Choice, titles: Titles) -> Listing:
    """Return the page that a choice shows, in the order of the names in the page's language."""
    found = sorted(fitting(things, choice), key=lambda thing: alphabetical(titles(thing).text))
    if choice.sort == "claims":
        found.sort(key=lambda thing: -thing.claims)
    begin = (choice.page - 1) * PAGE
    shown = tuple(found[begin : begin + PAGE])
    return Listing(shown, len(found), facets_of(things, choice), choice.page)
