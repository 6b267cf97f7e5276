"""`/explore`: the graph as a drawing that grows where the reader wants to know more."""

from typing import Any, Final

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext as _

from jinshan_kg.web.bundle import has_bundle
from jinshan_kg.web.language import language
from jinshan_kg.web.site import Site

CONTENT_SECURITY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)
"""The drawing library writes style elements, and paints what it exports as an image."""


def explore_blueprint(site: Site) -> Blueprint:
    """Return the blueprint of the explorer; `?id=` is the IRI of the thing to start from."""
    blueprint = Blueprint("explore", __name__)

    @blueprint.get("/explore")
    def explore() -> Response:
        start = request.args.get("id", "").strip()
        response = site.page(lambda: _render(site, start))
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY
        return response

    return blueprint


def _render(site: Site, start: str) -> str:
    return render_template(
        "explore.html",
        has_bundle=has_bundle(),
        start=start,
        page_of_start=site.path_of(start),
        data=_data(site, start),
    )


def _data(site: Site, start: str) -> dict[str, Any]:
    """Return what the scripts need to know (`frontend/explore/main.jsx`)."""
    return {
        "endpoint": "/sparql",
        "base": site.base,
        "language": language(),
        "start": start or None,
        "isBundled": site.served.is_bundled,
        "sentences": {
            "language": _("Language of the names"),
            "menu": _("Menu of the sheet"),
            "found": _("Found"),
            "close": _("Close"),
            "unknown": _("The graph says nothing about %(iri)s. Search for something else."),
        },
    }
