"""How the drawing of what surrounds a thing names its neighbours, as markup.

It has dozens of them: so this is no macro, which takes several times as long.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from jinshan_kg.web.resources.views.entity.neighbours import Mark
from jinshan_kg.web.resources.views.speaking import Speaker


def neighbour_marks(marks: Iterable[Mark], speaker: Speaker) -> Markup:
    """Return the links to some neighbours; a name that is shortened has a title with the whole."""
    rows = []
    for one in marks:
        href = escape(speaker.href(one.thing.iri) or "")
        whole = escape(speaker.name(one.thing).text) if one.is_short else ""
        title = f"<title>{whole}</title>" if whole else ""
        text = f'<text class="neighbour" y="{one.y}">{escape(one.text)}</text>'
        rows.append(f'<a href="{href}">{title}{text}</a>')
    return Markup("\n".join(rows))
