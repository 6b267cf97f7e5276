"""The names of a dataset: the query that asks for them, and what its rows say."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from jinshan_kg.namespaces import BASE, CONCEPT, ID, JK, ONTOLOGY, PREFIXES
from jinshan_kg.search.entry import Entry, Group, Kind, Name
from jinshan_kg.search.kinds import kind_labels, rank_kinds

_LONGEST: Final = 500  # characters: what is longer is no name

_LABELS: Final = tuple(
    f"{PREFIXES[prefix]}{local}"
    for prefix, local in [
        ("rdfs", "label"),
        ("skos", "prefLabel"),
        ("dcterms", "title"),
        ("schema", "name"),
        ("foaf", "name"),
    ]
)
_ALTERNATIVES: Final = (f"{PREFIXES['skos']}altLabel", f"{PREFIXES['schema']}alternateName")
_OBSERVATION: Final = f"{JK}Observation"
_FIGURE: Final = f"{JK}token"  # as the source prints it: `7.1%`
_SUBJECT: Final = f"{JK}subject"
_METRIC: Final = f"{JK}metric"
_CHINESE: Final = "zh"
_TYPE: Final = f"{PREFIXES['rdf']}type"

_UNFOUND: Final = frozenset(
    [f"{JK}{name}" for name in ("Claim", "Passage", "AuthorityStatement", "Citation", "Note")]
    + [
        f"{PREFIXES['time']}Instant",
        f"{PREFIXES['sh']}PrefixDeclaration",
        f"{PREFIXES['dcterms']}PeriodOfTime",
        f"{PREFIXES['dcterms']}ProvenanceStatement",
    ]
)
"""Classes of what nobody looks for by name: the records behind the facts, and parts of records."""

_QUERY: Final = f"{PREFIXES['sh']}SPARQLExecutable"
_BOOKKEEPING: Final = (
    *(PREFIXES[prefix] for prefix in ("dcat", "sd", "void")),
    f"{PREFIXES['owl']}Ontology",
)
"""Starts of the IRIs of classes by which a dataset is catalogued and served."""
_OBSERVATIONS: Final = frozenset([_OBSERVATION, f"{PREFIXES['qb']}Observation"])
_TERMS: Final = frozenset(
    [f"{PREFIXES['rdfs']}Class", f"{PREFIXES['rdf']}Property"]
    + [
        f"{PREFIXES['owl']}{name}"
        for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    ]
)


def names_query(*, named_graphs: bool) -> str:
    """Return the SELECT query whose CSV result `read_entries` reads.

    Args:
        named_graphs: Whether to look in the named graphs too, since the default graph is not
            their union.
    """
    name = _everywhere("?iri ?relation ?value", named_graphs=named_graphs)
    link = _everywhere("?subject ?relation ?iri", named_graphs=named_graphs)
    figure = " ".join(
        _everywhere(pattern, named_graphs=named_graphs)
        for pattern in (
            f"?iri a <{_OBSERVATION}>; <{JK}evidence> ?passage .",
            f"?passage <{_FIGURE}> ?value .",
        )
    )
    parts = _everywhere(f"?iri a <{_OBSERVATION}> ; ?relation ?value .", named_graphs=named_graphs)
    relations = " ".join(f"<{iri}>" for iri in (*_LABELS, *_ALTERNATIVES, _TYPE))
    return f"""
