"""What somebody may have meant who asked for a thing that is not there."""

from tests.publish.resource.data import BackendOf

from jinshan_kg.publish.resource.near import Near, near
from jinshan_kg.sparql.errors import LimitError

BASE = "http://example.org/"
DATA = """GRAPH graph:one {
  :green-bay a :Park ; rdfs:label "Green Bay"@en , "绿湾"@zh .
  :green-harbour a :Park .
  :flowers a :Park .
  figure:green-land a :Figure .
}"""


def test_the_likest_of_the_same_folder_comes_first_with_its_names(
    backend_of: BackendOf,
) -> None:
    assert near(backend_of(DATA), f"{BASE}id/park/grean-bai", BASE, count=1) == (
        Near(f"{BASE}id/park/green-bay", "Green Bay", "绿湾"),
    )


def test_several_are_sorted_by_likeness_and_bounded(backend_of: BackendOf) -> None:
    backend = backend_of(DATA)
    found = near(backend, f"{BASE}id/park/green-ba", BASE)
    assert [one.iri.rpartition("/")[2] for one in found] == ["green-bay", "green-harbour"]
    assert len(near(backend, f"{BASE}id/park/green-ba", BASE, count=1)) == 1


def test_another_folder_is_looked_into_where_that_one_has_nothing(backend_of: BackendOf) -> None:
    (found,) = near(backend_of(DATA), f"{BASE}id/parc/green-bay", BASE, count=1)
    assert found.iri == f"{BASE}id/park/green-bay"


def test_nothing_is_near_to_what_is_like_nothing(backend_of: BackendOf) -> None:
    assert near(backend_of(DATA), f"{BASE}zzz/qqq", BASE) == ()
    assert near(backend_of(DATA), f"{BASE}id/park/" + "x" * 100_000, BASE) == ()


def test_a_start_with_quotes_is_text_in_the_query(backend_of: BackendOf) -> None:
    assert near(backend_of(DATA), f'{BASE}"/x\\', BASE) == ()


def test_a_backend_that_takes_too_long_has_nothing_near() -> None:
    class Slow:
        def query(self, *_: object, **__: object) -> None:
            raise LimitError("too slow", limit="timeout", value=1, status=503)

    assert near(Slow(), f"{BASE}id/park/x", BASE) == ()  # type: ignore[arg-type]
