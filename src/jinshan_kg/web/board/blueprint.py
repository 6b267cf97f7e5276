"""The page of the figures."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from jinshan_kg.web.alphabet import alphabetical
from jinshan_kg.web.board import charts, queries
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.board.table import Choice, chosen
from jinshan_kg.web.board.words import label
from jinshan_kg.web.site import Site

PATH: Final = "/metrics-board"
_BAR: Final = 300.0
_LINE: Final = 960.0
_SINCE: Final = "2015"


def board_blueprint(site: Site) -> Blueprint:
    """Return the blueprint of the page."""
    blueprint = Blueprint("board", __name__)

    def render() -> str:
        choice = Choice.read(request.args)
        known = site.figures
        return render_template(
            "board/page.html",
            figures=known,
            rows=chosen(known, choice),
            choice=choice,
            address=lambda **changed: address(choice, **changed),
            by_iri={figure.named.iri: figure for figure in known},
            kinds=distinct(figure.statistic for figure in known),
            statuses=distinct(figure.status for figure in known),
            subjects=distinct(figure.subject for figure in known),
            pairs=charts.before_and_after(known),
            growth=charts.growth(known, _BAR),
            shares=charts.shares(known, _BAR),
            totals=charts.totals(known, _SINCE),
            timeline=charts.timeline(known, _LINE),
            queries=queries,
        )

    @blueprint.get(PATH)
    def board() -> Response:
        return site.page(render)

    return blueprint


def address(choice: Choice, **changed: str) -> str:
    """Return the address of the page with a choice, some of it changed."""
    fields = choice.arguments(**changed)
    return f"{PATH}?{urlencode(fields)}#figures" if fields else f"{PATH}#figures"


def distinct(things: Iterable[Named | None]) -> list[Named]:
    """Return each of some things once, in the order of their names; None is none."""
    found = {thing.iri: thing for thing in things if thing is not None}
    return sorted(found.values(), key=lambda thing: alphabetical(label(thing)))
