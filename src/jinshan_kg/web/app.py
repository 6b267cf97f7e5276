"""The Flask application."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from flask import Flask

from jinshan_kg import __version__
from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.protocol import Backend
from jinshan_kg.rates import read_rate
from jinshan_kg.services import read_services
from jinshan_kg.settings import Settings
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.answers.responder import Responder
from jinshan_kg.web.answers.service import Answers
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.blueprints import register_pages
from jinshan_kg.web.bodies import register_bodies
from jinshan_kg.web.description import service_description
from jinshan_kg.web.direct import Direct
from jinshan_kg.web.endpoint import Endpoint
from jinshan_kg.web.headers import register_headers
from jinshan_kg.web.language import register_languages
from jinshan_kg.web.loading import begin, endpoint_iri
from jinshan_kg.web.navigation import register_navigation
from jinshan_kg.web.operations import operations_blueprint
from jinshan_kg.web.problems import register_problems
from jinshan_kg.web.proxy import behind_proxies
from jinshan_kg.web.ratelimit import register_rate_limit
from jinshan_kg.web.readiness import Readiness, asks
from jinshan_kg.web.served import Served
from jinshan_kg.web.site import Site
from jinshan_kg.web.sparql import sparql_blueprint
from jinshan_kg.web.telemetry.metrics import Metrics
from jinshan_kg.web.telemetry.routes import register_routes
from jinshan_kg.web.telemetry.telemetry import Telemetry
from jinshan_kg.web.telemetry.workers import Watch
from jinshan_kg.web.telemetry.wsgi import WsgiTelemetry

FRONT: Final = "jinshan_kg.front"
"""Key of the application's extensions: what answers again without it, in an event loop too."""

ENDPOINT: Final = "jinshan_kg.endpoint"
"""Key of the application's extensions: what answers queries without it, where that may be."""

_MEBI: Final = 1 << 20


def create_app(
    settings: Settings, backend: Backend, served: Served, telemetry: Telemetry | None = None
) -> Flask:
    """Return the application over a backend.

    Args:
        settings: The settings in force.
        backend: What answers the queries; it is asked once here, for what the front page tells.
        served: What it serves.
        telemetry: What is told of the requests; nothing if None.
    """
    metrics = telemetry.metrics if telemetry else Metrics()
    readiness = Readiness(asks(backend))
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    description = service_description(settings, served)
    limits = Limits(length=settings.max_query_length)
    store = AnswerStore(settings.cache_size * _MEBI)
    metrics.watch_cache(store.statistics)
    responder = Responder(Answers(store, _edition(settings, served)), settings.cache_max_age)
    register_languages(app)
    site = Site(settings, served, backend, responder)
    register_navigation(app, site)
    services = read_services(settings.services)
    endpoint = Endpoint(backend, responder, limits, endpoint_iri(settings), services)
    app.register_blueprint(sparql_blueprint(site, endpoint, description))
    register_pages(app, site)
    app.register_blueprint(operations_blueprint(lambda: served, settings, readiness, metrics))
    register_routes(app)
    register_rate_limit(app, read_rate(settings.rate_limit) if settings.rate_limit else None)
    register_bodies(app)
    register_problems(app)
    register_headers(app)
    around: Any = app  # `wsgi_app` is there to be wrapped, though its type is that of a method
    if not settings.rate_limit:  # which has to see every query
        app.extensions[ENDPOINT] = endpoint
        around.wsgi_app = Direct(app.wsgi_app, endpoint, settings.max_body)
    around.wsgi_app = app.extensions[FRONT] = Front(app.wsgi_app, store)
    if telemetry is not None:
        around.wsgi_app = WsgiTelemetry(app.wsgi_app, telemetry)
    around.wsgi_app = behind_proxies(app.wsgi_app, settings.proxies)
    readiness.loaded()
    return app


def _edition(settings: Settings, served: Served) -> str:
    """Return a text for all that an answer depends on besides the question."""
    union = "union" if served.union_default_graph else "as loaded"
    return f"{__version__} {served.version} {union} {settings.base_iri}"


def load_app(settings: Settings, paths: Sequence[Path] = ()) -> Flask:
    """Return the application over the bundled graph, or over RDF files.

    Args:
        settings: The settings in force.
        paths: RDF files and folders; none for the bundled graph.

    Raises:
        UserError: If a file cannot be read or does not parse.
    """
    telemetry = Telemetry(Metrics(), settings.proxies)
    served, pool_of = begin(settings, paths)
    pool = pool_of()
    telemetry.metrics.watch_pool(lambda: pool)
    telemetry.metrics.serves(served.version)
    backend = PooledBackend(pool, partial(Watch, telemetry.metrics))
    return create_app(settings, backend, served, telemetry)
