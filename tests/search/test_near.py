"""What may have been meant by a path at which there is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.errors import UserError
from jinshan_kg.search.near import nearest
from jinshan_kg.search.service import SearchService

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ROWS = (
    "iri,relation,value,language\r\n"
    f"http://example.org/id/green-lake,{LABEL},Green Lake,en\r\n"
    f"http://example.org/id/jinshan,{LABEL},金山区,zh\r\n"
)


@pytest.fixture(scope="module")
def search() -> SearchService:
    """A search whose index is there, however slow the machine is."""
    search = SearchService(ROWS.encode)
    search.index(60)
    return search


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/id/park/green-lake", "Green Lake"),
        ("/id/park/green-lakes", "Green Lake"),
        ("/id/park/gren_lake/", "Green Lake"),
        ("http://example.org/id/GreenLake", "Green Lake"),
        ("/id/金山", "金山区"),
    ],
)
def test_the_last_part_of_the_path_is_what_was_meant(
    search: SearchService, path: str, name: str
) -> None:
    assert [hit.matched for hit in nearest(search, path)] == [name]


@given(st.text())
def test_any_path_will_do(text: str) -> None:
    def refuse() -> bytes:
        raise UserError("no names")

    assert nearest(SearchService(refuse), text) == ()


@pytest.mark.parametrize("path", ["", "/", "/id/?", "/id/" + "zzz" * 5_000])
def test_nothing_may_be_near(search: SearchService, path: str) -> None:
    assert nearest(search, path) == ()
