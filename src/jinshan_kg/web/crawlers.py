"""`robots.txt` and `sitemap.xml`: what crawlers may ask for, and which pages there are.

Their addresses are those of the server that was asked, as both formats demand. So they are not
kept with the other answers, which depend on nothing of the kind.
"""

from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.web.site import Site

_PAGES: Final = ("", "explore", "sparql")
_BUNDLED_PAGES: Final = ("browse", "metrics-board", "ontology.html", "catalog.html", "downloads/")
_FIRST_PARTS: Final = "id|concept|unit|source"
_CHARACTERS: Final = "/:@!$&'()*+,;=~%"
_MOST: Final = 50_000  # of a sitemap (https://www.sitemaps.org/protocol.html)


def register_crawlers(blueprint: Blueprint, site: Site) -> None:
    """Add `/robots.txt` and `/sitemap.xml` to a blueprint."""

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        # Queries cost, and their answers are nothing to be found by words.
        lines = (
            "User-agent: *",
            "Disallow: /sparql?",
            "Disallow: /-/",
            f"Sitemap: {request.url_root}sitemap.xml",
        )
        return _conditional("\n".join(lines) + "\n", "text/plain; charset=utf-8")

    @blueprint.get("/sitemap.xml")
    def sitemap() -> Response:
        root = request.url_root
        day, paths = _modified(site), (*_PAGES, *_entity_pages(site))
        changed = f"<lastmod>{escape(day)}</lastmod>" if day else ""
        lines = (f"<url><loc>{escape(root + path)}</loc>{changed}</url>\n" for path in paths)
        return _conditional(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{''.join(lines)}</urlset>\n",
            "application/xml; charset=utf-8",
        )


def _entity_pages(site: Site) -> list[str]:
    if not site.served.is_bundled:
        return []
    # A passage has a page too, but says nothing that its document does not say.
    rows = site.ask.values(f"""
SELECT DISTINCT ?thing {{
  ?thing a ?class
  FILTER(REGEX(STR(?thing), "^{site.base}({_FIRST_PARTS})/[^#]*$"))
  FILTER(!CONTAINS(STR(?thing), "/chars/"))
}} ORDER BY ?thing LIMIT {_MOST - len(_PAGES) - len(_BUNDLED_PAGES)}""")
    paths = (quote(row[0].removeprefix(site.base), safe=_CHARACTERS) for row in rows)
    return [*_BUNDLED_PAGES, *(f"{path}.html" for path in paths)]


def _modified(site: Site) -> str:
    if not site.served.is_bundled:
        return ""
    rows = site.ask.values(f"""
SELECT (STR(?day) AS ?modified) {{
  <{site.base}dataset> <{PREFIXES["dcterms"]}modified> ?day }} LIMIT 1""")
    return rows[0][0] if rows else ""


def _conditional(body: str, media_type: str) -> Response:
    response = Response(body, content_type=media_type)
    response.headers["Cache-Control"] = "public, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
