"""What data are checked together with."""

from enum import StrEnum


class Context(StrEnum):
    """What the data are read together with, besides the ontology, the concepts and the units."""

    ALONE = "alone"
    GRAPH = "graph"
