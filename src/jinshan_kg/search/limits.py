"""How far a search goes."""

from typing import Final

DEPTH: Final = 1_000
"""How many things a search finds at most."""
