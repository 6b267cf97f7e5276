"""`/browse` and `/browse/Park`."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from flask import Blueprint, Response, render_template, request

from jinshan_kg.web.board.figures import Figure
from jinshan_kg.web.browse.choice import SORTS, Choice
from jinshan_kg.web.browse.groups import groups_of
from jinshan_kg.web.browse.kinds import Kinds, read_kinds
from jinshan_kg.web.browse.listing import listing_of
from jinshan_kg.web.browse.things import Things, read_things
from jinshan_kg.web.browse.titles import Titles
from jinshan_kg.web.browse.unknown import UnknownKindError
from jinshan_kg.web.language import language
from jinshan_kg.web.resources.views.speaking import Speaker
from jinshan_kg.web.site import Site

PATH: Final = "/browse"


def browse_blueprint(site: Site) -> Blueprint:
    """Return the blueprint of the pages to browse by."""
    blueprint = Blueprint("browse", __name__)

    @cache
    def kinds() -> Kinds:
        return read_kinds(site.ask)

    @cache
    def things(name: str) -> Things:
        kind = kinds().get(name)
        if kind is None:
            raise UnknownKindError(name, kinds())
        return read_things(site.ask, site.nodes, kind)

    @cache
    def figures() -> Mapping[str, Figure]:
        return {figure.named.iri: figure for figure in site.figures}

    def speaker() -> Speaker:
        return Speaker(language(), site.path_of)

    @blueprint.get(PATH)
    def browse() -> Response:
        return site.page(
            lambda: render_template(
                "browse/kinds.html", groups=groups_of(kinds()), speaker=speaker()
            )
        )

    @blueprint.get(f"{PATH}/<name>")
    def kind(name: str) -> Response:
        found = things(name)
        choice = Choice.read(request.args)
        titles = Titles(speaker(), figures())

        def render() -> str:
            return render_template(
                "browse/things.html",
                kind=found.kind,
                every=len(found.all),
                things=found,
                listing=listing_of(found, choice, titles),
                titles=titles,
                choice=choice,
                path=f"{PATH}/{name}",
                sorts=SORTS,
                speaker=speaker(),
            )

        return site.page(render)

    return blueprint
