"""`/`: what this is, how much of it there is, and where to begin."""

from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template

from jinshan_kg.namespaces import ONTOLOGY, PREFIXES
from jinshan_kg.web.board import charts
from jinshan_kg.web.board.figures import read_figures
from jinshan_kg.web.site import Site

_BAR: Final = 300.0
_FEW: Final = 3
_CHANGED: Final = f"SELECT ?date {{ <{ONTOLOGY}> <{PREFIXES['dcterms']}modified> ?date }}"


def pages_blueprint(site: Site) -> Blueprint:
    """Return the blueprint of the front page."""
    blueprint = Blueprint("pages", __name__)

    @cache
    def findings() -> dict[str, Any]:
        figures = read_figures(site.ask)
        return {
            "pairs": charts.before_and_after(figures),
            "growth": charts.growth(figures, _BAR)[:_FEW],
            "shares": charts.shares(figures, _BAR)[:_FEW],
            "changed": ", ".join(row[0] for row in site.ask.values(_CHANGED)),
        }

    def graph() -> str:
        return render_template("front.html", overview=site.overview, **findings())

    def files() -> str:
        return render_template(
            "files.html",
            served=site.served,
            overview=site.overview,
            link=lambda text: f"/sparql?{urlencode({'query': text})}",
        )

    @blueprint.get("/")
    def front() -> Response:
        return site.page(graph if site.served.is_bundled else files)

    return blueprint
