"""The W3C's test cases for SPARQL 1.0 and 1.1 queries, as their manifests tell them.

The suite is not part of this repository. `make suite` gets it (`get.py`), as `.ci/run` does; or the
environment variable W3C_SPARQL names the folder that holds `sparql11` and `dawg-data-r2`.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Store
from tests.protocol.w3c.get import HOME

ROOT: Final = "http://w3c.example/"
"""Where the folder of the suite is taken to be, to resolve the relative IRIs in it."""

ABSENT: Final = (
    "the W3C's test suite is not here: `make suite` gets it (see tests/protocol/w3c/suite.py)"
)

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_PREFIXES: Final = f"""
    PREFIX rdf: <{_RDF}> PREFIX mf: <{_MF}>
    PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> """
_CASES: Final = """SELECT ?case ?kind ?query ?result ?lax WHERE {
    ?manifest mf:entries/rdf:rest*/rdf:first ?case . ?case a ?kind ; mf:action ?action
    OPTIONAL { ?action qt:query ?asked }
    OPTIONAL { ?case mf:result ?result }
    OPTIONAL { ?case mf:resultCardinality ?lax }
    BIND(COALESCE(?asked, ?action) AS ?query) }"""
_DATA: Final = """SELECT ?file ?is_named ?name WHERE {
    { ?case mf:action/qt:data ?file BIND(false AS ?is_named) }
    UNION { ?case mf:action/qt:graphData ?file FILTER(ISIRI(?file)) BIND(true AS ?is_named) }
    UNION { ?case mf:action/qt:graphData ?data . ?data qt:graph ?file ; rdfs:label ?name
            BIND(true AS ?is_named) } }"""
_SERVICES: Final = """SELECT ?endpoint ?file WHERE {
    ?case mf:action/qt:serviceData ?service . ?service qt:endpoint ?endpoint ; qt:data ?file }"""
_FROM: Final = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


def folder() -> Path | None:
    """Return the folder of the suite; None if it is not here."""
    found = Path(os.environ.get("W3C_SPARQL", HOME))
    return found if (found / "sparql11").is_dir() else None


@dataclass(frozen=True)
class Case:
    """One test case.

    Attributes:
        home: The folder of the suite.
        category: The folder of the case in it.
        name: The last part of its IRI.
        kind: The last part of the IRI of its class.
        query: The IRI of the file of the query.
        result: The IRI of the file of the result, if it has one.
        default: The files whose triples make the default graph.
        named: The files that are named graphs.
        services: The files behind each endpoint that the query asks.
        is_lax: Whether solutions may be left out if they are there otherwise.
    """

    home: Path
    category: str
    name: str
    kind: str
    query: str
    result: str | None
    default: tuple[str, ...]
    named: tuple[str, ...]
    services: tuple[tuple[str, str], ...]
    is_lax: bool

    def __str__(self) -> str:
        return f"{self.category}/{self.name}"

    @cached_property
    def text(self) -> str:
        """The query; where it has relative IRIs, the base is that of its file."""
        text = self.path(self.query).read_bytes().decode("utf-8")
        return text if self.is_syntax else f"BASE <{self.query}> {text}"

    @property
    def is_syntax(self) -> bool:
        """Whether it is about which queries are well formed."""
        return "Syntax" in self.kind

    @property
    def from_clauses(self) -> list[str]:
        """The graphs that the query names itself, which are files of the suite."""
        base = self.query.rpartition("/")[0]
        found = (iri if ":" in iri else f"{base}/{iri}" for iri in _FROM.findall(self.text))
        return list(dict.fromkeys(found))

    @property
    def files(self) -> set[str]:
        """All the files that have to be loaded."""
        behind = {file for _, file in self.services}
        wanted = {*self.default, *self.named, *behind, *self.from_clauses}
        return {iri for iri in wanted if self.path(iri).is_file()}

    def path(self, iri: str) -> Path:
        """Return where a file of the suite is."""
        return self.home / iri.removeprefix(ROOT)


def cases() -> list[Case]:
    """Return the cases of the suite; none if it is not here."""
    home = folder()
    if home is None:
        return []
    manifests = sorted(home.glob("dawg-data-r2/*/manifest.ttl"))
    manifests += sorted(home.glob("sparql11/*/manifest.ttl"))
    found = (case for manifest in manifests for case in _read(home, manifest))
    return [
        case
        for case in found
        if case.query.endswith(".rq") and case.category != "sparql11/entailment"
    ]


def _read(home: Path, manifest: Path) -> Iterator[Case]:
    store = Store()
    base = ROOT + manifest.relative_to(home).as_posix()
    store.load(manifest.read_bytes(), format=RdfFormat.TURTLE, base_iri=base)

    def ask(query: str, **given: NamedNode) -> list[dict[str, str]]:
        values = "".join(f"VALUES ?{name} {{ {term} }} " for name, term in given.items())
        results = store.query(_PREFIXES + query.replace("WHERE {", f"WHERE {{ {values}", 1))
        names = [variable.value for variable in results.variables]  # type: ignore[union-attr]
        return [
            {name: row[name].value for name in names if row[name] is not None}
            for row in results  # type: ignore[union-attr]
        ]

    for row in ask(_CASES):
        case = NamedNode(row["case"])
        data = ask(_DATA, case=case)
        yield Case(
            home=home,
            category="/".join(manifest.parts[-3:-1]),
            name=case.value.rpartition("#")[2],
            kind=row["kind"].rpartition("#")[2],
            query=row["query"],
            result=row.get("result"),
            default=tuple(r["file"] for r in data if r["is_named"] == "false"),
            named=tuple(r["file"] for r in data if r["is_named"] == "true"),
            services=tuple((r["endpoint"], r["file"]) for r in ask(_SERVICES, case=case)),
            is_lax="lax" in row,
        )
