"""`/`: what this is, how much of it there is, and where to begin."""

from functools import cache
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request, url_for

from jinshan_kg.namespaces import ONTOLOGY, PREFIXES
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import formats_for
from jinshan_kg.sparql.negotiation import NotAcceptableError, negotiate
from jinshan_kg.web.board import charts
from jinshan_kg.web.documents import Documents, Files
from jinshan_kg.web.language import language
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.resources.headers import CATALOG, VOID, links_of_front
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
        described = documents.for_search_engines(language())
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

    is_bundled = site.served.is_bundled

    @blueprint.get("/")
    def front() -> Response:
        if _takes_rather_rdf():
            # The catalogue speaks of the base IRI; without one, there is what the endpoint tells.
            return _see_other(CATALOG if is_bundled else VOID)
        response = site.page(of_graph if is_bundled else of_files)
        response.headers["Link"] = links_of_front(site.base, is_bundled=is_bundled)
        return response

    @blueprint.get("/favicon.ico")
    def favicon() -> Response:
        """Send browsers that look for an icon where none is announced to the one that there is."""
        response = redirect(url_for("static", filename="icon.svg"), HTTPStatus.FOUND)
        assert isinstance(response, Response)
        return response

    return blueprint


def _takes_rather_rdf() -> bool:
    """Say whether a client likes a graph better than a page; one that names nothing does not."""
    formats = [known.media_type for known in formats_for(Result.GRAPH)]
    try:
        return negotiate(request.headers.get("Accept"), [HTML, *formats]) != HTML
    except NotAcceptableError:
        return False


def _see_other(path: str) -> Response:
    response = Response(f"See {path}\n", status=303, content_type="text/plain")
    response.headers["Location"] = path
    response.headers["Vary"] = "Accept"
    return response
