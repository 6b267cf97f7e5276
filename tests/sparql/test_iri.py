import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.iri import resolved

BASE = "http://example.org/x/y?q#f"


def by_oxigraph(reference: str, base: str | None) -> str | None:
    try:
        solutions = pyoxigraph.Store().query(f"SELECT (<{reference}> AS ?x) {{}}", base_iri=base)
    except SyntaxError:
        return None
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    (solution,) = solutions
    return str(solution["x"])[1:-1]


@pytest.mark.parametrize(
    ("reference", "iri"),
    [
        ("", "http://example.org/x/y?q"),
        ("z", "http://example.org/x/z"),
        ("../z", "http://example.org/z"),
        ("/z", "http://example.org/z"),
        ("//other/z", "http://other/z"),
        ("?", "http://example.org/x/y?"),
        ("?r", "http://example.org/x/y?r"),
        ("#", "http://example.org/x/y?q#"),
        ("terms#", "http://example.org/x/terms#"),
        ("terms#a", "http://example.org/x/terms#a"),
        ("http://example.org/a/../b#", "http://example.org/a/../b#"),
        ("urn:a", "urn:a"),
        (r"\u0041", "http://example.org/x/A"),
    ],
)
def test_references_are_resolved_as_the_engine_does(reference: str, iri: str) -> None:
    assert resolved(reference, BASE) == by_oxigraph(reference, BASE) == iri


PARTS = st.sampled_from(["/", "./", "../", "a", "b/", "%41", "."])
REFERENCES = st.builds(
    "{}{}".format, st.lists(PARTS).map("".join), st.sampled_from(["", "?", "#a", "?b", "#", "?#"])
)


@given(REFERENCES.filter(lambda reference: "//" not in reference))
def test_any_path_with_a_query_or_a_fragment_is(reference: str) -> None:
    assert resolved(reference, BASE) == by_oxigraph(reference, BASE)


def test_without_a_base_only_absolute_references_mean_something() -> None:
    assert resolved("a", None) is None
    assert resolved("a:b", None) == "a:b"


def test_a_base_that_is_no_iri_resolves_nothing() -> None:
    assert resolved("x", "http://[/") is None
