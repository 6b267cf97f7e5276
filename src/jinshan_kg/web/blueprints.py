"""The pages: a blueprint for each subject."""

from typing import Final

from flask import Flask

from jinshan_kg.web.about.blueprint import about_blueprint
from jinshan_kg.web.board.blueprint import board_blueprint
from jinshan_kg.web.browse.blueprint import browse_blueprint
from jinshan_kg.web.bundle import bundle_blueprint
from jinshan_kg.web.descriptions import descriptions_blueprint
from jinshan_kg.web.downloads.blueprint import downloads_blueprint
from jinshan_kg.web.downloads.publisher import shelves
from jinshan_kg.web.downloads.shelf import Shelf
from jinshan_kg.web.explore import explore_blueprint
from jinshan_kg.web.pages import pages_blueprint
from jinshan_kg.web.resources.blueprint import resources_blueprint
from jinshan_kg.web.resources.counts import PageCounts
from jinshan_kg.web.search import search_blueprint, search_service
from jinshan_kg.web.site import Site
from jinshan_kg.web.validating.blueprint import validating_blueprint

SEARCH: Final = "jinshan_kg.search"
"""Key of the application's extensions: the search, to be prepared once there is time."""

COUNTS: Final = "jinshan_kg.page_counts"
"""Key of the application's extensions: how many pages the descriptions of things have."""


def register_pages(app: Flask, site: Site) -> None:
    """Add the pages to an application.

    Those about the project's own graph are left out where files of the user's are served.
    """
    app.register_blueprint(bundle_blueprint())
    app.register_blueprint(explore_blueprint(site))
    counts = app.extensions[COUNTS] = PageCounts()
    app.register_blueprint(resources_blueprint(site, counts))
    search = search_service(site)
    app.register_blueprint(search_blueprint(site, search))
    app.extensions[SEARCH] = search
    if site.served.is_bundled:
        _register_ours(app, site)
    else:
        app.register_blueprint(pages_blueprint(site))
        app.register_blueprint(descriptions_blueprint(site))


def _register_ours(app: Flask, site: Site) -> None:
    shelf = Shelf.of(shelves(site.settings), site.served.version)
    app.register_blueprint(pages_blueprint(site, shelf.files))
    app.register_blueprint(descriptions_blueprint(site, shelf.files))
    app.register_blueprint(downloads_blueprint(site, shelf))
    app.register_blueprint(board_blueprint(site))
    app.register_blueprint(about_blueprint(site))
    if site.settings.validate:
        app.register_blueprint(validating_blueprint(site))
    app.register_blueprint(browse_blueprint(site))
