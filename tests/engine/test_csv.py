"""CSV is made from TSV, since Oxigraph's own CSV does not quote IRIs."""

import csv
import io

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, Variable

from jinshan_kg.engine.csv import CsvSink

XSD = "http://www.w3.org/2001/XMLSchema#"
Term = NamedNode | BlankNode | Literal


def written(query: str, part: int = 1 << 20, **terms: Term) -> bytes:
    given_terms: dict[Variable, Term | pyoxigraph.Triple] = {
        Variable(name): term for name, term in terms.items()
    }
    results = pyoxigraph.Store().query(query, substitutions=given_terms)
    assert isinstance(results, pyoxigraph.QuerySolutions)
    tsv = results.serialize(format=QueryResultsFormat.TSV) or b""
    to = io.BytesIO()
    sink = CsvSink(to)
    for start in range(0, len(tsv), part):
        sink.write(tsv[start : start + part])
    return to.getvalue()


@pytest.mark.parametrize(
    ("term", "field"),
    [
        ("<http://e.org/a,b>", '"http://e.org/a,b"'),
        ("<http://e.org/a>", "http://e.org/a"),
        ("'a,b'", '"a,b"'),
        ("'<a>'", "<a>"),
        ("'\"<,>'@en", '"""<,>"'),
        ("'a,b'^^<http://e.org/t>", '"a,b"'),
        (r"'\\t\t\n'", '"\\t\t\n"'),
        ("<<(<http://e.org/s> <http://e.org/p> 7)>>", "<< http://e.org/s http://e.org/p 7 >>"),
        (
            "<<(<http://e.org/s> <http://e.org/p> 'x, \"y\"'@en)>>",
            '"<< http://e.org/s http://e.org/p ""x, """"y"""""" >>"',
        ),
    ],
)
def test_a_field(term: str, field: str) -> None:
    assert written(f"SELECT ?x ?y {{ VALUES (?x ?y) {{ ({term} 1) }} }}").decode() == (
        f"x,y\r\n{field},1\r\n"
    )


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
LITERALS = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(lambda text: Literal(text, language="en"), TEXT),
    st.builds(lambda text: Literal(text, datatype=NamedNode("http://e.org/t")), TEXT),
    st.builds(Literal, st.integers(-(2**63), 2**63 - 1)),
)
IRIS = st.text(st.sampled_from("abc,;/'()*"), max_size=9).map(
    lambda path: NamedNode(f"http://e.org/{path}")
)


@given(x=st.one_of(LITERALS, IRIS), y=st.one_of(LITERALS, IRIS), part=st.integers(1, 50))
def test_a_reader_of_csv_gets_the_values_back(x: Literal, y: Literal, part: int) -> None:
    content = written("SELECT ?x ?y { VALUES ?z { 1 2 } }", part, x=x, y=y).decode()

    rows = list(csv.reader(io.StringIO(content, newline="")))

    assert rows == [["x", "y"], [x.value, y.value], [x.value, y.value]]
