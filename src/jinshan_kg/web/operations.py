"""`/-/…`: for those who run the server."""

import platform
import re
from collections.abc import Callable
from http import HTTPStatus
from importlib.metadata import version as installed
from typing import Final

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from jinshan_kg import __version__
from jinshan_kg.settings import SETTINGS, Setting, Settings
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.web.readiness import Readiness
from jinshan_kg.web.served import Served
from jinshan_kg.web.telemetry.exposition import render
from jinshan_kg.web.telemetry.metrics import Metrics

_SECRET: Final = re.compile(r"(^|_)(token|password|secret|key|credentials?)(_|$)")


def operations_blueprint(
    served: Callable[[], Served], settings: Settings, readiness: Readiness, metrics: Metrics
) -> Blueprint:
    """Return the blueprint of the operations. No answer of it is cached.

    Args:
        served: Tells what is served now; a reload changes it.
        settings: The settings in force.
        readiness: Whether requests should come here.
        metrics: What has been counted.
    """
    blueprint = Blueprint("operations", __name__, url_prefix="/-")

    @blueprint.get("/health")
    def health() -> ResponseReturnValue:
        return jsonify(status="ok")

    @blueprint.get("/ready")
    def ready() -> ResponseReturnValue:
        trouble = readiness.trouble()
        if trouble is not None:
            raise SparqlError(trouble, status=HTTPStatus.SERVICE_UNAVAILABLE)
        return jsonify(status="ready")

    @blueprint.get("/version")
    def version() -> ResponseReturnValue:
        return jsonify(
            name="jinshan-kg",
            version=__version__,
            dataset=served().version,
            python=platform.python_version(),
            pyoxigraph=installed("pyoxigraph"),
        )

    @blueprint.get("/settings")
    def in_force() -> ResponseReturnValue:
        return jsonify([_row(setting, settings) for setting in SETTINGS])

    @blueprint.get("/metrics")
    def counted() -> ResponseReturnValue:
        body, content_type = render(metrics.registry, request.headers.get("Accept"))
        return Response(body, content_type=content_type)

    @blueprint.after_request
    def never_cached(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response

    return blueprint


def is_secret(name: str) -> bool:
    """Say whether a setting's name tells that its value is nobody's business."""
    return _SECRET.search(name) is not None


def _row(setting: Setting, settings: Settings) -> dict[str, object]:
    secret = is_secret(setting.name)
    return {
        "name": setting.name,
        "value": None if secret else getattr(settings, setting.name),
        "default": setting.default,
        "option": setting.option,
        "env": setting.env,
        "help": setting.help,
        **({"secret": True} if secret else {}),
    }
