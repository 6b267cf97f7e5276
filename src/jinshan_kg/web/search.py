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
    pages = _Pages(site, search)
    blueprint.get("/search")(pages.results)
    blueprint.get("/search.json")(pages.results_json)
    blueprint.get("/search/suggest")(pages.suggest)
    blueprint.get("/opensearch.xml")(_description)
    return blueprint


class _Pages:
    def __init__(self, site: Site, search: SearchService) -> None:
        self._site = site
        self._search = search

    def results(self) -> Response:
        searched = read_searched(request.args)
        if negotiate(request.headers.get("Accept"), (HTML, JSON)) == JSON:
            return self._as_json(searched)
        return self._site.page(lambda: self._page(searched))

    def results_json(self) -> Response:
        return self._as_json(read_searched(request.args))

    def suggest(self) -> Response:
        searched = read_searched(request.args, limit=_SUGGESTED)
        spoken = language()

        def suggestions() -> object:
            return suggestions_json(searched, self._find(searched), self._link, spoken)

        return self._site.respond(_made(suggestions), SUGGESTIONS, vary=VARY, look=spoken)

    def _page(self, searched: Searched) -> str:
        return render_template(
            "search.html",
            searched=searched,
            found=self._find(searched),
            depth=DEPTH,
            best_label=best_label,
            link=self._link,
        )

    def _as_json(self, searched: Searched) -> Response:
        def found() -> object:
            return found_json(searched, self._find(searched), self._link)

        return self._site.respond(_made(found), JSON)

    def _find(self, searched: Searched) -> Found:
        if not searched.text:
            return Found()
        return self._search.index().search(
            searched.text,
            limit=searched.limit,
            offset=searched.offset,
            kinds=[searched.kind] if searched.kind else [],
        )

    def _link(self, iri: str) -> str:
        """Return where this server describes a thing: by a query, where it has no page for it."""
        return self._site.path_of(iri) or f"/sparql?{urlencode({'query': f'DESCRIBE <{iri}>'})}"


def _description() -> Response:
    """Answer with an OpenSearch 1.1 description, by which a browser searches from its bar."""
    response = Response(render_template("opensearch.xml"), content_type=OPEN_SEARCH)
    # It names this server as the client does, since browsers want whole addresses.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _made(make: Callable[[], object]) -> Callable[[Terms], Answer]:
    return lambda _: Answer(to_bytes(make()))
