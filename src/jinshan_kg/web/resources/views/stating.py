"""How the pages tell statements as the dataset has them: the rows of a table, as markup.

A page may have dozens of them: so this is no macro, which takes several times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from jinshan_kg.web.resources.views.entity.raw import RawStatement


def statement_rows(rows: Iterable[RawStatement], href: Callable[[str], str | None]) -> Markup:
    """Return the rows of a table of statements.

    Args:
        rows: The statements.
        href: Gives the address of a node, if it has one.
    """
    return Markup(
        "\n".join(
            f"<tr><td><code>{escape(one.predicate)}</code></td><td>{_value(one, href)}</td>"
            f"<td>{escape(', '.join(one.graphs))}</td></tr>"
            for one in rows
        )
    )


def _value(one: RawStatement, href: Callable[[str], str | None]) -> str:
    value = escape(one.value)
    if one.iri:
        address = href(one.iri)
        return f'<a href="{escape(address)}">{value}</a>' if address else value
    if one.language:
        tag = escape(one.language)
        return f'<span lang="{tag}">{value}</span> <span class="quiet">@{tag}</span>'
    kind = f' <span class="quiet">{escape(one.datatype)}</span>' if one.datatype else ""
    return f"<span>{value}</span>{kind}"
