"""How the pages refer to passages, as markup.

A page does so hundreds of times: so this is no macro, and what was said once is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask_babel import gettext as _
from markupsafe import Markup

from jinshan_kg.web.resources.views.entity.quote import Quote

_MOST: Final = 60  # characters of a token
# Put together with +, which escapes what is no markup: `format` takes five times as long.
_PRINTED: Final = (Markup('<a class="printed" href="'), Markup('">'), Markup("</a>"))
_SOURCE: Final = (
    Markup(' <a class="mark" href="'),
    Markup('">'),
    Markup('<span class="unseen">: '),
    Markup("</span></a>"),
)


class Quoting:
    """Refers to passages on one page."""

    def __init__(self, href: Callable[[str], str | None]) -> None:
        """Take what gives the address of a passage."""
        self._href = href
        self._quoted: dict[Quote, Markup] = {}
        self._source = str(_("source"))

    def quoted(self, quote: Quote) -> Markup:
        """Return the words of a passage, or what it is where only some of its words are known."""
        known = self._quoted.get(quote)
        if known is None:
            known = self._quoted[quote] = _quoted(quote)
        return known

    def printed(self, passages: Mapping[str, Quote]) -> Markup:
        """Return links to some passages."""
        return Markup(" ").join(
            _PRINTED[0] + (self._href(iri) or "") + _PRINTED[1] + self.quoted(one) + _PRINTED[2]
            for iri, one in passages.items()
        )

    def sources(self, passages: Mapping[str, Quote]) -> Markup:
        """Return short links to some passages, each after a space; spoken, they say which."""
        begin, middle, end = _SOURCE[0], _SOURCE[1] + self._source + _SOURCE[2], _SOURCE[3]
        return Markup("").join(
            begin + (self._href(iri) or "") + middle + self.quoted(one) + end
            for iri, one in passages.items()
        )


def _quoted(quote: Quote) -> Markup:
    token = quote.token if len(quote.token) <= _MOST else f"{quote.token[: _MOST - 1].rstrip()}…"
    if not token:
        return Markup.escape(_("passage"))
    if not quote.is_part:
        return Markup('<q lang="en">{}</q>').format(token)
    return Markup.escape(
        _(
            "passage %(start)s–%(end)s, of %(num)s characters, with “%(token)s”",
            start=quote.start,
            end=quote.end,
            num=quote.length,
            token=token,
        )
    )
