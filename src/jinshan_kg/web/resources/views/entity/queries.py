"""The queries that the page of a thing is made of, as text.

IRIs come in angle brackets. Where the default graph is not the union of the named graphs, both are
looked into.
"""

from typing import Final

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.resource.queries import everywhere

MOST: Final = 300
"""How many of the statements that point at a thing, of its claims and of its figures are read."""

PROLOGUE: Final = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}> "
    for name in ("dcterms", "foaf", "jk", "prov", "qudt", "rdf", "rdfs", "schema", "skos", "xsd")
)

# What points at a thing and is told in another way, or says nothing that is not said already.
_SKIPPED: Final = (
    "rdf:subject, rdf:predicate, rdf:object, rdf:first, rdf:type, jk:relation, jk:status, jk:basis,"
    " jk:grade, jk:precision, jk:periodBasis, jk:source, jk:setAside,"
    " prov:wasQuotedFrom, prov:wasDerivedFrom, rdfs:isDefinedBy"
)
_DETAILS: Final = "jk:token, jk:start, jk:end, rdfs:comment, jk:citation"


def each(pattern: str, *, union: bool) -> str:
    """Return a pattern that matches anywhere in the dataset.

    Args:
        pattern: The pattern.
        union: Whether the default graph is the union of the named graphs.
    """
    return f"{{ {pattern} }}" if union else f"{{ {pattern} }} UNION {{ GRAPH ?in {{ {pattern} }} }}"


def statements(thing: str, *, union: bool) -> str:
    """Return the query for the statements round a thing: `?g ?s ?p ?o`.

    Where `?s` or `?o` is unbound it is the thing. Where `?g` is, the statement is of a class,
    passage or note of the thing (its definition, token, offset, text or citation), or in no named
    graph. In the one row without `?p`, `?o` is the number of all statements that point at it.
    """
    pointing = f"{everywhere(f'?s ?p {thing}')} FILTER(?p NOT IN ({_SKIPPED}))"
    parts = [
        everywhere(f"{thing} ?p ?o"),
        f"{{ SELECT ?g ?s ?p {{ {pointing} }} LIMIT {MOST} }}",
        f"{{ SELECT (COUNT(*) AS ?o) {{ {everywhere(f'?s ?p {thing}')} }} }}",
    ]
    # FILTER: with VALUES, Oxigraph looks at every statement that has one of the properties.
    about = f"{thing} jk:evidence|jk:mention|jk:context|jk:note ?s . ?s ?p ?o"
    parts += [
        each(f"{about} FILTER(?p IN ({_DETAILS}))", union=union),
        each(
            f"{thing} a ?s . ?s skos:definition ?o BIND(skos:definition AS ?p)",
            union=union,
        ),
    ]
    return f"{PROLOGUE} SELECT ?g ?s ?p ?o {{ {' UNION '.join(parts)} }}"


def claims(thing: str, *, union: bool) -> str:
    """Return the query for the claims that have to do with a thing.

    A row for each, and for each passage and citation of it, then a row for each passage:
    `?claim ?subject ?predicate ?object ?status ?basis ?grade ?citation ?passage ?token ?start
    ?end`, of which those of a passage have the last four only. (With the words and offsets in the
    rows of the claims, a query would take half as long again to plan as to answer.)
    """
    kinds = (
        f"?claim rdf:subject {thing}",
        f"?claim rdf:object {thing}",
        f"?claim jk:evidence {thing} ; rdf:subject ?any",
        f"?claim jk:citation {thing} ; rdf:subject ?any",
        f"{thing} rdf:subject ?any BIND({thing} AS ?claim)",
    )
    any_of = " UNION ".join(f"{{ {kind} }}" for kind in kinds)
    chosen = f"{{ SELECT DISTINCT ?claim {{ {any_of} }} LIMIT {MOST} }}"
    rest = " ".join(
        f"OPTIONAL {{ ?claim jk:{name} ?{name} }}"
        for name in ("status", "basis", "grade", "citation")
    )
    passages = f"{{ SELECT DISTINCT ?passage {{ {chosen} ?claim jk:evidence ?passage }} }}"
    whole = (
        f"{{ {chosen} ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ."
        f" {rest} OPTIONAL {{ ?claim jk:evidence ?passage }} }}"
        f" UNION {{ {passages} ?passage jk:token ?token ; jk:start ?start ; jk:end ?end }}"
    )
    names = (
        "?claim ?subject ?predicate ?object ?status ?basis ?grade ?citation ?passage ?token ?start"
        " ?end"
    )
    return f"{PROLOGUE} SELECT {names} {{ {each(whole, union=union)} }}"


