"""What the documentation of a vocabulary tells: terms, concepts and units, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jinshan_kg.namespaces import JK, PREFIXES, local_name
from jinshan_kg.sparql.solutions import shortened
from jinshan_kg.web.board.figures import Named


class Kind(StrEnum):
    """What a term is: the last part of its class in OWL."""

    CLASS = "Class"
    OBJECT = "ObjectProperty"
    DATA = "DatatypeProperty"
    ANNOTATION = "AnnotationProperty"


@dataclass(frozen=True)
class Value:
    """A value in an example.

    Attributes:
        text: Its text; the IRI of a node.
        node: The node with its name; None for a literal.
        language: The language tag of a literal, or empty.
    """

    text: str
    node: Named | None = None
    language: str = ""


@dataclass(frozen=True)
class Example:
    """Something that the data say with a term.

    Attributes:
        thing: An instance of a class, or the subject of a property.
        value: The value of a property; None for a class.
    """

    thing: Named
    value: Value | None = None


@dataclass(frozen=True)
class Term:
    """A class or a property.

    Attributes:
        named: The term.
        kind: What it is.
        functional: Whether a thing has at most one value of the property.
        definitions: What it means, by language tag; empty for terms of other vocabularies.
        above: The IRIs of its superclasses or superproperties, as stated.
        below: Those of its subclasses or subproperties.
        domain: Those of the classes of what has the property.
        range: Those of the classes or datatypes of its values.
        inverse: Those of the properties that say the same the other way round.
        domain_of: Those of the properties that have the class as domain.
        range_of: Those of the properties that have it as range.
        uses: How many things are instances of the class, or how many statements use the property.
        example: One of them; None if there is none.
    """

    named: Named
    kind: Kind
    functional: bool
    definitions: Mapping[str, str]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()
    domain_of: tuple[str, ...] = ()
    range_of: tuple[str, ...] = ()
    uses: int = 0
    example: Example | None = None

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.named.iri

    @property
    def is_own(self) -> bool:
        """Whether it belongs to this vocabulary, not to another that is used."""
        return self.iri.startswith(JK)

    @property
    def anchor(self) -> str:
        """The id of its entry: the fragment of its IRI, or its prefixed name if it is another's."""
        return self.iri.removeprefix(JK) if self.is_own else prefixed(self.iri)

    @property
    def words(self) -> str:
        """All that can be looked for in its entry, in lower case."""
        texts = (self.anchor, *self.named.labels.values(), *self.definitions.values())
        return " ".join(texts).casefold()


@dataclass(frozen=True)
class Concept:
    """A concept of a scheme.

    Attributes:
        named: The concept.
        definitions: What it means, by language tag.
        uses: How many things point at it with a property of the vocabulary.
    """

    named: Named
    definitions: Mapping[str, str]
    uses: int


@dataclass(frozen=True)
class Scheme:
    """A concept scheme, with its concepts in the order of their IRIs."""

    named: Named
    concepts: tuple[Concept, ...]

    @property
    def anchor(self) -> str:
        """The id of its entry."""
        return f"scheme-{local_name(self.named.iri)}"

    @property
    def words(self) -> str:
        """All that can be looked for in its entry, in lower case."""
        texts = [*self.named.labels.values()]
        for concept in self.concepts:
            texts += [*concept.named.labels.values(), *concept.definitions.values()]
        return " ".join(texts).casefold()


@dataclass(frozen=True)
class Unit:
    """A unit of measure.

    Attributes:
        named: The unit.
        definitions: What it means, by language tag; empty for a unit of QUDT.
        symbol: Its symbol, or empty.
        ucum: Its code in the Unified Code for Units of Measure, or empty.
        multiplier: How many of the SI unit of its kind it is, or empty.
        quantity: What it measures.
        uses: How many figures are in it.
    """

    named: Named
    definitions: Mapping[str, str]
    symbol: str
    ucum: str
    multiplier: str
    quantity: Named | None
    uses: int


@dataclass(frozen=True)
class Vocabulary:
    """All that the documentation tells.

    Attributes:
        about: What the ontology says of itself: the local name of each property with its value,
            the texts by language tag.
        terms: The terms by IRI, in the order of their IRIs.
        schemes: The concept schemes.
        units: The units.
    """

    about: Mapping[str, Mapping[str, str]]
    terms: Mapping[str, Term]
    schemes: tuple[Scheme, ...]
    units: tuple[Unit, ...]

    def own(self, *kinds: Kind) -> tuple[Term, ...]:
        """Return the vocabulary's own terms of some kinds."""
        return tuple(term for term in self.terms.values() if term.is_own and term.kind in kinds)

    @property
    def foreign(self) -> tuple[Term, ...]:
        """The terms of other vocabularies that are declared."""
        return tuple(term for term in self.terms.values() if not term.is_own)


def prefixed(iri: str) -> str:
    """Return an IRI as a prefixed name (`qb:Observation`) where a usual prefix fits."""
    return shortened(iri, PREFIXES)
