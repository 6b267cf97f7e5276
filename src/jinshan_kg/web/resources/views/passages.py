"""A passage of a source document, and the document as a list of its passages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from jinshan_kg.engine.asking import Asking, Row
from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.web.resources.views.entity.queries import PROLOGUE, each
from jinshan_kg.web.resources.views.entity.quote import Quote
from jinshan_kg.web.resources.views.entity.statements import Statements

_MOST: Final = 2_000  # passages on the page of a document
_BESIDE: Final = 2
_DOCUMENTS: Final = 16  # whose passages are remembered
_PAGES: Final = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (
        *(("foaf", "page"), ("schema", "url"), ("dcterms", "source"), ("dcat", "landingPage")),
    )
)
_SPAN: Final = (
    "?passage jk:source {} ; jk:start ?start ; jk:end ?end ."
    " OPTIONAL {{ ?passage jk:token ?token }}"
)


@dataclass(frozen=True)
class Span:
    """A passage among the others of its document.

    Attributes:
        iri: The passage.
        start: The offset of its first code point.
        end: The offset after its last.
        token: The characters that write a figure or a name.
        set_aside: Why it is no data, if it is none.
    """

    iri: str
    start: int
    end: int
    token: str
    set_aside: str | None = None

    @cached_property
    def quote(self) -> Quote:
        """How a page refers to it."""
        return Quote(self.token, self.start, self.end)


@dataclass(frozen=True)
class Beside:
    """The passages next to one.

    Attributes:
        before: Those that begin before it, the nearest last.
        after: Those that begin after it, the nearest first.
    """

    before: tuple[Span, ...]
    after: tuple[Span, ...]


@dataclass(frozen=True)
class Original:
    """The document that a passage is of.

    Attributes:
        iri: The document.
        digest: Its SHA-256; empty if not given.
        pages: Where it is published.
    """

    iri: str
    digest: str
    pages: tuple[str, ...]


class Passages:
    """Knows the passages of the documents of one dataset. Several threads may ask at once."""

    def __init__(self, ask: Asking, *, union: bool) -> None:
        """Take the dataset.

        Args:
            ask: What asks it.
            union: Whether its default graph is the union of its named graphs.
        """
        self.ask = ask
        self.union = union
        # They do not change as long as the dataset is served, and every passage has a page.
        self.of = lru_cache(_DOCUMENTS)(self._of)
        self.original = lru_cache(_DOCUMENTS)(self._original)

    def beside(self, source: str, start: int, end: int) -> Beside:
        """Return the passages next to a span of a document, two on each side."""
        spans = self.of(source)
        if len(spans) >= _MOST:  # perhaps not all
            return read_beside(self.ask, source, start, end, union=self.union)
        first = bisect_left(spans, (start, end), key=_place)
        last = bisect_right(spans, (start, end), key=_place)
        return Beside(spans[max(0, first - _BESIDE) : first], spans[last : last + _BESIDE])

    def _of(self, source: str) -> tuple[Span, ...]:
        """Return the passages of a document in its order."""
        return read_spans(self.ask, source, union=self.union)

    def _original(self, source: str) -> Original:
        """Return what is known of a document."""
        return read_original(self.ask, source, union=self.union)


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def read_original(ask: Asking, source: str, *, union: bool) -> Original:
    """Return what is known of a document."""
    rows = ask.values(
        f"SELECT ?property ?value {{ {each(f'<{source}> ?property ?value', union=union)} }}"
    )
    digests = [value for name, value in rows if name == f"{JK}digest"]
    return Original(source, min(digests, default=""), _published(rows))


def original_of(statements: Statements) -> Original:
    """Return what statements say of the document that they are about."""
    said = [[one.predicate, one.other.value] for one in statements.own]
    return Original(statements.iri, statements.first(f"{JK}digest") or "", _published(said))


def read_beside(ask: Asking, source: str, start: int, end: int, *, union: bool) -> Beside:
    """Return the passages next to a span of a document, two on each side."""
    where = each(_SPAN.format(f"<{source}>"), union=union)
    less = f"?start < {start} || (?start = {start} && ?end < {end})"
    more = f"?start > {start} || (?start = {start} && ?end > {end})"
    parts = (
        f"{{ SELECT ?passage ?start ?end ?token {{ {where} FILTER({condition}) }}"
        f" ORDER BY {order}(?start) {order}(?end) LIMIT {_BESIDE} }}"
        for condition, order in ((less, "DESC"), (more, "ASC"))
    )
    text = f"{PROLOGUE} SELECT ?passage ?start ?end ?token {{ {' UNION '.join(parts)} }}"
    spans = sorted((_span(row) for row in ask.rows(text)), key=_place)
    return Beside(
        tuple(one for one in spans if _place(one) < (start, end)),
        tuple(one for one in spans if _place(one) > (start, end)),
    )


def read_spans(ask: Asking, source: str, *, union: bool) -> tuple[Span, ...]:
    """Return the passages of a document in its order."""
    where = _SPAN.format(f"<{source}>") + " OPTIONAL { ?passage jk:setAside ?reason }"
    text = (
        f"{PROLOGUE} SELECT ?passage ?start ?end ?token ?reason {{ {each(where, union=union)} }}"
        f" ORDER BY ?start ?end LIMIT {_MOST}"
    )
    return tuple(map(_span, ask.rows(text)))


def _span(row: Row) -> Span:
    passage, start, end, token, *rest = row
    assert passage is not None
    assert start is not None
    assert end is not None
    reason = rest[0] if rest else None
    return Span(
        passage.value,
        int(start.value),
        int(end.value),
        token.value if token else "",
        reason.value if reason else None,
    )


def _published(said: list[list[str]]) -> tuple[str, ...]:
    pages = {value for name, value in said if name in _PAGES}
    return tuple(sorted(page for page in pages if page.startswith(("http://", "https://"))))
