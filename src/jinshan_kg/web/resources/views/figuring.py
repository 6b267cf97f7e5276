"""How the pages tell figures, as the rows of a table.

A page does so dozens of times, with eight cells each: so this is no macro, which takes four times
as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup, escape

from jinshan_kg.web.board.figures import Figure, Named
from jinshan_kg.web.board.words import amount, label, title
from jinshan_kg.web.language import gettext as _
from jinshan_kg.web.language import language
from jinshan_kg.web.resources.views.entity.figures import Figures
from jinshan_kg.web.resources.views.speaking import Speaker


class FigureMarkup:
    """Tells figures on one page."""

    def __init__(self, speaker: Speaker, words: Callable[[str], Markup], figures: Figures) -> None:
        """Take what says names, with a link and without, and the figures of the page."""
        self._speaker = speaker
        self._words = words
        self._figures = figures

    def has_change(self, figures: Iterable[Figure]) -> bool:
        """Say whether any of some figures is compared with an earlier one, or with a period."""
        return any(one.base_period or self._baseline(one) for one in figures)

    def rows(self, figures: Iterable[Figure], *, with_subject: bool, with_change: bool) -> Markup:
        """Return the rows of a table.

        Args:
            figures: The figures.
            with_subject: Whether a row tells what the figure is about.
            with_change: Whether it tells what the figure is compared with.
        """
        heads = [_("Value"), _("Period"), _("Status"), _("Precision"), _("Source")]
        if with_change:
            heads.insert(-1, _("Since baseline"))
        if with_subject:
            heads.insert(0, _("About"))
        begins = [f'</td><td data-label="{escape(head)}">' for head in heads]
        begins[with_subject] = begins[with_subject].replace("<td ", '<td class="number" ')
        rows = []
        for figure in figures:
            name = self._name(figure, is_whole=with_subject)
            cells = self._cells(figure, with_subject=with_subject, with_change=with_change)
            inside = "".join(map(str.__add__, begins, cells))
            rows.append(f"<tr><td>{name}{inside}</td></tr>")
        return Markup("\n".join(rows))

    def _cells(self, figure: Figure, *, with_subject: bool, with_change: bool) -> Iterator[str]:
        if with_subject:
            yield self._speaker.thing(figure.subject)
        yield f"<strong>{escape(amount(figure))}</strong>"
        yield self._speaker.thing(figure.period.named) if figure.period else ""
        yield self._word(figure.status)
        yield self._word(figure.precision)
        if with_change:
            yield self._change(figure)
        if figure.evidence:
            href = escape(self._speaker.href(figure.evidence) or "")
            yield f'<a class="printed" href="{href}"><q>{escape(figure.token)}</q></a>'
        else:
            yield ""

    def _name(self, figure: Figure, *, is_whole: bool) -> str:
        """Return the link to a figure; its subject is left out unless the whole name is wanted."""
        own = figure.named.labels.get(language())
        name = own or (title(figure) if is_whole else label(figure.metric))
        href = escape(self._speaker.href(figure.named.iri) or "")
        computed = f' <span class="tag">{escape(_("computed"))}</span>' if figure.derived else ""
        return f'<a href="{href}">{escape(name)}</a>{computed}'

    def _word(self, named: Named | None) -> str:
        return self._words(named.iri) if named else ""

    def _change(self, figure: Figure) -> str:
        baseline = self._baseline(figure)
        if baseline:
            return f"{escape(amount(baseline))} → {escape(amount(figure))}"
        if figure.base_period:
            return escape(_("from %(period)s", period=label(figure.base_period)))
        return ""

    def _baseline(self, figure: Figure) -> Figure | None:
        return self._figures[figure.baseline] if figure.baseline else None
