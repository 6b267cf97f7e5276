"""The scripts of the two pages that are programs, bundled when the project is installed."""

from mimetypes import guess_type
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request, send_from_directory

_BUNDLE: Final = Path(__file__).with_name("static") / "bundle"
_CODINGS: Final = (("br", ".br"), ("gzip", ".gz"))  # the smaller first


def has_bundle() -> bool:
    """Say whether this installation has the scripts; without them the pages say so."""
    return (_BUNDLE / "ask.js").is_file() and (_BUNDLE / "explore.js").is_file()


def bundle_blueprint(folder: Path = _BUNDLE) -> Blueprint:
    """Return the blueprint that gives the scripts as they were compressed with the bundle.

    Args:
        folder: Where they are: `name`, and beside it `name.br` and `name.gz`.
    """
    blueprint = Blueprint("bundle", __name__)

    @blueprint.get("/static/bundle/<name>")
    def part(name: str) -> Response:
        media_type = guess_type(name)[0]
        for coding, ending in _CODINGS:
            is_taken = request.accept_encodings.quality(coding) > 0
            if is_taken and (folder / f"{name}{ending}").is_file():
                response = send_from_directory(folder, f"{name}{ending}", mimetype=media_type)
                response.headers["Content-Encoding"] = coding
                break
        else:
            response = send_from_directory(folder, name)
        response.vary.add("Accept-Encoding")
        return response

    return blueprint
