"""What there is to choose the things of a kind by, and how many each choice would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jinshan_kg.web.alphabet import alphabetical
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.board.words import label
from jinshan_kg.web.browse.choice import Choice
from jinshan_kg.web.browse.things import FACETS, Thing, Things, key_of


@dataclass(frozen=True)
class Option:
    """A value of a facet.

    Attributes:
        named: The value.
        key: How an address writes it.
        count: How many things there are with it, as everything else is chosen.
        is_chosen: Whether it is chosen.
    """

    named: Named
    key: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """Something to choose things by.

    Attributes:
        name: One of `things.FACETS`.
        options: Its values, the most frequent first.
    """

    name: str
    options: tuple[Option, ...]


def fitting(things: Things, choice: Choice, but: str = "") -> list[Thing]:
    """Return the things that a choice shows.

    Args:
        things: The things of a kind.
        choice: What a reader wants.
        but: A facet whose choice does not count.
    """
    words = choice.text.casefold()
    return [
        thing
        for thing in things.all
        if (not words or words in _text(thing))
        and all(
            not keys or facet == but or any(key_of(iri) in keys for iri in thing.values[facet])
            for facet, keys in choice.facets.items()
        )
    ]


def facets_of(things: Things, choice: Choice) -> tuple[Facet, ...]:
    """Return the facets that say something: not one whose only value all things have."""
    found = (_facet(things, choice, name) for name in FACETS)
    total = len(things.all)
    return tuple(
        facet
        for facet in found
        if len(facet.options) > 1
        or any(
            one.is_chosen or _count(things.all, facet.name, one) < total for one in facet.options
        )
    )


def _facet(things: Things, choice: Choice, name: str) -> Facet:
    counts = Counter(
        iri for thing in fitting(things, choice, but=name) for iri in thing.values[name]
    )
    known = {iri for thing in things.all for iri in thing.values[name]}
    options = [
        Option(things.named[iri], key_of(iri), counts[iri], choice.has(name, key_of(iri)))
        for iri in known
    ]
    options.sort(key=lambda one: (-one.count, alphabetical(label(one.named))))
    return Facet(name, tuple(options))


def _count(things: Iterable[Thing], facet: str, option: Option) -> int:
    return sum(option.named.iri in thing.values[facet] for thing in things)


def _text(thing: Thing) -> str:
    texts = [*thing.named.labels.values(), *thing.others]
    for end in thing.triple or ():
        texts += [end] if isinstance(end, str) else end.labels.values()
    return "\n".join(texts).casefold()
