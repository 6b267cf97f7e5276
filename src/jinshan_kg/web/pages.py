"""`/`: what this is, how much of it there is, and where to begin."""

from urllib.parse import urlencode

from flask import Blueprint, Response, render_template

from jinshan_kg.web.site import Site


def pages_blueprint(site: Site) -> Blueprint:
    """Return the blueprint of the front page."""
    blueprint = Blueprint("pages", __name__)

    def render() -> str:
        return render_template(
            "front.html",
            served=site.served,
            overview=site.overview,
            link=lambda text: f"/sparql?{urlencode({'query': text})}",
        )

    @blueprint.get("/")
    def front() -> Response:
        return site.page(render)

    return blueprint
