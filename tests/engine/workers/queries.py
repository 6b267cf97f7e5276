"""Queries over three hundred triples that keep a worker busy."""

from typing import Final

RUNAWAY: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
"""Runs for hours."""

_TIMES: Final = " ".join(map(str, range(23)))

SLOW: Final = f"SELECT (COUNT(?v) AS ?n) {{ VALUES ?v {{ {_TIMES} }} ?a ?b ?c . ?d ?e ?f }}"
"""Counts to two million, and so takes longer than a query keeps its priority."""

COUNTED_SLOWLY: Final = b"n\r\n2070000\r\n"
"""What it counts to, in CSV."""
