"""What goes into the index, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


@dataclass(frozen=True)
class Name:
    """One name of a thing.

    Attributes:
        text: The name.
        language: Its language tag; empty if it has none.
        is_label: Whether it is a label, that is, not an alternative name.
    """

    text: str
    language: str = ""
    is_label: bool = True


@dataclass(frozen=True)
class Kind:
    """A class that things belong to.

    Attributes:
        iri: The class.
        labels: Its label by language tag.
    """

    iri: str
    labels: Mapping[str, str] = field(default_factory=dict)


class Group(IntEnum):
    """What sort of thing something is; among equally good hits the first sort goes first."""

    ENTITY = 0
    CONCEPT = 1
    OBSERVATION = 2
    TERM = 3
    QUERY = 4
    RECORD = 5

    @property
    def is_subject(self) -> bool:
        """Whether the dataset is about such things; the others are how it is told."""
        return self < Group.TERM


@dataclass(frozen=True)
class Entry:
    """A thing to be found.

    Attributes:
        iri: The thing.
        names: Its names; it is found by the words of its IRI as well.
        kinds: What it is, the most telling class first.
        group: What sort of thing it is.
        links: How often other things name it: of two in a group, the one with more goes first.
    """

    iri: str
    names: tuple[Name, ...] = ()
    kinds: tuple[Kind, ...] = ()
    group: Group = Group.ENTITY
    links: int = 0


class Match(IntEnum):
    """How a hit matches, the best first."""

    EXACT = 0
    START = 1
    WORDS = 2
    BEGINNINGS = 3
    SIMILAR = 4


@dataclass(frozen=True)
class Hit:
    """A thing that was found.

    Attributes:
        iri: The thing.
        labels: Its label by language tag; empty if it has none.
        kind: The class that tells most about it, if it has one.
        matched: The name that matches, as the dataset writes it.
        matched_language: The language tag of this name; empty if it has none.
        match: How it matches.
    """

    iri: str
    labels: Mapping[str, str]
    kind: Kind | None
    matched: str
    matched_language: str
    match: Match

    def other_names(self, shown: str) -> list[tuple[str, str]]:
        """Return the name that matches and the labels, each with its tag, without one shown."""
        names = {self.matched: self.matched_language}
        names.update((text, tag) for tag, text in self.labels.items())
        return [(text, tag) for text, tag in names.items() if text != shown]


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes:
        hits: The hits of the page asked for, best first.
        total: How many things were found; no more than `limits.DEPTH` are counted.
        kinds: The classes of all that were found, with the number of things, most things first.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    kinds: tuple[tuple[Kind, int], ...] = ()


def best_label(labels: Mapping[str, str], language: str) -> tuple[str, str] | None:
    """Return the label for a reader of a language, with its tag: another language's if need be.

    Args:
        labels: Labels by language tag.
        language: The tag wanted, such as `zh`; `zh-Hans` is taken for `zh` too.
    """
    suitable = sorted(tag for tag in labels if tag == language or tag.startswith(f"{language}-"))
    for tag in (*suitable, "en", "", *labels):
        if tag in labels:
            return labels[tag], tag
    return None
