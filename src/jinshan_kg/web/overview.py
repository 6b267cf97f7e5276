"""What a dataset holds, asked of it once when the server starts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.engine.protocol import Backend
from jinshan_kg.namespaces import CONCEPT, ID, JK, PREFIXES

_TRIPLES: Final = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_GRAPHS: Final = """
SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"""
_INSTANCES: Final = f"""
PREFIX jk: <{JK}>
SELECT ?class (COUNT(DISTINCT ?x) AS ?n) {{
  VALUES ?class {{ jk:Observation jk:Claim jk:Passage }} ?x a ?class }} GROUP BY ?class"""
_BASES: Final = f"""
PREFIX jk: <{JK}>
SELECT ?basis (COUNT(DISTINCT ?x) AS ?n) {{ ?x a jk:Claim ; jk:basis ?basis }} GROUP BY ?basis"""
_ENTITIES: Final = f"""
PREFIX jk: <{JK}> PREFIX sh: <{PREFIXES["sh"]}> PREFIX time: <{PREFIXES["time"]}>
SELECT (COUNT(DISTINCT ?x) AS ?n) {{
  ?x a ?class FILTER(STRSTARTS(STR(?x), "{ID}"))
  FILTER NOT EXISTS {{ ?x a ?other VALUES ?other {{
    jk:Observation jk:Claim jk:Passage jk:Period time:Instant
    jk:AuthorityStatement jk:Citation jk:Note sh:SPARQLExecutable }} }} }}"""
_EXAMPLES: Final = f"""
PREFIX rdfs: <{PREFIXES["rdfs"]}> PREFIX sh: <{PREFIXES["sh"]}>
PREFIX spex: <{PREFIXES["spex"]}> PREFIX schema: <{PREFIXES["schema"]}>
SELECT ?example ?question ?text {{
  ?example a sh:SPARQLExecutable ; rdfs:comment ?question .
  ?example sh:select|sh:ask|sh:construct|spex:describe ?text
  OPTIONAL {{ ?example schema:position ?position }}
}} ORDER BY ?position ?example LANG(?question)"""


@dataclass(frozen=True)
class Example:
    """An example query.

    Attributes:
        text: The query.
        questions: What it asks, in words, by language tag.
    """

    text: str
    questions: dict[str | None, str]


@dataclass(frozen=True)
class Overview:
    """What a dataset holds.

    Attributes:
        triples: How many triples its default graph has.
        entities: How many things it describes, without what the next three count, times, example
            queries, and the records and notes of the authorities.
        observations: How many figures.
        claims: How many relations with their evidence.
        stated: How many of these the source states.
        implied: How many it implies.
        passages: How many passages of source documents.
        graphs: Its named graphs with the number of their triples.
        examples: Example queries over it.
    """

    triples: int
    entities: int
    observations: int
    claims: int
    stated: int
    implied: int
    passages: int
    graphs: tuple[tuple[str, int], ...]
    examples: tuple[Example, ...]


def read_overview(backend: Backend) -> Overview:
    """Return what the dataset of a backend holds."""
    ask = Asking(backend)
    instances = {row[0]: int(row[1]) for row in ask.values(_INSTANCES)}
    bases = {row[0]: int(row[1]) for row in ask.values(_BASES)}
    return Overview(
        triples=ask.number(_TRIPLES),
        entities=ask.number(_ENTITIES),
        observations=instances.get(f"{JK}Observation", 0),
        claims=instances.get(f"{JK}Claim", 0),
        stated=bases.get(f"{CONCEPT}basis/stated", 0),
        implied=bases.get(f"{CONCEPT}basis/implied", 0),
        passages=instances.get(f"{JK}Passage", 0),
        graphs=tuple((row[0], int(row[1])) for row in ask.values(_GRAPHS)),
        examples=tuple(_examples(ask)),
    )


def _examples(ask: Asking) -> Iterable[Example]:
    found: dict[str, Example] = {}
    for name, question, text in ask.rows(_EXAMPLES):
        if name is not None and question is not None and text is not None:
            example = found.setdefault(name.value, Example(text.value, {}))
            example.questions[question.language] = question.value
    return found.values()
