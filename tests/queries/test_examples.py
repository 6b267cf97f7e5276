"""The example queries: what each one answers, and that each is fit to be shown.

`expected/` holds one answer a query, judged against the document by reading: a CSV table for a
SELECT, `true` or `false` for an ASK, Turtle for a CONSTRUCT or DESCRIBE. When the data change,
`APPROVE=1 pytest tests/queries` writes the answers anew; read the difference before it is kept.
"""

import csv
import io
import os
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, SH, XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import ResultRow

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import to_rdflib, to_rdflib_graph
from jinshan_kg.namespaces import BASE, ID, PREFIXES, graph_iri

_EXPECTED = Path(__file__).parent / "expected"
_SPEX, _SCHEMA = Namespace(PREFIXES["spex"]), Namespace(PREFIXES["schema"])
_KEYWORD = re.compile(r"^(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.MULTILINE)
_PREFIX = re.compile(r"^PREFIX (\w+): +<(.+)>$", re.MULTILINE)


class Form(NamedTuple):
    """A form of query: the class that says so, where the text is, how the answer is kept."""

    kind: URIRef
    text: URIRef
    suffix: str


_FORMS = {
    "SELECT": Form(SH.SPARQLSelectExecutable, SH.select, ".csv"),
    "ASK": Form(SH.SPARQLAskExecutable, SH.ask, ".txt"),
    "CONSTRUCT": Form(SH.SPARQLConstructExecutable, SH.construct, ".ttl"),
    "DESCRIBE": Form(_SPEX.SPARQLDescribeExecutable, _SPEX.describe, ".ttl"),
}


class Example(NamedTuple):
    """A file of `data/queries`, which describes one query."""

    path: Path
    description: Graph

    @property
    def slug(self) -> str:
        return self.path.stem[3:]

    @property
    def form(self) -> str:
        return next(name for name, form in _FORMS.items() if self.strings(form.text))

    @property
    def text(self) -> str:
        return self.strings(_FORMS[self.form].text)[0]

    @property
    def approved(self) -> Path:
        return _EXPECTED / f"{self.slug}{_FORMS[self.form].suffix}"

    def strings(self, predicate: URIRef, language: str | None = None) -> list[str]:
        values = self.description.objects(URIRef(f"{ID}query/{self.slug}"), predicate)
        return [str(v) for v in values if isinstance(v, Literal) and v.language == language]


EXAMPLES = [
    Example(file.path, to_rdflib_graph([file]))
    for file in Layout.bundled().files()
    if file.graph == graph_iri("queries")
]
every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.slug)


@pytest.fixture(scope="module")
def rdflib_dataset() -> Dataset:
    return to_rdflib(Layout.bundled().files())


def _answer(store: ox.Store, text: str) -> str:
    """Return an answer as the text that its file in `expected/` holds."""
    result = store.query(text, use_default_graph_as_union=True)
    if isinstance(result, ox.QueryBoolean):
        return f"{str(bool(result)).lower()}\n"
    written = io.BytesIO()
    if isinstance(result, ox.QuerySolutions):
        result.serialize(written, format=ox.QueryResultsFormat.CSV)
        return written.getvalue().decode().replace("\r\n", "\n")
    ox.serialize(result, written, format=ox.RdfFormat.N_TRIPLES)
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in [*PREFIXES.items(), *_PREFIX.findall(text)]:
        graph.bind(prefix, namespace, replace=True)
    return graph.parse(data=written.getvalue(), format="nt").serialize(format="turtle")


@every_example
def test_the_answer_is_the_approved_one(bundled_store: ox.Store, example: Example) -> None:
    answer = _answer(bundled_store, example.text)
    if os.environ.get("APPROVE"):
        example.approved.write_text(answer, encoding="utf-8")
    approved = example.approved.read_text(encoding="utf-8")
    if example.approved.suffix == ".ttl":
        assert isomorphic(Graph().parse(data=answer), Graph().parse(data=approved))
    else:
        assert answer.splitlines() == approved.splitlines()
    assert example.form == "ASK" or len(answer.splitlines()) > 1, "an example with no answer"


def test_every_approved_answer_has_its_query() -> None:
    assert set(_EXPECTED.iterdir()) == {example.approved for example in EXAMPLES}


# rdflib 7.6 uses its own deprecated name for GRAPH ?graph
@pytest.mark.filterwarnings("ignore:Dataset.contexts is deprecated:DeprecationWarning")
@every_example
def test_rdflib_gives_the_same_answer(
    bundled_store: ox.Store, rdflib_dataset: Dataset, example: Example
) -> None:
    answer = _answer(bundled_store, example.text)
    result = rdflib_dataset.query(example.text)
    if example.form == "SELECT":
        _, *table = csv.reader(io.StringIO(answer))
        rows = [_cells(row) for row in result if isinstance(row, ResultRow)]
        assert Counter(map(_plain, rows)) == Counter(map(_plain, table))
    elif example.form == "ASK":
        assert f"{str(result.askAnswer).lower()}\n" == answer
    else:
        assert result.graph is not None
        assert isomorphic(_plain_graph(result.graph), _plain_graph(Graph().parse(data=answer)))


def _cells(row: ResultRow) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


def _plain(cells: list[str]) -> tuple[str, ...]:
    # The store writes 225.0 as 225.
    return tuple(
        f"{Decimal(cell).normalize():f}" if re.fullmatch(r"-?\d+\.\d+", cell) else cell
        for cell in cells
    )


def _plain_graph(graph: Graph) -> Graph:
    plain = Graph()
    for subject, predicate, value in graph:
        decimal = isinstance(value, Literal) and value.datatype == XSD.decimal
        plain.add((subject, predicate, Literal(_plain([str(value)])[0]) if decimal else value))
    return plain


@every_example
def test_a_query_stands_on_its_own(example: Example) -> None:
    prepareQuery(example.text)  # fails on a prefix that the text does not declare
    body = _PREFIX.sub("", example.text)
    declared = [prefix for prefix, _ in _PREFIX.findall(example.text)]
    assert [prefix for prefix in declared if not re.search(rf"\b{prefix}:", body)] == []
    assert _KEYWORD.findall(body) == [example.form]
    assert example.form != "SELECT" or "\nORDER BY " in body, "its answer has no order"
    assert max(map(len, body.splitlines())) <= 100


@every_example
def test_a_query_is_described_in_both_languages(example: Example) -> None:
    query = URIRef(f"{ID}query/{example.slug}")
    assert set(example.description.subjects()) == {query}
    kinds = set(example.description.objects(query, RDF.type))
    assert kinds == {SH.SPARQLExecutable, _FORMS[example.form].kind}
    assert [len(example.strings(RDFS.label, language)) for language in ("en", "zh")] == [1, 1]
    [english], [chinese] = (example.strings(RDFS.comment, language) for language in ("en", "zh"))
    assert english.endswith("?")
    assert re.fullmatch("[^?]*[\u4e00-\u9fff][^?]*？", chinese)
    assert {example.form} < set(example.strings(_SCHEMA.keywords))
    assert list(example.description.objects(query, _SCHEMA.target)) == [URIRef(f"{BASE}sparql")]


def test_the_examples_are_numbered_in_order() -> None:
    numbers = range(1, len(EXAMPLES) + 1)
    assert len(numbers) >= 28
    assert [example.strings(_SCHEMA.position) for example in EXAMPLES] == [
        [str(n)] for n in numbers
    ]
    assert [example.path.stem[:3] for example in EXAMPLES] == [f"{n:02d}-" for n in numbers]
