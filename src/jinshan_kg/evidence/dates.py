"""Compare the bounds of each period with the years, months and days that its evidence writes.

Only what is printed is compared: a token "October 17" says nothing of the year, and `jk:from`
"2015" nothing of a month.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pyoxigraph import Store

from jinshan_kg.evidence.passages import Passage
from jinshan_kg.evidence.report import Finding
from jinshan_kg.evidence.terms import instances, lexical, values
from jinshan_kg.evidence.words import MONTHS
from jinshan_kg.namespaces import JK

_YEAR: Final = re.compile(r"(?<![\w.,])(?:1\d|20|21)\d\d(?!\w|[.,]\d)")
_BOUND: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_DAY: Final = re.compile(r"(?<![\w.,])\d{1,2}(?=(?:st|nd|rd|th)?(?!\w|[.,]\d))")


def check_periods(
    store: Store, passages: Sequence[Passage], foreign: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield each period of which neither end is the year, month or day that its evidence writes.

    Args:
        store: The dataset; the union of its graphs counts.
        passages: The readable passages of the dataset.
        foreign: IRIs of passages to leave out.
    """
    known = {passage.iri: passage for passage in passages if passage.iri not in foreign}
    for period in instances(store, "Period"):
        bounds = [
            lexical(value) for name in ("from", "to") for value in values(store, period, JK + name)
        ]
        for node in values(store, period, JK + "evidence"):
            passage = known.get(lexical(node))
            if passage is not None and not _agree(passage.token, bounds):
                said = " to ".join(dict.fromkeys(bounds)) or "no date"
                message = (
                    f"<{period.value}> says {said}, but the token “{passage.token}” of its evidence"
                    f" <{passage.iri}> writes another date. Correct jk:from and jk:to, or cite"
                    " the passage that prints them."
                )
                yield Finding("date", period.value, message)


def _agree(token: str, bounds: Sequence[str]) -> bool:
    months = [MONTHS.index(name) + 1 for name in _MONTH.findall(token)]
    days = [int(day) for day in _DAY.findall(token)] if months else []
    printed = ((int(year) for year in _YEAR.findall(token)), months, days)
    parts = [match.groups() for bound in bounds if (match := _BOUND.match(bound))]
    return all(
        any(part[place] is None or int(part[place]) == number for part in parts)
        for place, numbers in enumerate(printed)
        for number in numbers
    )
