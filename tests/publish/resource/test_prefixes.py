"""Prefixes for the folders of the dataset's own IRIs."""

from pyoxigraph import NamedNode, Quad

from jinshan_kg.publish.resource.prefixes import local_prefixes

BASE = "http://example.org/"


def prefixes(*iris: str) -> dict[str, str]:
    node = NamedNode("http://other.org/x/y")
    return local_prefixes([Quad(node, node, NamedNode(iri)) for iri in iris], BASE)


def test_a_folder_gives_a_prefix_of_its_name() -> None:
    assert prefixes(f"{BASE}id/park/a", f"{BASE}id/park/b", f"{BASE}source/s/chars/1-2") == {
        "park": f"{BASE}id/park/",
        "chars": f"{BASE}source/s/chars/",
    }


def test_the_first_of_two_folders_of_one_name_has_it() -> None:
    assert prefixes(f"{BASE}id/park/a", f"{BASE}concept/park/b") == {"park": f"{BASE}concept/park/"}


def test_a_prefix_of_a_standard_vocabulary_is_not_taken() -> None:
    assert prefixes(f"{BASE}unit/mu", f"{BASE}id/org/x") == {}


def test_what_is_no_prefix_is_none() -> None:
    assert prefixes(f"{BASE}x", f"{BASE}id/1a/x", f"{BASE}金山/x", f"{BASE}a.b/x") == {}
