"""The page about the graph."""

from functools import cache

from flask import Blueprint, Response, render_template

from jinshan_kg.web.about.reading import About, read_about
from jinshan_kg.web.site import Site


def about_blueprint(site: Site) -> Blueprint:
    """Return the blueprint of the page."""
    blueprint = Blueprint("about", __name__)

    @cache
    def about() -> About:
        return read_about(site.ask)

    @blueprint.get("/about")
    def page() -> Response:
        return site.page(lambda: render_template("about/page.html", about=about()))

    return blueprint
