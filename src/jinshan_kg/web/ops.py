"""`/-/…`: for those who run the server."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from jinshan_kg import __version__
from jinshan_kg.web.served import Served


def ops_blueprint(served: Served) -> Blueprint:
    """Return the blueprint of the operations.

    Args:
        served: What is served.
    """
    blueprint = Blueprint("ops", __name__, url_prefix="/-")

    @blueprint.get("/health")
    def health() -> ResponseReturnValue:
        return jsonify(status="ok")

    @blueprint.get("/version")
    def version() -> ResponseReturnValue:
        return jsonify(name="jinshan-kg", version=__version__, dataset=served.version)

    return blueprint
