"""What the page of one figure tells besides its values."""

from __future__ import annotations

from dataclasses import dataclass

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.web.board.charts import Pair
from jinshan_kg.web.board.figures import Figure
from jinshan_kg.web.resources.views.entity.entity import Entity


@dataclass(frozen=True)
class FigureView:
    """One figure among those that it has to do with.

    Attributes:
        figure: The figure.
        pair: It and the earlier one that it is compared with.
        later: Those that are compared with it.
        conversions: The same in other units.
        computed: Those that were computed from it otherwise, such as a change.
        sources: Those that it was computed from.
        total: The one that it is a part of.
        parts: Those that are parts of it.
        formula: How it was computed.
    """

    figure: Figure
    pair: Pair | None
    later: tuple[Figure, ...]
    conversions: tuple[Figure, ...]
    computed: tuple[Figure, ...]
    sources: tuple[Figure, ...]
    total: Figure | None
    parts: tuple[Figure, ...]
    formula: str | None


def figure_view(entity: Entity) -> FigureView | None:
    """Return what the page of a figure tells; None if the thing is no whole figure."""
    figure = entity.figures[entity.iri]
    if figure is None:
        return None
    others = [one for one in entity.figures.all if one is not figure]
    same = [one for one in others if one.metric.iri == figure.metric.iri]
    baseline = entity.figures[figure.baseline] if figure.baseline else None
    sources = set(entity.statements.iris(f"{PREFIXES['prov']}wasDerivedFrom"))
    total = entity.statements.first(f"{JK}partOfTotal")
    parts = {
        one.other.value for one in entity.statements.pointing if one.predicate == f"{JK}partOfTotal"
    }
    is_source = [one for one in others if one.named.iri in sources]
    made = [one for one in others if one.derived and one not in is_source]
    return FigureView(
        figure=figure,
        pair=Pair(baseline, figure) if baseline else None,
        later=tuple(one for one in others if one.baseline == entity.iri),
        conversions=tuple(one for one in same if one.derived or figure.derived),
        computed=tuple(one for one in made if one not in same),
        sources=tuple(is_source),
        total=entity.figures[total] if total else None,
        parts=tuple(one for one in others if one.named.iri in parts),
        formula=entity.statements.first(f"{JK}formula"),
    )
