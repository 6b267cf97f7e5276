"""Which route of the application answers a request."""

from flask import Flask, request

from jinshan_kg.web.telemetry.record import current


def register_routes(app: Flask) -> None:
    """Have an application note the route of each request that it answers."""
    app.before_request(_note_route)


def _note_route() -> None:
    rule = request.url_rule
    if rule is not None:
        current().route = rule.rule
