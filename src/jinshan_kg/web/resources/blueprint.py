"""`/id/…`, `/concept/…`, `/ontology` and so on: every IRI of the dataset answers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flask import Blueprint, Response

from jinshan_kg.web.resources.address import DOCUMENTS, THINGS
from jinshan_kg.web.resources.context import register_context
from jinshan_kg.web.resources.counts import PageCounts
from jinshan_kg.web.site import Site

if TYPE_CHECKING:
    from jinshan_kg.web.resources.answering import Resources


def resources_blueprint(site: Site, counts: PageCounts) -> Blueprint:
    """Return the blueprint of everything that has an IRI in the dataset.

    Args:
        site: The dataset.
        counts: Remembers how many pages the descriptions have.
    """
    blueprint = Blueprint("resources", __name__)

    @cache
    def resources() -> Resources:
        # When it is first wanted: it takes a tenth of the time in which the server starts.
        from jinshan_kg.web.resources.answering import Resources

        return Resources(site, counts)

    def resource(**_: str) -> Response:
        return resources().answer()  # `request.path` tells all

    for root in (*THINGS, *DOCUMENTS):
        for rule in (f"/{root}", f"/{root}.<suffix>", f"/{root}/<path:rest>"):
            blueprint.add_url_rule(rule, "resource", resource)
    register_context(blueprint, site)
    return blueprint
