"""How the pages refer to passages, as markup.

A page does so hundreds of times: so this is no macro, and what was said once is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from jinshan_kg.web.language import gettext as _
from jinshan_kg.web.resources.views.entity.entity import Said
from jinshan_kg.web.resources.views.entity.quote import Quote
from jinshan_kg.web.resources.views.passages import Span

_REMEMBERED: Final = 10_000  # passages
_MOST: Final = 60  # characters of a token
_MOST_IN_LIST: Final = 75  # likewise in a list of passages


class Quoting:
    """Refers to passages on the pages in one language. Several threads may ask at once."""

    def __init__(self, href: Callable[[str], str | None]) -> None:
        """Take what gives the address of a passage; to be made for a page in that language."""
        self._href = href
        self._quoted = lru_cache(_REMEMBERED)(self._quote)
        self._sourced = lru_cache(_REMEMBERED)(self._source_of)
        self._source = escape(_("source"))
        self._passage = escape(_("passage"))
        self._part = _("passage %(start)s–%(end)s, of %(num)s characters, with “%(token)s”")

    def quoted(self, quote: Quote) -> Markup:
        """Return the words of a passage, or what it is where only some of its words are known."""
        return self._quoted(quote)

    def printed(self, passages: Mapping[str, Quote]) -> Markup:
        """Return links to some passages."""
        return Markup(
            " ".join(
                f'<a class="printed" href="{self._address(iri)}">{self.quoted(one)}</a>'
                for iri, one in passages.items()
            )
        )

    def sources(self, passages: Mapping[str, Quote]) -> Markup:
        """Return short links to some passages, each after a space; spoken, they say which."""
        return Markup("".join(self._sourced(iri, one) for iri, one in passages.items()))

    def tags(self, passages: Iterable[Said]) -> Markup:
        """Return the items of a list of passages, those that are quoted whole with their places."""
        rows = []
        for one in passages:
            place = "" if one.quote.is_part else f' <span class="quiet">{one.quote.start}</span>'
            begin = f'<li><a class="tag passage" href="{self._address(one.iri)}">'
            rows.append(f"{begin}{self.quoted(one.quote)}{place}</a></li>")
        return Markup("\n".join(rows))

    def listed(self, spans: Iterable[Span], reasons: Mapping[str, Markup]) -> Markup:
        """Return the items of a list of passages.

        Args:
            spans: The passages.
            reasons: What to call the reasons for which some of them were set aside.
        """
        within = _("in %(num)s characters")
        rows = []
        for one in spans:
            aside = ' class="aside"' if one.set_aside else ""
            words = escape(_cut(one.token, _MOST_IN_LIST) or one.end)
            row = f'<li{aside}><span class="quiet">{one.start}</span>'
            row += f' <a href="{self._address(one.iri)}" lang="en">{words}</a>'
            if one.quote.is_part:
                row += f' <span class="quiet">{escape(within % {"num": one.quote.length})}</span>'
            if one.set_aside:
                row += f' <span class="tag">{reasons[one.set_aside]}</span>'
            rows.append(f"{row}</li>")
        return Markup("\n".join(rows))

    def _source_of(self, iri: str, quote: Quote) -> str:
        words = f'<span class="unseen">: {self.quoted(quote)}</span>'
        return f' <a class="mark" href="{self._address(iri)}">{self._source}{words}</a>'

    def _address(self, iri: str) -> Markup:
        return escape(self._href(iri) or "")

    def _quote(self, quote: Quote) -> Markup:
        token = _cut(quote.token, _MOST)
        if not token:
            return self._passage
        if not quote.is_part:
            return Markup(f'<q lang="en">{escape(token)}</q>')
        values = {"start": quote.start, "end": quote.end, "num": quote.length, "token": token}
        return escape(self._part % values)


def _cut(token: str, most: int) -> str:
    return token if len(token) <= most else f"{token[: most - 1].rstrip()}…"
