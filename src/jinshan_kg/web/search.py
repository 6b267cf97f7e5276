"""`/search`: things by their names, as a page, as JSON, and as suggestions while one types."""

from collections.abc import Callable
from typing import BinaryIO, Final
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from jinshan_kg.engine.protocol import Answer, Terms
from jinshan_kg.search.entry import Found, best_label
from jinshan_kg.search.limits import DEPTH
from jinshan_kg.search.rows import names_query
from jinshan_kg.search.service import SearchService
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import CSV
from jinshan_kg.sparql.negotiation import negotiate
from jinshan_kg.web.language import VARY, language
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.search_json import found_json, suggestions_json, to_bytes
from jinshan_kg.web.searched import Searched, read_searched
from jinshan_kg.web.site import Site

JSON: Final = "application/json"
SUGGESTIONS: Final = "application/x-suggestions+json"
OPEN_SEARCH: Final = "application/opensearchdescription+xml"
_SUGGESTED: Final = 8


def search_service(site: Site) -> SearchService:
    """Return what searches the dataset of a site: its index is built when first wanted.

    Of the project's own graph the things below its base IRI are found, of other files all things.
    """
    query = names_query(named_graphs=not site.served.union_default_graph)

    def rows() -> bytes | BinaryIO:
        return site.backend.query(query, dataset=DatasetClause(), result_format=CSV).body

    return SearchService(rows, site.base if site.served.is_bundled else "")


def search_blueprint(site: Site, search: SearchService) -> Blueprint:
    """Return the blueprint of the search.

    Args:
        site: The site.
        search: What searches its dataset (`search_service`).
    """
    blueprint = Blueprint("search", __name__)

    def link(iri: str) -> str:
        """Return where this server describes a thing: by a query, where it has no page for it."""
        return site.path_of(iri) or f"/sparql?{urlencode({'query': f'DESCRIBE <{iri}>'})}"

    def find(searched: Searched) -> Found:
        if not searched.text:
            return Found()
        return search.index().search(
            searched.text,
            limit=searched.limit,
            offset=searched.offset,
            kinds=[searched.kind] if searched.kind else [],
        )

    @blueprint.get("/search")
    def results() -> Response:
        searched = read_searched(request.args)
        if negotiate(request.headers.get("Accept"), (HTML, JSON)) == JSON:
            return as_json(searched)

        def page() -> str:
            return render_template(
                "search.html",
                searched=searched,
                found=find(searched),
                depth=DEPTH,
                best_label=best_label,
                link=link,
            )

        return site.page(page)

    @blueprint.get("/search.json")
    def results_json() -> Response:
        return as_json(read_searched(request.args))

    def as_json(searched: Searched) -> Response:
        return site.respond(_made(lambda: found_json(searched, find(searched), link)), JSON)

    @blueprint.get("/search/suggest")
    def suggest() -> Response:
        searched = read_searched(request.args, limit=_SUGGESTED)
        spoken = language()
        return site.respond(
            _made(lambda: suggestions_json(searched, find(searched), link, spoken)),
            SUGGESTIONS,
            vary=VARY,
            look=spoken,
        )

    @blueprint.get("/opensearch.xml")
    def description() -> Response:
        """Answer with an OpenSearch 1.1 description, by which a browser searches from its bar."""
        response = Response(render_template("opensearch.xml"), content_type=OPEN_SEARCH)
        # It names this server as the client does, since browsers want whole addresses.
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return blueprint


def _made(make: Callable[[], object]) -> Callable[[Terms], Answer]:
    return lambda _: Answer(to_bytes(make()))
