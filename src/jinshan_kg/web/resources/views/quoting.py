"""How the pages refer to passages, as markup.

A page does so hundreds of times: so this is no macro, and what was said once is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask_babel import gettext as _
from markupsafe import Markup, escape

from jinshan_kg.web.resources.views.entity.quote import Quote

_MOST: Final = 60  # characters of a token


class Quoting:
    """Refers to passages on one page."""

    def __init__(self, href: Callable[[str], str | None]) -> None:
        """Take what gives the address of a passage."""
        self._href = href
        self._quoted: dict[Quote, Markup] = {}
        self._source = escape(_("source"))
        self._passage = escape(_("passage"))
        self._part = _("passage %(start)s–%(end)s, of %(num)s characters, with “%(token)s”")

    def quoted(self, quote: Quote) -> Markup:
        """Return the words of a passage, or what it is where only some of its words are known."""
        known = self._quoted.get(quote)
        if known is None:
            known = self._quoted[quote] = self._quote(quote)
        return known

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
        return Markup(
            "".join(
                f' <a class="mark" href="{self._address(iri)}">{self._source}'
                f'<span class="unseen">: {self.quoted(one)}</span></a>'
                for iri, one in passages.items()
            )
        )

    def _address(self, iri: str) -> Markup:
        return escape(self._href(iri) or "")

    def _quote(self, quote: Quote) -> Markup:
        token = quote.token
        if len(token) > _MOST:
            token = f"{token[: _MOST - 1].rstrip()}…"
        if not token:
            return self._passage
        if not quote.is_part:
            return Markup(f'<q lang="en">{escape(token)}</q>')
        values = {"start": quote.start, "end": quote.end, "num": quote.length, "token": token}
        return escape(self._part % values)
