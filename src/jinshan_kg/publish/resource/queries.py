"""The queries that a description is made of, as text.

Every query looks into the named graphs and into what only the default graph holds, and says which:
`?g` is unbound for the latter. IRIs come in angle brackets, as `str(NamedNode(iri))` writes them.
"""

from collections.abc import Iterable
from typing import Final

from jinshan_kg.namespaces import JK, PREFIXES, RDF_TYPE

_OURS: Final = f"PREFIX rdf: <{PREFIXES['rdf']}> PREFIX jk: <{JK}>"
LABELS: Final = (
    f"{PREFIXES['rdfs']}label",
    f"{PREFIXES['skos']}prefLabel",
    f"{PREFIXES['dcterms']}title",
    f"{PREFIXES['foaf']}name",
    f"{PREFIXES['schema']}name",
)
"""The properties whose values are names."""

NODES_OF_A_KIND: Final = 100
"""How many claims, figures, notes or passages a description holds at most, of each."""


def statements(node: str, depth: int = 0) -> str:
    """Return the query for what is said of a node: `?g ?s ?p ?o`.

    `?s` is unbound for the node itself. Blank nodes that it points at are described as well.

    Args:
        node: The node.
        depth: Over how many blank nodes in a row to go.
    """
    branches = [everywhere(f"{node} ?p ?o")]
    for steps in range(1, depth + 1):
        blank = [*(f"?b{step}" for step in range(1, steps)), "?s"]
        chain = zip([node, *blank], blank, strict=False)
        path = " . ".join(f"{one} ?p{n} {other}" for n, (one, other) in enumerate(chain))
        only = " && ".join(f"isBlank({name})" for name in blank)
        branches.append(everywhere(f"{path} . ?s ?p ?o FILTER({only})"))
    return f"SELECT DISTINCT ?g ?s ?p ?o {{ {_any(branches)} }}"


def pointing(node: str, limit: int, offset: int) -> str:
    """Return the query for what points at a node, in a stable order: `?g ?s ?p ?o`.

    `?o` is unbound: it is the node.
    """
    where = everywhere(f"?s ?p {node}")
    return f"SELECT ?g ?s ?p ?o {{ {where} }} ORDER BY ?p ?s ?g LIMIT {limit} OFFSET {offset}"


def number_pointing(node: str) -> str:
    """Return the query for how many statements point at a node: `?n`."""
    return f"SELECT (COUNT(*) AS ?n) {{ {everywhere(f'?s ?p {node}')} }}"


def details(node: str, *, union: bool) -> str:
    """Return the query for what is said of the nodes that belong to a node: `?g ?s ?p ?o`.

    Args:
        node: The node.
        union: Whether the default graph is the union of the named graphs.
    """
    return (
        f"{_OURS} SELECT ?g ?s ?p ?o {{ {{ {_belonging(node, union=union)} }}"
        f" {everywhere('?s ?p ?o')} }}"
    )


def belonging(node: str, *, union: bool) -> str:
    """Return the query for the nodes that belong to a node: `?s`.

    They are the claims about it, its figures, its notes, and the passages that each of these and
    it itself rest on.

    Args:
        node: The node.
        union: Whether the default graph is the union of the named graphs.
    """
    return f"{_OURS} {_belonging(node, union=union)}"


def _belonging(node: str, *, union: bool) -> str:
    kinds = (
        f"?n rdf:subject {node}",
        f"?n rdf:object {node}",
        f"?n jk:subject {node}",
        f"{node} jk:note ?n",
        f"{node} jk:evidence|jk:mention|jk:context ?n",
    )
    chosen = _any(
        f"SELECT DISTINCT ?n {{ {_somewhere(kind, union=union)} }}"
        f" ORDER BY ?n LIMIT {NODES_OF_A_KIND}"
        for kind in kinds
    )
    path = _somewhere("?n (jk:evidence|jk:note)? ?s", union=union)
    return (
        f"SELECT DISTINCT ?s {{ {{ SELECT DISTINCT ?n {{ {chosen} }} }} {path}"
        f" FILTER(isIRI(?s) && ?s != {node}) }}"
    )


