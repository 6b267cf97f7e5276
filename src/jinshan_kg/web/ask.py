"""The page at `/sparql`: the form for a query, which scripts turn into an editor."""

from typing import Any
from urllib.parse import urlencode

from flask import Response, render_template
from flask_babel import gettext as _

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import formats_for
from jinshan_kg.web.bundle import has_bundle
from jinshan_kg.web.language import language
from jinshan_kg.web.site import Site


def ask_page(site: Site) -> Response:
    """Return the page for a browser that comes without a query."""
    return site.page(lambda: _render(site))


def _render(site: Site) -> str:
    return render_template(
        "sparql.html",
        has_bundle=has_bundle(),
        data=_data(site),
        examples=site.overview.examples,
        link=lambda text: f"/sparql?{urlencode({'query': text})}",
        seconds=site.settings.timeout,
    )


def _data(site: Site) -> dict[str, Any]:
    """Return what the scripts need to know (`frontend/ask/page.js`)."""
    return {
        "endpoint": "/sparql",
        "base": site.base,
        "language": language(),
        "timeout": site.settings.timeout,
        "prefixes": {prefix: PREFIXES[prefix] for prefix in sorted(PREFIXES, key=_ours_first)},
        "formats": {
            result.name.lower(): [[known.name, known.label] for known in formats_for(result)]
            for result in Result
        },
        "sentences": _sentences(),
    }


def _ours_first(prefix: str) -> tuple[bool, str]:
    return prefix != "jk", prefix


def _sentences() -> dict[str, str]:
    return {
        "editor": _("Query in SPARQL"),
        "unparsed": _("Not complete yet, or not SPARQL"),
        "suggestions": _("Suggestions"),
        "answer": _("Answer"),
        "boolean": _("Answer"),
        "table": _("Table"),
        "chart": _("Chart"),
        "graph": _("Graph"),
        "raw": _("Raw"),
        "yes": _("Yes, true"),
        "no": _("No, false"),
        "row": _("%(count)s row"),
        "rows": _("%(count)s rows"),
        "triple": _("%(count)s triple"),
        "triples": _("%(count)s triples"),
        "took": _("query %(query)s ms, in all %(total)s ms"),
        "from-memory": _("answered from memory in %(total)s ms"),
        "running": _("Running: %(seconds)s of at most %(most)s seconds"),
        "at": _("Line %(line)s, column %(column)s:"),
        "unreachable": _("The server cannot be reached (%(reason)s). Try again."),
        "copied": _("The link to this query is copied."),
        "in-address": _("The link to this query is in the address bar."),
        "found": _("%(count)s found"),
        "no-rows": _("No rows: the graph has nothing that fits the query."),
        "rows-region": _("Rows of the answer"),
        "filter": _("Filter the rows"),
        "matching": _("%(count)s of %(all)s rows match."),
        "names": _("Names in place of IRIs"),
        "previous": _("Previous"),
        "next": _("Next"),
        "page": _("Page %(page)s of %(pages)s"),
        "format": _("Format"),
        "cut": _("The first %(shown)s of %(all)s characters; the links below give all."),
        "kind": _("Chart type"),
        "bars": _("Bars"),
        "line": _("Line"),
        "labels": _("Labels"),
        "values": _("Values"),
        "unit": _("Unit"),
        "charted": _("%(values)s by %(labels)s"),
        "see-table": _("The table has the same figures."),
        "first": _("(the first %(count)s of %(all)s)"),
        "save": _("Save as %(kind)s"),
        "left-out": _("%(count)s rows are not drawn: texts and figures of the graph, or too many."),
        "graph-of": _("%(nodes)s things and %(links)s links; the table has them as text."),
        "zoom-in": _("Zoom in"),
        "zoom-out": _("Zoom out"),
        "fit": _("Show all"),
        "other": _("Other relations"),
    }
