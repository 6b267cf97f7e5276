"""The table of figures: which rows, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from jinshan_kg.namespaces import local_name
from jinshan_kg.web.alphabet import alphabetical
from jinshan_kg.web.board.figures import Figure
from jinshan_kg.web.board.words import label, title

_LONGEST: Final = 200  # characters of a text to look for

_KEYS: Final[Mapping[str, Callable[[Figure], Any]]] = MappingProxyType(
    {
        "figure": lambda f: alphabetical(title(f)),
        "subject": lambda f: alphabetical(label(f.subject)),
        "value": lambda f: (f.unit.iri, f.value),  # only what has a unit in common compares
        "period": lambda f: (f.period.begin or "", f.period.end or "~") if f.period else ("", ""),
        "status": lambda f: alphabetical(label(f.status)),
        "precision": lambda f: alphabetical(label(f.precision)),
    }
)


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see of the table.

    Attributes:
        text: Only figures whose words hold this.
        kind: Only this statistic, such as `share`.
        status: Only this status, such as `planned`.
        subject: Only this subject, an IRI.
        sort: The column to sort by; empty for the order of the source.
        descending: Whether the last comes first.
    """

    text: str = ""
    kind: str = ""
    status: str = ""
    subject: str = ""
    sort: str = ""
    descending: bool = False

    @classmethod
    def read(cls, arguments: Mapping[str, str]) -> Choice:
        """Return what the query string of a page asks for; what it does not know it passes over."""
        sort = arguments.get("sort", "")
        return cls(
            text=arguments.get("text", "")[:_LONGEST].strip(),
            kind=arguments.get("kind", ""),
            status=arguments.get("status", ""),
            subject=arguments.get("subject", ""),
            sort=sort if sort in _KEYS else "",
            descending=arguments.get("order") == "descending",
        )

    def arguments(self, **changed: str) -> dict[str, str]:
        """Return the query string's fields of this choice with some of them changed."""
        fields = {
            "text": self.text,
            "kind": self.kind,
            "status": self.status,
            "subject": self.subject,
            "sort": self.sort,
            "order": "descending" if self.descending else "",
        }
        return {name: value for name, value in {**fields, **changed}.items() if value}


def chosen(figures: Iterable[Figure], choice: Choice) -> list[Figure]:
    """Return the figures that a reader wants, in the order wanted."""
    rows = [figure for figure in figures if _fits(figure, choice)]
    if choice.sort:
        rows.sort(key=_KEYS[choice.sort], reverse=choice.descending)
    return rows


def _fits(figure: Figure, choice: Choice) -> bool:
    words = choice.text.casefold()
    return (
        (not choice.kind or figure.kind == choice.kind)
        and (
            not choice.status
            or local_name(figure.status.iri if figure.status else "") == choice.status
        )
        and (not choice.subject or figure.subject.iri == choice.subject)
        and (not words or words in _text(figure))
    )


def _text(figure: Figure) -> str:
    labels = (figure.named, figure.subject, figure.metric, figure.unit)
    texts = [text for named in labels for text in named.labels.values()]
    return " ".join([*texts, figure.token, str(figure.value)]).casefold()
