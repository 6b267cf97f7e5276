"""What the page of a dataset, of a catalogue and of a named graph shows, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.entity.entity import Entity

_VOID: Final = PREFIXES["void"]
_SD: Final = PREFIXES["sd"]
_KINDS: Final = frozenset(
    [
        *(PREFIXES["dcat"] + name for name in ("Dataset", "Catalog", "DatasetSeries")),
        f"{_VOID}Dataset",
    ]
)
_COUNTS: Final = ("triples", "entities", "classes", "properties")

STATISTICS: Final = frozenset(
    [
        *(_VOID + name for name in ("classPartition", "propertyPartition", "subset")),
        *(_VOID + name for name in (*_COUNTS, "distinctSubjects", "distinctObjects")),
        *(_VOID + name for name in ("subjectsTarget", "objectsTarget", "exampleResource")),
        *(_SD + name for name in ("namedGraph", "defaultGraph", "defaultDataset", "graph", "name")),
    ]
)
"""Properties that tell programs how to ask a dataset: for people there are counts and tables."""


@dataclass(frozen=True)
class DatasetView:
    """What the page of a dataset tells.

    Attributes:
        counts: How many triples, entities, classes and properties it has, as far as it says.
        graphs: Its named graphs with the number of their triples.
    """

    counts: Mapping[str, int]
    graphs: tuple[tuple[Named, int], ...]


def is_dataset(entity: Entity) -> bool:
    """Say whether a thing is a dataset, a series of such, or a catalogue."""
    return not _KINDS.isdisjoint(entity.statements.types)


def dataset_view(entity: Entity, triples: Mapping[str, int]) -> DatasetView:
    """Return what the page of a dataset tells.

    Args:
        entity: The dataset.
        triples: How many triples each named graph has.
    """
    said = {name: entity.statements.first(_VOID + name) for name in _COUNTS}
    graphs = entity.statements.iris(f"{_SD}namedGraph", f"{_VOID}subset")
    return DatasetView(
        {name: int(text) for name, text in said.items() if text and text.isdecimal()},
        tuple((entity.names(iri), triples[iri]) for iri in graphs if iri in triples),
    )
