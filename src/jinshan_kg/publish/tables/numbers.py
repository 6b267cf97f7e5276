"""The values of cells, and numbers without a loss."""

from collections.abc import Sequence
from decimal import Decimal

Cell = str | int | bool | Decimal | Sequence[str] | None
"""A value; a list where a column holds several; None where there is nothing to say."""


def plain(value: Decimal) -> str:
    """Return a decimal as XML Schema 1.1 writes it: no exponent, no zero that says nothing."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
