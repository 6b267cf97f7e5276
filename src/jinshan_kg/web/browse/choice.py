"""Which things of a kind a reader wants to see, in which order: what an address says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from jinshan_kg.web.browse.things import FACETS

SORTS: Final = ("name", "claims")
"""By what the things can be sorted; the first if the address does not say."""

_LONGEST: Final = 200  # characters of a text to look for, or of a value
_MOST: Final = 20  # values of a facet
_DIGITS: Final = 6  # of the number of a page


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see.

    Attributes:
        text: Only things whose names hold this.
        facets: For each facet the keys of the values of which a thing must have one.
        sort: One of `SORTS`.
        page: Which page, from 1 on.
    """

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    sort: str = SORTS[0]
    page: int = 1

    @classmethod
    def read(cls, arguments: MultiDict[str, str]) -> Choice:
        """Return what an address asks for; what is not understood is passed over."""
        sort, page = arguments.get("sort", ""), arguments.get("page", "")
        is_page = page.isascii() and page.isdigit() and len(page) <= _DIGITS
        return cls(
            text=arguments.get("text", "")[:_LONGEST].strip(),
            facets=MappingProxyType(
                {name: _values(arguments.getlist(name)) for name in FACETS if name in arguments}
            ),
            sort=sort if sort in SORTS else SORTS[0],
            page=max(1, int(page)) if is_page else 1,
        )

    def has(self, facet: str, key: str) -> bool:
        """Say whether a value of a facet is chosen."""
        return key in self.facets.get(facet, ())

    def switched(self, facet: str, key: str) -> Choice:
        """Return the same with a value of a facet chosen, or no more; from the first page."""
        known = self.facets.get(facet, ())
        keys = tuple(k for k in known if k != key) if key in known else (*known, key)
        return replace(self, facets=MappingProxyType({**self.facets, facet: keys}), page=1)

    def sorted_by(self, sort: str) -> Choice:
        """Return the same in another order, from the first page."""
        return replace(self, sort=sort, page=1)

    def turned(self, pages: int) -> Choice:
        """Return the same some pages further on, or back."""
        return replace(self, page=self.page + pages)

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Each facet and value that is chosen."""
        return tuple((facet, key) for facet in FACETS for key in self.facets.get(facet, ()))

    def address(self, path: str) -> str:
        """Return its address: a path with what differs from the default."""
        fields = [*self.chosen, ("text", self.text)]
        fields += [("sort", self.sort)] if self.sort != SORTS[0] else []
        fields += [("page", str(self.page))] if self.page > 1 else []
        query = urlencode([(name, value) for name, value in fields if value])
        return f"{path}?{query}" if query else path


def _values(given: list[str]) -> tuple[str, ...]:
    cut = (value[:_LONGEST] for value in given[:_MOST])
    return tuple(dict.fromkeys(value for value in cut if value))
