"""Results, and whether two are the same: terms by value, blank nodes by what is said of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_TABULAR: Final = MappingProxyType(
    {
        ".srx": QueryResultsFormat.XML,
        ".srj": QueryResultsFormat.JSON,
        ".tsv": QueryResultsFormat.TSV,
    }
)
_GRAPH: Final = MappingProxyType(
    {
        ".ttl": RdfFormat.TURTLE,
        ".rdf": RdfFormat.RDF_XML,
        ".nt": RdfFormat.N_TRIPLES,
    }
)
_NUMBERS: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType(
    {
        f"{_XSD}integer": int,
        f"{_XSD}decimal": lambda text: Decimal(text).normalize() + 0,
        f"{_XSD}double": float,
        f"{_XSD}float": float,
        f"{_XSD}boolean": lambda text: text in ("true", "1"),
    }
)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Solutions:
    """The result of a SELECT; `rows` are in order."""

    variables: frozenset[str]
    rows: tuple[Row, ...]


Result = bool | Solutions | frozenset[Triple]


def tabular(data: bytes, suffix: str) -> bool | Solutions:
    """Read the result of a SELECT or an ASK from a file of such a name."""
    found = parse_query_results(data, format=_TABULAR[suffix])
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = tuple(
        {name: _plain(row[name]) for name in names if row[name] is not None} for row in found
    )
    return Solutions(frozenset(names), rows)


def graph(data: bytes, suffix: str, base: str) -> Result:
    """Read RDF: a graph, or a result of a SELECT or an ASK that is written as one."""
    quads = list(parse(data, format=_GRAPH[suffix], base_iri=base))
    store = Store()
    store.extend(quads)
    found = store.query(f"PREFIX rs: <{_RS}> SELECT ?b {{ ?r rs:boolean ?b }}")
    for row in found:  # type: ignore[union-attr]
        return bool(row["b"].value == "true")
    if not store.query(f"PREFIX rs: <{_RS}> ASK {{ ?r a rs:ResultSet }}"):
        return frozenset(Triple(q.subject, q.predicate, _plain(q.object)) for q in quads)
    return _solutions(store)


def _solutions(store: Store) -> Solutions:
    def ask(query: str) -> Iterable[Any]:
        return store.query(f"PREFIX rs: <{_RS}> {query}")  # type: ignore[return-value]

    names = frozenset(row["n"].value for row in ask("SELECT ?n { ?r rs:resultVariable ?n }"))
    rows: dict[str, dict[str, Any]] = {}
    order: dict[str, int] = {}
    for row in ask("SELECT ?s ?i { ?r rs:solution ?s OPTIONAL { ?s rs:index ?i } }"):
        rows[str(row["s"])] = {}
        order[str(row["s"])] = int(row["i"].value) if row["i"] else 0
    for row in ask("SELECT ?s ?n ?v { ?s rs:binding ?b . ?b rs:variable ?n ; rs:value ?v }"):
        rows[str(row["s"])][row["n"].value] = _plain(row["v"])
    return Solutions(names, tuple(rows[name] for name in sorted(rows, key=order.__getitem__)))


def read(path: Path, base: str) -> Result:
    """Read the result that a case expects."""
    read_tabular = path.suffix in _TABULAR
    data = path.read_bytes()
    return tabular(data, path.suffix) if read_tabular else graph(data, path.suffix, base)


def same(found: Result, expected: Result, *, is_lax: bool = False) -> bool:
    """Say whether two results are the same, in whatever order.

    Args:
        found: What came.
        expected: What should have come.
        is_lax: Whether of solutions that are alike fewer may come.
    """
    if isinstance(expected, bool) or isinstance(found, bool):
        return found is expected
    if isinstance(expected, Solutions) and isinstance(found, Solutions):
        if is_lax:
            few, many = Counter(map(_key, found.rows)), Counter(map(_key, expected.rows))
            return few.keys() == many.keys() and few <= many
        alike = found.variables == expected.variables
        return alike and _canonical(_described(found)) == _canonical(_described(expected))
    if isinstance(expected, frozenset) and isinstance(found, frozenset):
        return _canonical(map(_quad, found)) == _canonical(map(_quad, expected))
    return False


def in_order(found: Solutions, expected: Solutions) -> bool:
    """Say whether two results have the same rows in the same order, blank nodes aside."""
    return list(map(_key, found.rows)) == list(map(_key, expected.rows))


def _plain(term: Any) -> Any:
    """Return a term that stands for all of the same value."""
    if not isinstance(term, Literal):
        return term
    if term.language:
        return Literal(term.value, language=term.language.lower())
    value = _NUMBERS.get(term.datatype.value)
    if value is None:
        return term
    try:
        return Literal(str(value(term.value)), datatype=term.datatype)
    except (ValueError, ArithmeticError):
        return term


def _key(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, "_" if isinstance(term, BlankNode) else str(term))
        for name, term in sorted(row.items())
    )


def _described(solutions: Solutions) -> Iterable[Quad]:
    seen: Counter[tuple[tuple[str, str], ...]] = Counter()
    for row in solutions.rows:
        key = _key(row)
        seen[key] += 1
        # Rows that are alike to the letter are told apart by number; those with blank nodes are
        # blank nodes themselves, for the canonical form to name.
        has_blank = any(isinstance(term, BlankNode) for term in row.values())
        name = BlankNode() if has_blank else NamedNode(f"urn:row:{hash((key, seen[key]))}")
        yield Quad(name, NamedNode("urn:is"), Literal("a row"))
        for variable, term in row.items():
            yield Quad(name, NamedNode(f"urn:v:{variable}"), term)


def _quad(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object)


def _canonical(quads: Iterable[Quad]) -> Dataset:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset
