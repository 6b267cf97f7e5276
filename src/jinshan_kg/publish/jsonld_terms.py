"""The terms of the JSON-LD context, computed from the vocabulary and from how the data use it.

JSON-LD 1.1, section 4.1 (https://www.w3.org/TR/json-ld11/#the-context).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from jinshan_kg.namespaces import JK, PREFIXES, RDF_TYPE, local_name
from jinshan_kg.publish.jsonld_names import (
    CONTEXT_PREFIXES,
    REVERSED,
    compact,
    list_of,
    name_of,
)

_XSD: Final = PREFIXES["xsd"]
_STRING: Final = _XSD + "string"

_IN_SCHEME: Final = PREFIXES["skos"] + "inScheme"
_UNIT_CLASS: Final = PREFIXES["qudt"] + "Unit"

# A property whose values have several datatypes has one term for each of these.
_SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {"gYear": "Year", "gYearMonth": "Month", "date": "Date"}
)


@dataclass
class _Use:
    """How a property is used: the IRIs, languages and datatypes of its objects."""

    iris: set[str] = field(default_factory=set)
    blank: bool = False
    languages: set[str] = field(default_factory=set)
    datatypes: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Vocabulary:
    """The classes and properties, and the concepts and units by the list they belong to."""

    terms: frozenset[str]
    lists: Mapping[str, set[str]]


def context_of(quads: Iterable[Quad]) -> dict[str, Any]:
    """Return the context for a dataset: prefixes, then classes, then properties, each sorted.

    A property of figures is typed, so that a number stays a number. One whose values are concepts
    or units carries their names, so that a value is a word; the names of one property never meet
    those of another (there is a planned status and a planned phase). One whose values have
    languages is a map from language to text.

    Args:
        quads: The whole dataset: the vocabulary and the data.
    """
    classes: set[str] = set()
    uses: dict[str, _Use] = {}
    lists: dict[str, set[str]] = {}
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        if isinstance(quad.subject, NamedNode) and _is_listed(predicate, value):
            lists.setdefault(list_of(quad.subject.value), set()).add(quad.subject.value)
        if predicate == RDF_TYPE:
            if isinstance(value, NamedNode):
                classes.add(value.value)
                _declare(quad.subject, value.value, classes, uses)
        else:
            _note(uses.setdefault(predicate, _Use()), value)
    vocabulary = _Vocabulary(frozenset(classes | set(uses)), lists)
    return {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        **dict(sorted(CONTEXT_PREFIXES.items())),
        **{iri.removeprefix(JK): compact(iri) for iri in sorted(classes) if iri.startswith(JK)},
        **dict(
            sorted(
                entry
                for iri, use in uses.items()
                for entry in _property(iri, use, vocabulary).items()
            )
        ),
        **{name: {"@reverse": iri, "@type": "@id"} for name, iri in REVERSED.items()},
    }


def _declare(subject: object, kind: str, classes: set[str], uses: dict[str, _Use]) -> None:
    """Count in a term of ours that is declared, used or not."""
    if not isinstance(subject, NamedNode) or not subject.value.startswith(JK):
        return
    if kind == PREFIXES["owl"] + "Class":
        classes.add(subject.value)
    elif kind.startswith(PREFIXES["owl"]) and kind.endswith("Property"):
        use = uses.setdefault(subject.value, _Use())
        if kind.endswith("ObjectProperty"):
            use.iris.add("")


def _note(use: _Use, value: object) -> None:
    if isinstance(value, NamedNode):
        use.iris.add(value.value)
    elif isinstance(value, BlankNode):
        use.blank = True
    elif isinstance(value, Literal):
        if value.language is not None:
            use.languages.add(value.language)
        else:
            use.datatypes.add(value.datatype.value)


def _property(iri: str, use: _Use, vocabulary: _Vocabulary) -> dict[str, Any]:
    name, plain = name_of(iri), compact(iri)
    kinds = bool(use.iris or use.blank) + bool(use.languages) + bool(use.datatypes)
    if kinds != 1:
        return _entry(name, plain, {})
    if use.languages:
        return _entry(name, plain, {"@container": "@language"})
    if len(use.datatypes) > 1:
        locals_ = [datatype.removeprefix(_XSD) for datatype in sorted(use.datatypes)]
        return _entry(name, plain, {}) | {
            name + _SUFFIXES[local]: {"@id": plain, "@type": f"xsd:{local}"}
            for local in locals_
            if local in _SUFFIXES and name != plain  # a prefixed name takes no suffix
        }
    if use.datatypes:
        (datatype,) = use.datatypes
        typed = {} if datatype == _STRING else {"@type": compact(datatype)}
        return _entry(name, plain, typed)
    return _entry(name, plain, _reference(use.iris - {""}, vocabulary))


def _reference(iris: set[str], vocabulary: _Vocabulary) -> dict[str, Any]:
    """Return how a property that points to nodes writes them: by name or by IRI."""
    lists = {list_of(iri) for iri in iris}
    if len(lists) == 1 and iris <= (listed := vocabulary.lists.get(lists.pop(), set())):
        # All of the list, so that another figure does not change the context.
        return {"@type": "@vocab", "@context": {local_name(iri): iri for iri in sorted(listed)}}
    return {"@type": "@vocab" if iris & vocabulary.terms else "@id"}


def _is_listed(predicate: str, value: object) -> bool:
    """Tell whether a triple says that its subject is a concept of a scheme, or a unit."""
    is_unit = isinstance(value, NamedNode) and value.value == _UNIT_CLASS
    return predicate == _IN_SCHEME or (predicate == RDF_TYPE and is_unit)


def _entry(name: str, plain: str, how: dict[str, Any]) -> dict[str, Any]:
    if name == plain:  # a prefixed name says its IRI itself
        return {name: how} if how else {}
    return {name: {"@id": plain, **how} if how else plain}
