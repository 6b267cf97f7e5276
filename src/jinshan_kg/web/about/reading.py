"""What the page about the graph tells of it, asked of the graph itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import CONCEPT, JK, ONTOLOGY, PREFIXES, local_name
from jinshan_kg.web.board.figures import Named

_HEAD: Final = f"""PREFIX jk: <{JK}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>
PREFIX skos: <{PREFIXES["skos"]}>
"""
_CONCEPTS: Final = f"""{_HEAD}
SELECT ?scheme ?concept ?label ?definition {{
  ?concept skos:inScheme ?scheme ; rdfs:label ?label .
  OPTIONAL {{ ?concept skos:definition ?definition FILTER(LANG(?definition) = LANG(?label)) }}
  VALUES ?scheme {{ <{CONCEPT}status> <{CONCEPT}precision> <{CONCEPT}basis> <{CONCEPT}grade> }}
}} ORDER BY ?scheme ?concept"""
_NOTES: Final = f"""{_HEAD}
SELECT ?note ?label ?comment ?thing ?thingLabel {{
  ?note a jk:Note ; rdfs:label ?label ; rdfs:comment ?comment .
  OPTIONAL {{ ?thing jk:note ?note . OPTIONAL {{ ?thing rdfs:label ?thingLabel }} }}
}} ORDER BY ?note"""
_SET_ASIDE: Final = f"""{_HEAD}
SELECT ?reason ?label (COUNT(DISTINCT ?passage) AS ?n) {{
  ?passage jk:setAside ?reason . ?reason rdfs:label ?label
}} GROUP BY ?reason ?label ORDER BY ?reason"""


_CHANGED: Final = f"SELECT ?day {{ <{ONTOLOGY}> <{PREFIXES['dcterms']}modified> ?day }}"


@dataclass(frozen=True)
class Concept:
    """A word that the data use, such as the status `planned`.

    Attributes:
        named: The concept.
        definitions: What it means, by language tag; empty if it has no definition.
    """

    named: Named
    definitions: Mapping[str, str]


@dataclass(frozen=True)
class Note:
    """A remark on how the printed English is to be read.

    Attributes:
        named: The note.
        comments: What it says, by language tag.
        things: What it is about.
    """

    named: Named
    comments: Mapping[str, str]
    things: tuple[Named, ...]


@dataclass(frozen=True)
class About:
    """What the page tells.

    Attributes:
        concepts: The words of each scheme, by the last part of the scheme's IRI.
        notes: The remarks on the translation.
        set_aside: Why passages are no data, each reason with the number of its passages.
        changed: The day of the last change of the ontology, as ISO 8601 writes it; empty if not
            known.
    """

    concepts: Mapping[str, tuple[Concept, ...]]
    notes: tuple[Note, ...]
    set_aside: tuple[tuple[Named, int], ...]
    changed: str = ""


def read_about(ask: Asking) -> About:
    """Return what a dataset tells about itself."""
    changed = max((row[0] for row in ask.values(_CHANGED)), default="")
    return About(_concepts(ask), _notes(ask), _set_aside(ask), changed)


def _concepts(ask: Asking) -> Mapping[str, tuple[Concept, ...]]:
    schemes: dict[str, dict[str, Concept]] = defaultdict(dict)
    for scheme, concept, label, definition in ask.rows(_CONCEPTS):
        if scheme and concept and label:
            known = schemes[local_name(scheme.value)].setdefault(
                concept.value, Concept(Named(concept.value, {}), {})
            )
            _put(known.named.labels, label.language, label.value)
            if definition:
                _put(known.definitions, definition.language, definition.value)
    return {scheme: tuple(found.values()) for scheme, found in schemes.items()}


def _notes(ask: Asking) -> tuple[Note, ...]:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    comments: dict[str, dict[str, str]] = defaultdict(dict)
    things: dict[str, set[str]] = defaultdict(set)
    for note, label, comment, thing, thing_label in ask.rows(_NOTES):
        if note and label and comment:
            _put(labels[note.value], label.language, label.value)
            _put(comments[note.value], comment.language, comment.value)
            if thing:
                things[note.value].add(thing.value)
                if thing_label:
                    _put(labels[thing.value], thing_label.language, thing_label.value)
    return tuple(
        Note(Named(note, labels[note]), said, _named(things[note], labels))
        for note, said in comments.items()
    )


def _named(iris: Iterable[str], labels: Mapping[str, Mapping[str, str]]) -> tuple[Named, ...]:
    return tuple(Named(iri, labels.get(iri, {})) for iri in sorted(iris))


def _set_aside(ask: Asking) -> tuple[tuple[Named, int], ...]:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    counts: dict[str, int] = {}
    for reason, label, count in ask.rows(_SET_ASIDE):
        if reason and label and count:
            _put(labels[reason.value], label.language, label.value)
            counts[reason.value] = int(count.value)
    return tuple((Named(iri, labels[iri]), n) for iri, n in counts.items())


def _put(labels: Mapping[str, str], language: str | None, text: str) -> None:
    assert isinstance(labels, dict)
    labels.setdefault(language or "", text)
