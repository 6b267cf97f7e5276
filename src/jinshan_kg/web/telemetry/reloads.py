"""Tell how reloads of the dataset went."""

from __future__ import annotations

import logging
from time import perf_counter
from typing import TYPE_CHECKING, Final

from jinshan_kg.web.telemetry.lines import Members
from jinshan_kg.web.telemetry.logs import RELOAD

if TYPE_CHECKING:
    from jinshan_kg.web.telemetry.metrics import Metrics

LOADED: Final = "loaded"
UNCHANGED: Final = "unchanged"
REFUSED: Final = "refused"


class Reload:
    """One reload: make it at the beginning, call one of its methods at the end."""

    def __init__(self, metrics: Metrics, trigger: str) -> None:
        """Begin.

        Args:
            metrics: Where to count it.
            trigger: What began it: `SIGHUP` or `watch`.
        """
        self._metrics = metrics
        self._trigger = trigger
        self._began = perf_counter()

    def loaded(self, version: str) -> None:
        """Tell that another dataset is served from now on, and its version."""
        self._metrics.serves(version)
        self._end(logging.INFO, LOADED, version=version)

    def unchanged(self, version: str) -> None:
        """Tell that the files say what they said before, and nothing was done."""
        self._end(logging.INFO, UNCHANGED, version=version)

    def refused(self, reason: str) -> None:
        """Tell that the new dataset is not good, why, and that the old one is served on."""
        self._end(logging.WARNING, REFUSED, reason=reason)

    def _end(
        self, level: int, outcome: str, version: str | None = None, reason: str | None = None
    ) -> None:
        self._metrics.reload_ended(outcome)
        members = Members.of(
            trigger=self._trigger,
            outcome=outcome,
            version=version,
            reason=reason,
            ms=round((perf_counter() - self._began) * 1e3, 3),
        )
        logging.getLogger(RELOAD).log(level, members)
