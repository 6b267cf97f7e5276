"""How often something may happen: `60/minute`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_SECONDS: Final[Mapping[str, int]] = MappingProxyType(
    {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}
)
_FORM: Final = re.compile(rf"([1-9][0-9]{{0,8}})\s*/\s*({'|'.join(_SECONDS)})")


@dataclass(frozen=True)
class Rate:
    """So many times in a period.

    Attributes:
        count: How many times.
        period: Its unit: second, minute, hour or day.
    """

    count: int
    period: str

    @property
    def seconds(self) -> int:
        """The length of the period in seconds."""
        return _SECONDS[self.period]

    def __str__(self) -> str:
        """Write the rate as it is read."""
        return f"{self.count}/{self.period}"


def read_rate(given: str) -> Rate:
    """Return the rate that a text writes, such as `60/minute`.

    Raises:
        ValueError: If it writes none; says what was expected instead.
    """
    match = _FORM.fullmatch(given.strip().lower())
    if match is None:
        raise ValueError(f"a rate such as 60/minute (per {', '.join(_SECONDS)})")
    return Rate(int(match[1]), match[2])


def rate(given: str) -> str:
    """Return a rate in its one spelling, for the table of settings; see `read_rate`."""
    return str(read_rate(given))
