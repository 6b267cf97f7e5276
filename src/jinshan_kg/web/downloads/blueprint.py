"""The page of the downloads, and the files."""

from functools import partial
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, abort, redirect, render_template, request

from jinshan_kg.publish.distributions import WrittenFile
from jinshan_kg.publish.release_index import INDEX
from jinshan_kg.sparql.negotiation import negotiate
from jinshan_kg.web.downloads.files import file_response, not_yet
from jinshan_kg.web.downloads.shelf import Shelf
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.site import Site

_JSON: Final = "application/json"
_TURTLE: Final = "text/turtle"


def downloads_blueprint(site: Site, shelf: Shelf) -> Blueprint:
    """Return the blueprint of the downloads.

    Args:
        site: What is served.
        shelf: Where its files are, or will be.
    """
    blueprint = Blueprint("downloads", __name__, url_prefix="/downloads")

    @blueprint.get("/", strict_slashes=False)
    def listing() -> Response:
        """Answer with the page, or send machines to the index or to the catalogue."""
        wanted = negotiate(request.headers.get("Accept"), (HTML, _JSON, _TURTLE))
        if wanted == HTML:
            return site.page(partial(_render, shelf), look=str(shelf.is_complete))
        place = f"/downloads/{INDEX}" if wanted == _JSON else "/catalog.ttl"
        response = redirect(place, HTTPStatus.SEE_OTHER)
        response.headers["Vary"] = "Accept"
        assert isinstance(response, Response)
        return response

    @blueprint.get("/<path:path>")
    def file(path: str) -> Response:
        files = {written.distribution.path: written for written in shelf.files()}
        if not files:
            return not_yet()
        if path == INDEX:
            return file_response(shelf, INDEX, _JSON, None)
        if path not in files:
            abort(404, description=_unknown(path, files))
        written = files[path]
        return file_response(shelf, path, written.distribution.media_type, written.sha256)

    return blueprint


def _render(shelf: Shelf) -> str:
    files = shelf.files()
    kinds: dict[str, list[WrittenFile]] = {}
    for file in files:
        kinds.setdefault(file.distribution.kind, []).append(file)
    return render_template("downloads.html", kinds=kinds, files=files)


def _unknown(path: str, files: dict[str, WrittenFile]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(path, files, n=3, cutoff=0.5)
    hint = f"Near it: {', '.join(near)}." if near else "The list is at /downloads/."
    return f"There is no file {path[:200]!r} to download. {hint}"
