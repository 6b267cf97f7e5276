"""What somebody may have meant who asked for a thing that is not there."""

from typing import Any

from tests.publish.resource.data import BackendOf

from jinshan_kg.engine.protocol import Answer
from jinshan_kg.publish.resource.near import Near, Neighbourhood
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
    assert Neighbourhood(backend_of(DATA), BASE).near(f"{BASE}id/park/grean-bai", count=1) == (
        Near(f"{BASE}id/park/green-bay", "Green Bay", "绿湾"),
    )


def test_several_are_sorted_by_likeness_and_bounded(backend_of: BackendOf) -> None:
    backend = backend_of(DATA)
    found = Neighbourhood(backend, BASE).near(f"{BASE}id/park/green-ba")
    assert [one.iri.rpartition("/")[2] for one in found] == ["green-bay", "green-harbour"]
    assert len(Neighbourhood(backend, BASE).near(f"{BASE}id/park/green-ba", count=1)) == 1


def test_another_folder_is_looked_into_where_that_one_has_nothing(backend_of: BackendOf) -> None:
    (found,) = Neighbourhood(backend_of(DATA), BASE).near(f"{BASE}id/parc/green-bay", count=1)
    assert found.iri == f"{BASE}id/park/green-bay"


def test_nothing_is_near_to_what_is_like_nothing(backend_of: BackendOf) -> None:
    assert Neighbourhood(backend_of(DATA), BASE).near(f"{BASE}zzz/qqq") == ()
    assert Neighbourhood(backend_of(DATA), BASE).near(f"{BASE}id/park/" + "x" * 100_000) == ()


def test_a_start_with_quotes_is_text_in_the_query(backend_of: BackendOf) -> None:
    assert Neighbourhood(backend_of(DATA), BASE).near(f'{BASE}"/x\\') == ()


def test_a_backend_that_takes_too_long_has_nothing_near() -> None:
    class Slow:
        def query(self, *_: object, **__: object) -> None:
            raise LimitError("too slow", limit="timeout", value=1, status=503)

    assert Neighbourhood(Slow(), BASE).near(f"{BASE}id/park/x") == ()  # type: ignore[arg-type]


def test_addresses_tried_at_random_cost_one_query(backend_of: BackendOf) -> None:
    backend = backend_of(DATA)
    asked: list[str] = []

    class Counting:
        def query(self, text: str, **terms: Any) -> Answer:
            asked.append(text)
            return backend.query(text, **terms)

    neighbourhood = Neighbourhood(Counting(), BASE)
    for name in ("grean-bai", "flower", "zzz"):
        neighbourhood.near(f"{BASE}id/park/{name}")
        neighbourhood.near(f"{BASE}{name}/x/y")
    assert len(asked) == 1
