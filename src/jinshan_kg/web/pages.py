"""`/`: what this is, how much of it there is, and where to begin."""

from urllib.parse import urlencode

from flask import Blueprint, render_template

from jinshan_kg import __version__
from jinshan_kg.web.overview import Overview
from jinshan_kg.web.served import Served


def pages_blueprint(served: Served, overview: Overview) -> Blueprint:
    """Return the blueprint of the pages.

    Args:
        served: What is served.
        overview: What it holds.
    """
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def front() -> str:
        return render_template(
            "front.html",
            served=served,
            overview=overview,
            program_version=__version__,
            link=lambda text: f"/sparql?{urlencode({'query': text})}",
        )

    return blueprint