_OF_PASSAGES: Final = "jk:token, jk:start, jk:end"

_OF_FIGURES: Final = ", ".join(
    f"jk:{name}"
    for name in (
        *("subject", "metric", "value", "unit", "period", "status", "precision", "baseline"),
        *("basePeriod", "formula", "evidence"),
    )
)
_OF_PARTS: Final = (
    "jk:token, jk:start, jk:from, jk:to, jk:edtf, jk:statistic, jk:shareOf, qudt:symbol"
)


def figures(thing: str, *, union: bool) -> str:
    """Return the query for the figures that have to do with a thing, or are it.

    A row for each statement about a figure, and about its metric, unit, period and passages:
    `?node ?property ?value`. (A row for each figure would take as many OPTIONAL as it has columns,
    and twice the time.)
    """
    kinds = (
        f"?figure ?any {thing} . ?figure a jk:Observation",
        f"{thing} ?any ?figure . ?figure a jk:Observation",
        f"{thing} a jk:Observation BIND({thing} AS ?figure)",
    )
    any_of = " UNION ".join(f"{{ {kind} }}" for kind in kinds)
    chosen = f"{{ SELECT DISTINCT ?figure {{ {any_of} }} LIMIT {MOST} }}"
    links = "jk:metric, jk:unit, jk:period, jk:evidence"
    parts = (
        f"{{ SELECT DISTINCT ?node {{ {chosen} ?figure ?link ?node FILTER(?link IN ({links})) }} }}"
    )
    whole = (
        f"{{ {chosen} ?figure ?property ?value FILTER(?property IN ({_OF_FIGURES}))"
        " BIND(?figure AS ?node) }"
        f" UNION {{ {parts} ?node ?property ?value FILTER(?property IN ({_OF_PARTS})) }}"
    )
    return f"{PROLOGUE} SELECT ?node ?property ?value {{ {each(whole, union=union)} }}"


def records(thing: str, *, union: bool) -> str:
    """Return the query for the tenures and conferrals that have to do with a thing.

    A row for each of their statements: `?record ?property ?value`; tokens and offsets of passages
    with the passage as `?record`.
    """
    kinds = "VALUES ?kind { jk:Tenure jk:Conferral }"
    about = f"{kinds} ?record ?any {thing} . ?record a ?kind . ?record ?property ?value"
    token = (
        f"{kinds} ?one ?any {thing} . ?one a ?kind ; jk:evidence ?record ."
        f" ?record ?property ?value FILTER(?property IN ({_OF_PASSAGES}))"
    )
    both = f"{each(about, union=union)} UNION {each(token, union=union)}"
    return f"{PROLOGUE} SELECT DISTINCT ?record ?property ?value {{ {both} }}"


def labels(things: str, *, union: bool) -> str:
    """Return the query for the names of some things: `?thing ?label ?rank`, the best ranked 1.

    Args:
        things: Their IRIs in angle brackets, with spaces between.
        union: Whether the default graph is the union of the named graphs.
    """
    ranked = "(1 rdfs:label) (2 skos:prefLabel) (3 dcterms:title) (4 foaf:name) (5 schema:name)"
    found = each("?thing ?property ?label", union=union)
    return (
        f"{PROLOGUE} SELECT ?thing ?label ?rank {{ VALUES ?thing {{ {things} }} {found}"
        f" VALUES (?rank ?property) {{ {ranked} }} }}"
    )
