"""The Flask application."""

from collections.abc import Sequence
from pathlib import Path

from flask import Flask

from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.protocol import Backend
from jinshan_kg.settings import Settings
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.web.description import description_query
from jinshan_kg.web.headers import register_headers
from jinshan_kg.web.loading import begin, endpoint_iri
from jinshan_kg.web.ops import ops_blueprint
from jinshan_kg.web.overview import read_overview
from jinshan_kg.web.pages import pages_blueprint
from jinshan_kg.web.problems import register_problems
from jinshan_kg.web.served import Served
from jinshan_kg.web.sparql import sparql_blueprint


def create_app(settings: Settings, backend: Backend, served: Served) -> Flask:
    """Return the application over a backend.

    Args:
        settings: The settings in force.
        backend: What answers the queries; it is asked once here, for what the front page tells.
        served: What it serves.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    description = description_query(
        settings.base_iri, union_default_graph=served.union_default_graph
    )
    limits = Limits(length=settings.max_query_length)
    app.register_blueprint(sparql_blueprint(backend, limits, description, endpoint_iri(settings)))
    app.register_blueprint(pages_blueprint(served, read_overview(backend)))
    app.register_blueprint(ops_blueprint(served))
    register_problems(app)
    register_headers(app)
    return app


def load_app(settings: Settings, paths: Sequence[Path] = ()) -> Flask:
    """Return the application over the bundled graph, or over RDF files.

    Args:
        settings: The settings in force.
        paths: RDF files and folders; none for the bundled graph.

    Raises:
        UserError: If a file cannot be read or does not parse.
    """
    served, pool = begin(settings, paths)
    return create_app(settings, PooledBackend(pool()), served)
