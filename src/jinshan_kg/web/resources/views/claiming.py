"""How the pages tell claims, as markup.

A page does so hundreds of times: so this is no macro, and what was said once is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from jinshan_kg.web.language import gettext as _
from jinshan_kg.web.resources.views.entity.claims import Claim
from jinshan_kg.web.resources.views.entity.node import Known
from jinshan_kg.web.resources.views.entity.relations import Item
from jinshan_kg.web.resources.views.quoting import Quoting
from jinshan_kg.web.resources.views.speaking import Speaker


class ClaimMarkup:
    """Tells claims on one page."""

    def __init__(self, speaker: Speaker, quoting: Quoting, names: Known) -> None:
        """Take what says names, what refers to passages, and the names."""
        self._speaker = speaker
        self._quoting = quoting
        self._names = names
        self._words: dict[str, Markup] = {}
        self._comma = str(escape(_(", ")))

    def words(self, iri: str) -> Markup:
        """Return the name of a node, without a link."""
        known = self._words.get(iri)
        if known is None:
            name = self._speaker.name(self._names(iri))
            known = self._words[iri] = self._speaker.text(name)
        return known

    def sentence(self, claim: Claim) -> Markup:
        """Return the triple of a claim in words."""
        value = claim.object
        subject = self._speaker.thing(self._names(claim.subject))
        if value.kind == "uri":
            last = self._speaker.thing(self._names(value.value))
        else:
            last = self._speaker.literal(value)
        return Markup(f"{subject} <em>{self.words(claim.predicate)}</em> {last}")

    def links(self, iris: Iterable[str]) -> Markup:
        """Return links to some nodes."""
        return Markup(self._comma.join(self._speaker.thing(self._names(iri)) for iri in iris))

    def rows(self, claims: Iterable[Claim]) -> Markup:
        """Return the rows of a table of claims."""
        heads = (_("Status"), _("Basis"), _("Source"), _("Claim"))
        begins = [f'</td><td data-label="{escape(head)}">' for head in heads]
        page = escape(_("its page"))
        rows = []
        for claim in claims:
            cells = (
                self.words(claim.status) if claim.status else "",
                self.words(claim.basis) if claim.basis else "",
                self._quoting.printed(claim.passages),
                f'<a href="{escape(self._speaker.href(claim.iri) or "")}">{page}</a>',
            )
            inside = "".join(map(str.__add__, begins, cells))
            rows.append(f"<tr><td>{self.sentence(claim)}{inside}</td></tr>")
        return Markup("\n".join(rows))

    def items(self, some: Iterable[Item], element: str) -> Markup:
        """Return what a thing is related to, and who says so.

        Args:
            some: What it is related to.
            element: The name of the element for each.
        """
        return Markup("\n".join(f"<{element}>{self._item(one)}</{element}>" for one in some))

    def _item(self, one: Item) -> str:
        if one.thing is None:
            shown = self._speaker.literal(one.term)
        else:
            shown = self._speaker.thing(one.thing)
        return shown if one.claim is None else f"{shown}{self._marks(one.claim)}"

    def _marks(self, claim: Claim) -> str:
        sources = self._quoting.sources(claim.passages)
        if not (claim.is_planned or claim.is_implied):
            return sources
        marked = ((claim.is_planned, claim.status), (claim.is_implied, claim.basis))
        tags = (self.words(iri) for is_told, iri in marked if is_told and iri)
        return "".join(f' <span class="tag">{tag}</span>' for tag in tags) + str(sources)
