"""The statements round a thing as relations, in groups for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from jinshan_kg.sparql.solutions import Term
from jinshan_kg.web.alphabet import Key, alphabetical
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.board.words import label
from jinshan_kg.web.language import language
from jinshan_kg.web.resources.views.entity.claims import Claim, Claims
from jinshan_kg.web.resources.views.entity.node import Known
from jinshan_kg.web.resources.views.entity.shown import INVERSE, Shown
from jinshan_kg.web.resources.views.entity.statements import Statement, Statements
from jinshan_kg.web.resources.views.entity.words import (
    SECTIONS,
    heading_of,
    section_heading,
    section_of,
)


@dataclass(frozen=True)
class Item:
    """What a thing is related to.

    Attributes:
        thing: The other thing; None for a text.
        term: The term.
        claim: Who says so, if a claim records it.
    """

    thing: Named | None
    term: Term
    claim: Claim | None


@dataclass(frozen=True)
class Relation:
    """A property with what it relates the thing to.

    Attributes:
        predicate: The property.
        heading: How the page calls it.
        inward: Whether it points at the thing.
        items: What is at the other end, by name.
    """

    predicate: Named
    heading: str
    inward: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Section:
    """Relations of one kind.

    Attributes:
        name: One of `words.SECTIONS`.
        heading: How the page calls it.
        relations: The relations.
    """

    name: str
    heading: str
    relations: tuple[Relation, ...]


def sections_of(
    statements: Statements,
    claims: Claims,
    names: Known,
    *,
    nodes: frozenset[str] = frozenset(),
    properties: frozenset[str] = frozenset(),
) -> tuple[Section, ...]:
    """Return the relations of a thing in groups; groups without any are left out.

    Args:
        statements: The statements round it.
        claims: The claims about it.
        names: The names of what they mention.
        nodes: What the page shows in another place, such as figures.
        properties: Likewise properties of the thing.
    """
    shown = Shown(statements, nodes, properties)
    known = [
        *_relations(shown.own(), statements.iri, claims, names, inward=False),
        *_relations(shown.pointing(), statements.iri, claims, names, inward=True),
    ]
    grouped: dict[str, list[Relation]] = {}
    for relation in known:
        name = section_of(relation.predicate.iri, inward=relation.inward)
        grouped.setdefault(name, []).append(relation)
    return tuple(
        Section(name, section_heading(name), tuple(grouped[name]))
        for name in SECTIONS
        if name in grouped
    )


def _relations(
    shown: Iterable[Statement], thing: str, claims: Claims, names: Known, *, inward: bool
) -> Iterator[Relation]:
    grouped: dict[str, list[Item]] = {}
    for one in shown:
        ends = (one.other.value, thing) if inward else (thing, one.other.value)
        claim = _claim(claims, ends[0], one.predicate, ends[1])
        other = names(one.other.value) if one.other.kind == "uri" else None
        grouped.setdefault(one.predicate, []).append(Item(other, one.other, claim))
    by_name = partial(_by_name, language())
    for predicate in sorted(grouped):
        items = sorted(grouped[predicate], key=by_name)
        named = names(predicate)
        yield Relation(named, heading_of(named, inward=inward), inward, tuple(items))


def _claim(claims: Claims, subject: str, predicate: str, value: str) -> Claim | None:
    found = claims.of(subject, predicate, value)
    inverse = INVERSE.get(predicate)
    return found or (claims.of(value, inverse, subject) if inverse else None)


def _by_name(speaks: str, item: Item) -> Key:
    name = label(item.thing, speaks) if item.thing else item.term.value
    return alphabetical(name, speaks)
