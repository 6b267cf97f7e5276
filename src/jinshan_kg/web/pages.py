"""`/`: what this is, how much of it there is, and where to begin."""

from functools import cache
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, url_for

from jinshan_kg.namespaces import ONTOLOGY, PREFIXES
from jinshan_kg.web.board import charts
from jinshan_kg.web.documents import Documents, Files
from jinshan_kg.web.language import language
from jinshan_kg.web.site import Site

_BAR: Final = 300.0
_FEW: Final = 3
_CHANGED: Final = f"SELECT ?date {{ <{ONTOLOGY}> <{PREFIXES['dcterms']}modified> ?date }}"


def pages_blueprint(site: Site, files: Files = tuple) -> Blueprint:
    """Return the blueprint of the front page.

    Args:
        site: What is served.
        files: Gives the files of the downloads, those that are written by now.
    """
    blueprint = Blueprint("pages", __name__)
    documents = Documents(site, files)

    @cache
    def findings() -> dict[str, Any]:
        figures = site.figures
        return {
            "pairs": charts.before_and_after(figures),
            "growth": charts.growth(figures, _BAR)[:_FEW],
            "shares": charts.shares(figures, _BAR)[:_FEW],
            "changed": ", ".join(row[0] for row in site.ask.values(_CHANGED)),
        }

    def of_graph() -> str:
        described = documents.for_search_engines(language(), site.base)
        return render_template(
            "front.html", overview=site.overview, described=described, **findings()
        )

    def of_files() -> str:
        return render_template(
            "files.html",
            served=site.served,
            overview=site.overview,
            link=lambda text: f"/sparql?{urlencode({'query': text})}",
        )

    @blueprint.get("/")
    def front() -> Response:
        return site.page(of_graph if site.served.is_bundled else of_files)

    @blueprint.get("/favicon.ico")
    def favicon() -> Response:
        """Send browsers that look for an icon where none is announced to the one that there is."""
        response = redirect(url_for("static", filename="icon.svg"), HTTPStatus.FOUND)
        assert isinstance(response, Response)
        return response

    return blueprint
