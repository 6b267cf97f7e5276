"""From the path of a request to the IRIs that it may mean, and back."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.resources.address import Address, is_thing, path_of, read_address

BASE = "https://example.org/kg/"


def test_a_path_stands_for_the_iri_with_the_same_tail() -> None:
    assert read_address("/id/x", BASE) == Address((f"{BASE}id/x",))


def test_a_suffix_of_a_format_may_be_that_of_a_document() -> None:
    assert read_address("/id/x.ttl", BASE) == Address((f"{BASE}id/x.ttl",), (f"{BASE}id/x",), "ttl")


def test_other_suffixes_are_part_of_the_name() -> None:
    for path in ("/ontology/1.0.0", "/id/x.TTL", "/id/x.", "/id/.ttl", "/.ttl"):
        assert read_address(path, BASE) == Address((BASE + path[1:],))


def test_characters_beyond_ascii_may_be_encoded_in_the_iri_or_not() -> None:
    assert read_address("/id/金", BASE).iris == (f"{BASE}id/金", f"{BASE}id/%E9%87%91")


def test_an_iri_of_others_has_no_path() -> None:
    assert path_of("http://other.org/x", BASE) is None


def test_a_path_keeps_the_fragment_and_is_ascii() -> None:
    assert path_of(f"{BASE}ontology#Park", BASE) == "/ontology#Park"
    assert path_of(f"{BASE}id/金%20", BASE) == "/id/%E9%87%91%20"


def test_things_are_told_by_the_first_part() -> None:
    things = ["id/park/x", "concept/status", "unit/mu", "dataset", "dataset/derived"]
    documents = ["ontology", "ontology/1.0.0", "source/s", "graph/one", "datasets", ""]
    assert [is_thing(BASE + tail, BASE) for tail in things] == [True] * len(things)
    assert [is_thing(BASE + tail, BASE) for tail in documents] == [False] * len(documents)


@given(st.text(st.characters(codec="utf-8", exclude_characters="/.?#%")))
def test_the_path_of_an_iri_leads_back_to_it(slug: str) -> None:
    for iri in read_address(f"/id/{slug}", BASE).iris:
        path = path_of(iri, BASE)
        assert path is not None
        assert path.isascii()
        assert iri in read_address(unquote(path), BASE).iris
