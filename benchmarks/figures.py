"""Small statistics over samples in seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Self, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Spread:
    """The median of some samples, and the lowest and the highest of them."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, samples: Sequence[float]) -> Self:
        """Return the spread of at least one sample."""
        return cls(median(samples), min(samples), max(samples))


def p95(samples: Sequence[float]) -> float:
    """Return the 95th percentile of at least one sample, interpolated."""
    if len(samples) == 1:
        return samples[0]
    return quantiles(samples, n=20, method="inclusive")[-1]


def alternated(items: Sequence[T], turn: int) -> Sequence[T]:
    """Return the items, turned round in every other turn: none is always the first."""
    return items[::-1] if turn % 2 else items
