"""The tables of a release, in order."""

from typing import Final

from jinshan_kg.publish.tables.claims import CLAIMS
from jinshan_kg.publish.tables.entities import ENTITIES
from jinshan_kg.publish.tables.observations import OBSERVATIONS
from jinshan_kg.publish.tables.officials import OFFICIALS
from jinshan_kg.publish.tables.schema import Table

TABLES: Final[tuple[Table, ...]] = (OBSERVATIONS, ENTITIES, OFFICIALS, CLAIMS)
"""All of them."""
