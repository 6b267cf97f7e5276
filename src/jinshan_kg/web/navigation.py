"""The pages that every page links to."""

from urllib.parse import quote, urlencode

from flask import Flask
from flask_babel import gettext as _

from jinshan_kg import __version__
from jinshan_kg.web.board import words
from jinshan_kg.web.site import Site


def register_navigation(app: Flask, site: Site) -> None:
    """Give the templates of an application its site and the links to its main pages."""

    def main_pages() -> list[tuple[str, str]]:
        ask = [("/sparql", _("Ask")), ("/explore", _("Explore"))]
        if not site.served.is_bundled:
            return ask
        return [
            *ask,
            ("/browse", _("Browse")),
            ("/metrics-board", _("Charts")),
            ("/ontology", _("Ontology")),
            ("/downloads/", _("Download")),
            ("/about", _("About")),
            ("/search", _("Search")),
        ]

    app.jinja_env.globals.update(
        main_pages=main_pages,
        site=site,
        program_version=__version__,
        path_of=site.path_of,
        rows_of=lambda query: f"/sparql?{urlencode({'query': query, 'format': 'csv'})}",
        ask_of=lambda query: f"/sparql#{urlencode({'query': query}, quote_via=quote)}",
        name_of=words.label,
        marked_name=words.marked,
        in_language=words.in_language,
        title_of=words.title,
        amount_of=words.amount,
        number_of=words.number,
    )
