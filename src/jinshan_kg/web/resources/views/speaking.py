"""Texts in the language of the page, else in English, else in any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from markupsafe import Markup, escape

from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.naming import best_of, unnamed
from jinshan_kg.web.resources.views.view import Text

_MOST: Final = 20_000  # links that are remembered


class Speaker:
    """Chooses texts, and links things, for pages in one language. Several threads may ask at once.

    A page asks for hundreds of names, most of them several times, and the next one for the same: so
    they are remembered, and a link is made here rather than by a macro.
    """

    def __init__(self, language: str, href: Callable[[str], str | None]) -> None:
        """Take the language of the pages, and what gives the address of a thing, if it has one."""
        self._language = language
        self.href = href
        self._links: dict[str, Markup] = {}

    def best(self, texts: Mapping[str, str]) -> Text | None:
        """Return the best of some texts by language tag; the tag only if the page has another."""
        found = best_of(texts, self._language)
        if found is None:
            return None
        text, tag = found
        return Text(text, tag if tag and tag != self._language else None)

    def name(self, named: Named) -> Text:
        """Return the name of a thing; what its IRI ends in, if it has none."""
        return self.best(named.labels) or Text(unnamed(named.iri))

    def told(self, terms: Iterable[Term]) -> Text | None:
        """Return the best of some literals, if there is one."""
        texts: dict[str, str] = {}
        for term in terms:
            texts.setdefault((term.language or "").partition("-")[0], term.value)
        return self.best(texts)

    def other_names(self, named: Named) -> tuple[Text, ...]:
        """Return the names of a thing in the languages that the page does not speak."""
        shown = self.name(named).text
        return tuple(Text(text, tag) for tag, text in named.labels.items() if text != shown)

    def triple(self, named: Named, parts: Iterable[Text]) -> Text:
        """Return the name of a statement, put together from its parts where it has none.

        Args:
            named: The statement.
            parts: The names of its subject, property and object.
        """
        own = self.name(named)
        names = tuple(parts)
        if not own.language or all(one.language for one in names):
            return own
        return Text(" ".join(one.text for one in names))

    def thing(self, named: Named) -> Markup:
        """Return a link to a thing, or its name if it has no address."""
        link = self._links.get(named.iri)
        if link is None:
            link = self._link(named)
            if named.labels:  # else another page may know some
                if len(self._links) >= _MOST:
                    self._links.clear()
                self._links[named.iri] = link
        return link

    def text(self, said: Text) -> Markup:
        """Return a text, marked with its language where the page has another."""
        shown = escape(said.text)
        if said.language:
            return Markup(f'<span lang="{escape(said.language)}">{shown}</span>')
        return shown

    def literal(self, term: Term) -> Markup:
        """Return a literal likewise."""
        other = term.language if term.language != self._language else None
        return self.text(Text(term.value, other))

    def _link(self, named: Named) -> Markup:
        name, address = self.name(named), self.href(named.iri)
        if address is None:
            return self.text(name)
        lang = f' lang="{escape(name.language)}"' if name.language else ""
        href, shown = escape(address), escape(name.text)
        return Markup(f'<a href="{href}"{lang}>{shown}</a>')