SELECT ?iri ?relation ?value (LANG(?value) AS ?language) {{
  {{ VALUES ?relation {{ {relations} }} {name}
     FILTER(isIRI(?iri) && !isBlank(?value) && STRLEN(STR(?value)) <= {_LONGEST}) }}
  UNION
  {{ VALUES ?relation {{ <{_SUBJECT}> <{_METRIC}> }} {parts} FILTER(isIRI(?value)) }}
  UNION
  {{ {figure} BIND(<{_FIGURE}> AS ?relation) }}
  UNION
  {{ SELECT ?iri (COUNT(*) AS ?value) {{ {link} FILTER(isIRI(?iri)) }} GROUP BY ?iri }}
}}"""


@dataclass(frozen=True)
class Scope:
    """Which things of a dataset can be found.

    Attributes:
        base: Start of their IRIs; empty for all IRIs.
        unfound: Classes of what is left out.
    """

    base: str = ""
    unfound: frozenset[str] = _UNFOUND


@dataclass
class _Thing:
    names: list[Name] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    links: int = 0


def read_entries(lines: Iterable[str], scope: Scope) -> Iterator[Entry]:
    """Yield what is to be found, from the rows of `names_query`.

    Args:
        lines: The lines of the result in CSV, with its header.
        scope: Which things can be found.
    """
    things = _things(lines)
    sizes = Counter(iri for thing in things.values() for iri in thing.types)
    kinds = {iri: Kind(iri, _labels_of_kind(iri, things.get(iri))) for iri in sizes}
    for iri, thing in things.items():
        if not (thing.names or thing.types) or not iri.startswith(scope.base):
            continue
        if not scope.unfound.isdisjoint(thing.types):
            continue
        ranked = rank_kinds(thing.types, sizes)
        yield Entry(
            iri,
            tuple(sorted({*thing.names, *_composed(thing, things)}, key=_order)),
            tuple(kinds[kind] for kind in ranked),
            _group(iri, frozenset(thing.types)),
            thing.links,
        )


def _things(lines: Iterable[str]) -> dict[str, _Thing]:
    things: defaultdict[str, _Thing] = defaultdict(_Thing)
    rows = csv.reader(lines)
    next(rows, None)
    for iri, relation, value, language in rows:
        thing = things[iri]
        if relation == _TYPE:
            if value not in thing.types:
                thing.types.append(value)
        elif relation in (_SUBJECT, _METRIC):
            thing.parts[relation] = value
        elif relation:
            thing.names.append(Name(value, language.lower(), relation in _LABELS))
        else:
            thing.links = int(value)
    return things


def _composed(thing: _Thing, things: Mapping[str, _Thing]) -> Iterator[Name]:
    """Yield the Chinese name of a figure that has none: what it measures, and of what."""
    if any(name.language == _CHINESE for name in thing.names):
        return
    subject, metric = (
        {name.language: name.text for name in things[thing.parts[part]].names if name.is_label}
        if thing.parts.get(part) in things
        else {}
        for part in (_SUBJECT, _METRIC)
    )
    of_what = subject.get(_CHINESE) or subject.get("en")
    if of_what and _CHINESE in metric:
        yield Name(f"{of_what}：{metric[_CHINESE]}", _CHINESE)


def _labels_of_kind(iri: str, thing: _Thing | None) -> Mapping[str, str]:
    """Return what the dataset calls a class, else what it is commonly called."""
    names = sorted(thing.names, key=_order, reverse=True) if thing else []
    return {name.language: name.text for name in names if name.is_label} or kind_labels(iri)


def _order(name: Name) -> tuple[bool, int, str]:
    """Labels first, and the shortest of several in one language."""
    return not name.is_label, len(name.text), name.text


def _group(iri: str, types: frozenset[str]) -> Group:
    if _QUERY in types:
        return Group.QUERY
    if any(kind.startswith(_BOOKKEEPING) for kind in types):
        return Group.RECORD
    if not _OBSERVATIONS.isdisjoint(types):
        return Group.OBSERVATION
    if not _TERMS.isdisjoint(types) or iri.startswith(ONTOLOGY):
        return Group.TERM
    if iri.startswith(CONCEPT):
        return Group.CONCEPT
    # What the project's graph is about has a class of the ontology; who maintains it has none.
    is_about = iri.startswith(ID) and (not types or any(kind.startswith(JK) for kind in types))
    return Group.RECORD if iri.startswith(BASE) and not is_about else Group.ENTITY


def _everywhere(pattern: str, *, named_graphs: bool) -> str:
    if not named_graphs:
        return pattern
    return f"{{ {pattern} }} UNION {{ GRAPH ?graph {{ {pattern} }} }}"