def labels(nodes: Iterable[str]) -> str:
    """Return the query for the labels and types of some nodes: `?g ?s ?p ?o`."""
    properties = ", ".join(f"<{iri}>" for iri in (*LABELS, RDF_TYPE))
    # VALUES in each branch, and no second one: else Oxigraph lists all that a branch matches.
    pattern = f"?s ?p ?o FILTER(?p IN ({properties}))"
    where = everywhere(pattern, f"VALUES ?s {{ {' '.join(nodes)} }}")
    return f"SELECT ?g ?s ?p ?o {{ {where} }}"


def occurring(nodes: Iterable[str]) -> str:
    """Return the query for which of some nodes occur anywhere in the dataset: `?x`."""
    patterns = ("?x ?p ?o", "?s ?p ?x", "?s ?x ?o")
    tests = [f"EXISTS {{ {pattern} }}" for pattern in patterns]
    tests += [f"EXISTS {{ GRAPH ?g {{ {pattern} }} }}" for pattern in patterns]
    tests.append("EXISTS { GRAPH ?x { ?s ?p ?o } }")
    return f"SELECT ?x {{ VALUES ?x {{ {' '.join(nodes)} }} FILTER({' || '.join(tests)}) }}"


def graph_behind(node: str) -> str:
    """Return the query for the named graph that a node stands for: `?g`.

    It is the graph of that name, or the one that says that the node is an ontology or the version
    IRI of one (OWL 2 Structural Specification, section 3.1).
    """
    owl = PREFIXES["owl"]
    return (
        f"SELECT ?g {{ {{ SELECT (1 AS ?rank) ({node} AS ?g)"
        f" {{ FILTER EXISTS {{ GRAPH {node} {{ ?s ?p ?o }} }} }} }}"
        f" UNION {{ BIND(2 AS ?rank) GRAPH ?g {{ {node} a <{owl}Ontology> }} }}"
        f" UNION {{ BIND(3 AS ?rank)"
        f" GRAPH ?g {{ ?ontology <{owl}versionIRI> {node} ; a <{owl}Ontology> }} }}"
        " } ORDER BY ?rank ?g LIMIT 1"
    )


def datasets(base: str) -> str:
    """Return the query for what is said of the dataset whose IRIs begin so: `?g ?s ?p ?o`.

    `?g` is unbound; so are `?p` and `?o` where nothing is said.

    Args:
        base: What they begin with (`void:uriSpace`), as a literal in quotes.
    """
    terms = PREFIXES["dcterms"]
    properties = f"<{terms}license> <{terms}modified>"
    space = _somewhere(f"?s <{PREFIXES['void']}uriSpace> {base}")
    return (
        f"SELECT DISTINCT ?g ?s ?p ?o {{ {space}"
        f" OPTIONAL {{ VALUES ?p {{ {properties} }} {_somewhere('?s ?p ?o')} }} }}"
    )


def alike(start: str, limit: int) -> str:
    """Return the query for the things whose IRIs have the same start: `?x ?label`.

    A row for each name in English or Chinese; one without `?label` for a thing that has none.

    Args:
        start: The start, as a literal in quotes.
        limit: How many to look at, at most.
    """
    named = f"?x a ?type FILTER(STRSTARTS(STR(?x), {start}))"
    return (
        f"SELECT DISTINCT ?x ?label {{ {{ SELECT DISTINCT ?x {{ {_somewhere(named)} }}"
        f" LIMIT {limit} }} OPTIONAL {{ {_somewhere(f'?x <{LABELS[0]}> ?label')}"
        " FILTER(LANGMATCHES(LANG(?label), 'en') || LANGMATCHES(LANG(?label), 'zh')) } }"
    )


def everywhere(pattern: str, chosen: str = "") -> str:
    """Return a pattern that matches in each named graph `?g`, and in what is in none of them.

    Args:
        pattern: The pattern.
        chosen: Goes before it and binds some of its variables.
    """
    return (
        f"{{ {chosen} GRAPH ?g {{ {pattern} }} }}"
        f" UNION {{ {chosen} {pattern} FILTER NOT EXISTS {{ GRAPH ?h {{ {pattern} }} }} }}"
    )


def _somewhere(pattern: str, *, union: bool = False) -> str:
    return pattern if union else f"{{ {pattern} }} UNION {{ GRAPH ?in {{ {pattern} }} }}"


def _any(branches: Iterable[str]) -> str:
    return " UNION ".join(f"{{ {branch} }}" for branch in branches)
