"""The long parts of the page of a thing: a few rows there, and all of them page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from jinshan_kg.engine.asking import Asking
from jinshan_kg.publish.resource.description import Page
from jinshan_kg.web.resources.parts import (
    AUTHORITIES,
    CLAIMS,
    FEW,
    PART_SIZE,
    STATEMENTS,
    part_path,
)
from jinshan_kg.web.resources.unknown import UnknownPageError
from jinshan_kg.web.resources.views.entity import queries
from jinshan_kg.web.resources.views.entity.claims import Claim, claims_of
from jinshan_kg.web.resources.views.entity.entity import Entity, known_round
from jinshan_kg.web.resources.views.entity.node import Known
from jinshan_kg.web.resources.views.entity.nodes import Nodes
from jinshan_kg.web.resources.views.entity.raw import RawStatement, raw_statements
from jinshan_kg.web.resources.views.entity.statements import Around, Statements

Row = TypeVar("Row")

_NEAR: Final = 2  # pages before and after the present one that are linked
_ALL: Final = 12  # pages that are all linked


@dataclass(frozen=True)
class PageLink:
    """A link to a page of a part.

    Attributes:
        number: Which page.
        href: Its address.
        is_after_gap: Whether pages before it are left out.
    """

    number: int
    href: str
    is_after_gap: bool


@dataclass(frozen=True)
class Few(Generic[Row]):
    """The rows of a part on the page of the thing.

    Attributes:
        rows: The rows: all, or the first of many.
        total: How many there are in all.
        pages: Links to all of them, page by page; none where all are shown.
    """

    rows: Sequence[Row]
    total: int
    pages: tuple[PageLink, ...] = ()


@dataclass(frozen=True)
class PartView:
    """A page of a part.

    Attributes:
        name: The part.
        page: Which page of it.
        pages: Links to its pages.
        claims: Its rows, if it is one of claims.
        statements: Likewise of statements.
        names: The names of what claims mention.
    """

    name: str
    page: Page
    pages: tuple[PageLink, ...]
    claims: Sequence[Claim]
    statements: Sequence[RawStatement]
    names: Known

    @property
    def first(self) -> int:
        """The number of its first row, from 1 on."""
        return (self.page.number - 1) * self.page.size + 1

    @property
    def last(self) -> int:
        """The number of its last row."""
        return min(self.page.number * self.page.size, self.page.total)

    @property
    def previous(self) -> PageLink | None:
        """The page before, if there is one."""
        return next((one for one in self.pages if one.number == self.page.previous), None)

    @property
    def next(self) -> PageLink | None:
        """The page after, if there is one."""
        return next((one for one in self.pages if one.number == self.page.next), None)


class Parts:
    """Knows the parts of the things of one dataset. Several threads may ask at once."""

    def __init__(self, ask: Asking, nodes: Nodes, base: str, *, union: bool) -> None:
        """Take the dataset.

        Args:
            ask: What asks it.
            nodes: Knows what claims mention.
            base: What the IRIs of the dataset begin with.
            union: Whether its default graph is the union of its named graphs.
        """
        self._ask = ask
        self._nodes = nodes
        self._base = base
        self._union = union

    def few_claims(self, entity: Entity, part: str) -> Few[Claim]:
        """Return the claims that the page of a thing shows, of the source or of authorities."""
        claims = entity.claims.of_source if part == CLAIMS else entity.claims.of_authorities
        is_cut = len(entity.claims.all) >= queries.MOST
        total = self._number_of_claims(entity.iri, part) if is_cut else len(claims)
        return self._few(entity.iri, part, claims, total)

    def few_statements(self, entity: Entity) -> Few[RawStatement]:
        """Return the statements that the page of a thing shows as the dataset has them."""
        own = entity.statements.own
        end = None if len(own) <= PART_SIZE else FEW
        rows = raw_statements(own, self._base, end=end)
        return self._few(entity.iri, STATEMENTS, rows, len(own))

    def view(self, entity: Entity, part: str, number: int) -> PartView:
        """Return a page of a part.

        Args:
            entity: The thing.
            part: One of `PARTS`.
            number: Which page.

        Raises:
            UnknownPageError: If it does not have so many.
        """
        if part == STATEMENTS:
            page = _page(number, len(entity.statements.own))
            begin = (number - 1) * page.size
            rows = raw_statements(entity.statements.own, self._base, begin, begin + page.size)
            return self._view(entity.iri, part, page, (), rows, entity.names)
        page = _page(number, self._number_of_claims(entity.iri, part))
        claims, known = self._claims(entity.iri, part, page)
        return self._view(entity.iri, part, page, claims, (), known)

    def _few(self, iri: str, part: str, rows: Sequence[Row], total: int) -> Few[Row]:
        if total <= PART_SIZE:
            return Few(rows, total)
        last = Page(1, total, PART_SIZE).last
        return Few(rows[:FEW], total, tuple(self._links(iri, part, 1, last)))

    def _view(
        self,
        iri: str,
        part: str,
        page: Page,
        claims: Sequence[Claim],
        statements: Sequence[RawStatement],
        names: Known,
    ) -> PartView:
        pages = tuple(self._links(iri, part, page.number, page.last))
        return PartView(part, page, pages, claims, statements, names)

    def _number_of_claims(self, iri: str, part: str) -> int:
        return self._ask.number(
            queries.number_of_claims(f"<{iri}>", graded=part == AUTHORITIES, union=self._union)
        )

    def _claims(self, iri: str, part: str, page: Page) -> tuple[Sequence[Claim], Known]:
        text = queries.claims_by_page(
            f"<{iri}>",
            page.size,
            (page.number - 1) * page.size,
            graded=part == AUTHORITIES,
            union=self._union,
        )
        iris = tuple(claim for (claim,) in self._ask.values(text))
        known = known_round(self._nodes, Around(Statements(iri, (), (), 0), iris, ()))
        return claims_of(iris, known).all, known

    def _links(self, iri: str, part: str, number: int, last: int) -> Iterator[PageLink]:
        before = 0
        for one in _linked(number, last):
            yield PageLink(one, part_path(iri, self._base, part, one), one > before + 1)
            before = one


def _page(number: int, total: int) -> Page:
    page = Page(number, total, PART_SIZE)
    if number > page.last:
        raise UnknownPageError(str(number), page.last)
    return page


def _linked(number: int, last: int) -> list[int]:
    """Return which pages are linked: all of a few, else the ends and those near the present one."""
    if last <= _ALL:
        return list(range(1, last + 1))
    near = range(max(1, number - _NEAR), min(last, number + _NEAR) + 1)
    return sorted({1, *near, last})
