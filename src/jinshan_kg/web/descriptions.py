"""Where machines look for what there is: VoID, DCAT, and the example queries."""

from functools import cache
from typing import Final

from flask import Blueprint, Response, abort, redirect, request

from jinshan_kg.publish.describe.queries import CATALOG, EXAMPLES, VOID
from jinshan_kg.publish.describe.void import DATASET
from jinshan_kg.publish.resource.addresses import SUFFIXES
from jinshan_kg.web.crawlers import register_crawlers
from jinshan_kg.web.description import at_this_server, service_description
from jinshan_kg.web.documents import Documents, Files
from jinshan_kg.web.resources.asked import page_asked, part_asked
from jinshan_kg.web.resources.headers import links_of_document
from jinshan_kg.web.resources.offers import negotiated, offer_of
from jinshan_kg.web.resources.parts import links_of_part
from jinshan_kg.web.resources.views.pages import ThingPages
from jinshan_kg.web.site import Site

_NO_CATALOGUE: Final = (
    "Files of your own are served without a catalogue. /.well-known/void tells what they hold."
)


def descriptions_blueprint(site: Site, files: Files = tuple) -> Blueprint:
    """Return the blueprint of the descriptions, and of what crawlers ask for.

    Args:
        site: What is served.
        files: Gives the files of the downloads, those that are written by now.
    """
    blueprint = Blueprint("descriptions", __name__)
    documents = Documents(site, files)
    catalogue = f"{site.base}catalog"

    @blueprint.get("/catalog")
    @blueprint.get("/catalog.<suffix>")
    def catalog(suffix: str = "") -> Response:
        if not site.served.is_bundled:
            abort(404, description=_NO_CATALOGUE)
        if suffix and suffix not in SUFFIXES:
            abort(404, description=f"No format is called {suffix}. Formats: {', '.join(SUFFIXES)}.")
        offer = offer_of(suffix) if suffix else negotiated(request.headers.get("Accept"))
        part, number = part_asked(request.args), page_asked(request.args)
        if part and offer.format is None:
            response = site.page(lambda: pages().part(catalogue, part, number))
            response.headers["Link"] = links_of_part(catalogue, site.base, part, number)
            return response
        if offer.format is None:
            response = site.page(catalogue_page)
        else:
            response = documents.with_files(CATALOG, catalogue, offer.format, offer.media_type)
        response.headers["Link"] = links_of_document(catalogue, offer, site.base, 1)
        return response

    @cache
    def pages() -> ThingPages:
        return ThingPages(site)

    def catalogue_page() -> str:
        return pages().render(catalogue)

    @blueprint.get("/.well-known/void")
    def void() -> Response:
        if not site.served.is_bundled:
            described = service_description(site.settings, site.served)
            return documents.negotiated(described, at_this_server)
        offer = negotiated(request.headers.get("Accept"))
        if offer.format is None:
            return redirect("/dataset.html", 303)  # type: ignore[return-value]
        return documents.with_files(VOID, DATASET, offer.format, offer.media_type)

    @blueprint.get("/.well-known/sparql-examples")
    def examples() -> Response:
        return documents.negotiated(EXAMPLES)

    register_crawlers(blueprint, site)
    return blueprint
