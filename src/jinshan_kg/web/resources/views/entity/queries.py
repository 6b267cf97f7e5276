"""The queries that the page of a thing is made of, as text.

IRIs come in angle brackets. Where the default graph is not the union of the named graphs, both are
looked into.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.publish.resource.queries import everywhere

MOST: Final = 300
"""How many of the statements that point at a thing, of its claims and of its figures are read."""

PROLOGUE: Final = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}> "
    for name in ("dcterms", "foaf", "jk", "prov", "qudt", "rdf", "rdfs", "schema", "skos", "xsd")
)

NAMES: Final = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (
        *(("rdfs", "label"), ("skos", "prefLabel"), ("dcterms", "title")),
        *(("foaf", "name"), ("schema", "name")),
    )
)
"""The properties that name things, the best first."""

_OF_OURS: Final = (
    *("status", "basis", "grade", "citation", "evidence"),  # claims
    *("subject", "metric", "value", "unit", "period", "precision", "baseline"),  # figures
    *("basePeriod", "formula", "statistic", "shareOf", "from", "to", "edtf"),
    *("official", "post", "honour", "recipient", "conferredBy"),  # tenures and conferrals
    *("token", "start", "end"),  # passages
)
_OF_OTHERS: Final = (
    *(("rdf", "subject"), ("rdf", "predicate"), ("rdf", "object"), ("rdfs", "comment")),
    *(("skos", "definition"), ("qudt", "symbol"), ("org", "organization")),
    ("prov", "wasDerivedFrom"),
)

TOLD: Final[Mapping[str, str]] = MappingProxyType(
    {JK + name: name for name in _OF_OURS}
    | {PREFIXES[prefix] + name: f"{prefix}:{name}" for prefix, name in _OF_OTHERS}
)
"""The properties besides names that pages tell of the nodes that they mention, each with a short
name: that in `jk:`, or one with a prefix."""

# What points at a thing and is told in another way, or says nothing that is not said already.
_SKIPPED: Final = (
    "rdf:subject, rdf:predicate, rdf:object, rdf:first, rdf:type, jk:relation, jk:status, jk:basis,"
    " jk:grade, jk:precision, jk:periodBasis, jk:source, jk:setAside,"
    " prov:wasQuotedFrom, prov:wasDerivedFrom, rdfs:isDefinedBy"
)


def each(pattern: str, *, union: bool) -> str:
    """Return a pattern that matches anywhere in the dataset.

    Args:
        pattern: The pattern.
        union: Whether the default graph is the union of the named graphs.
    """
    return f"{{ {pattern} }}" if union else f"{{ {pattern} }} UNION {{ GRAPH ?in {{ {pattern} }} }}"


def around(thing: str, *, union: bool, only_named: bool, with_rows: bool) -> str:
    """Return the query for what is round a thing: `?part ?g ?s ?p ?o`.

    Rows without `?part` are statements in the graph `?g`, or in no named one if that is unbound;
    where `?s` or `?o` is unbound it is the thing. In the one row of the part `total`, `?o` is the
    number of all statements that point at it. In those of the parts `claim` and `figure`, `?s` is
    a claim or a figure that has to do with it.

    Args:
        thing: The thing.
        union: Whether the default graph is the union of the named graphs.
        only_named: Whether every statement stands in a named graph.
        with_rows: Whether to ask for claims and figures.
    """

    def found(pattern: str) -> str:
        return f"GRAPH ?g {{ {pattern} }}" if only_named else everywhere(pattern)

    pointing = f"{found(f'?s ?p {thing}')} FILTER(?p NOT IN ({_SKIPPED}))"
    parts = (
        found(f"{thing} ?p ?o"),
        f"{{ SELECT ?g ?s ?p {{ {pointing} }} LIMIT {MOST} }}",
        f'{{ SELECT ("total" AS ?part) (COUNT(*) AS ?o) {{ {found(f"?s ?p {thing}")} }} }}',
    )
    rows = _rows(thing, union=union) if with_rows else ()
    any_of = " UNION ".join(f"{{ {part} }}" for part in (*parts, *rows))
    return f"{PROLOGUE} SELECT ?part ?g ?s ?p ?o {{ {any_of} }}"


def _rows(thing: str, *, union: bool) -> tuple[str, str]:
    figures = each(f"?s ?any {thing} . ?s a jk:Observation", union=union)
    return (
        f'{{ SELECT DISTINCT ("claim" AS ?part) ?s {{ {claims(thing, union=union)} }}'
        f" LIMIT {MOST} }}",
        f'{{ SELECT DISTINCT ("figure" AS ?part) ?s {{ {figures} }} LIMIT {MOST} }}',
    )


def claims(thing: str, *, union: bool) -> str:
    """Return the pattern of the claims about a thing, or resting on it: `?s`."""
    kinds = (
        f"?s rdf:subject {thing}",
        f"?s rdf:object {thing}",
        f"?s jk:evidence {thing} ; rdf:subject ?any",
        f"?s jk:citation {thing} ; rdf:subject ?any",
    )
    return " UNION ".join(f"{{ {each(kind, union=union)} }}" for kind in kinds)


def claims_by_page(thing: str, size: int, offset: int, *, graded: bool, union: bool) -> str:
    """Return the query for some of the claims about a thing, or resting on it: `?s`, in order.

    Args:
        thing: The thing.
        size: How many.
        offset: How many to leave out before them.
        graded: Whether those of authorities are meant, else those of the source.
        union: Whether the default graph is the union of the named graphs.
    """
    some = _claims_of(thing, graded=graded, union=union)
    return f"{PROLOGUE} SELECT DISTINCT ?s {{ {some} }} ORDER BY ?s LIMIT {size} OFFSET {offset}"


def number_of_claims(thing: str, *, graded: bool, union: bool) -> str:
    """Return the query for how many claims these are: `?n`; see `claims_by_page`."""
    some = _claims_of(thing, graded=graded, union=union)
    return f"{PROLOGUE} SELECT (COUNT(DISTINCT ?s) AS ?n) {{ {some} }}"


def _claims_of(thing: str, *, graded: bool, union: bool) -> str:
    exists = "EXISTS" if graded else "NOT EXISTS"
    grade = each("?s jk:grade ?grade", union=union)
    return f"{{ {claims(thing, union=union)} }} FILTER {exists} {{ {grade} }}"


def told(things: str, *, union: bool) -> str:
    """Return the query for what pages tell of some nodes: `?thing ?property ?value`.

    Args:
        things: Their IRIs in angle brackets, with spaces between.
        union: Whether the default graph is the union of the named graphs.
    """
    # FILTER: with VALUES, Oxigraph looks at every statement that has one of the properties.
    listed = ", ".join(f"<{iri}>" for iri in (*NAMES, *TOLD))
    pattern = "?thing ?property ?value"
    found = each(
        f"VALUES ?thing {{ {things} }} {pattern} FILTER(?property IN ({listed}))", union=union
    )
    return f"SELECT {pattern} {{ {found} }}"


def all_told(most: int, *, union: bool) -> str:
    """Return the query for the same of all nodes, so many statements at most."""
    listed = " ".join(f"<{iri}>" for iri in (*NAMES, *TOLD))
    pattern = "?thing ?property ?value"
    found = each(f"VALUES ?property {{ {listed} }} {pattern}", union=union)
    return f"SELECT {pattern} {{ {found} }} LIMIT {most}"
