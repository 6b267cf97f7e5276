"""A phrase is found, and the passage to write for it is given."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from jinshan_kg.evidence.check import check_passage
from jinshan_kg.evidence.document import Document, digest
from jinshan_kg.evidence.locate import search
from jinshan_kg.evidence.passages import read_passages
from jinshan_kg.evidence.sources import Source

SOURCE = "https://w3id.org/jinshan-kg/source/port-merrow"
PREFIXES = (
    "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> ."
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
)
# Letters outside the first plane too, whose UTF-16 form is two units long.
WORDS = st.text(st.sampled_from('aB3🐚𝔸\U00020000"\\’'), min_size=1, max_size=4)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", " \n ", "\r\n"])), min_size=1)


def document(text: str) -> Document:
    return Document(Path("notes.txt"), text)


def test_every_place_in_order() -> None:
    found = search("two", document("two\nor two, twofold"), SOURCE)
    assert [(place.start, place.end, place.line) for place in found.places] == [
        (0, 3, 1),
        (7, 10, 2),
    ]
    assert found.nearest is None


def test_the_passage_to_write() -> None:
    (place,) = search("Port Merrow", document("🐚\nat Port\nMerrow"), SOURCE).places
    assert place.iri == f"{SOURCE}/chars/5-16"
    assert place.digest == digest("Port\nMerrow")
    assert place.turtle() == (
        "# line 2\n"
        f"<{SOURCE}/chars/5-16>\n"
        "    a jk:Passage ;\n"
        f"    jk:source <{SOURCE}> ;\n"
        "    jk:start 5 ;\n"
        "    jk:end 16 ;\n"
        '    rdfs:label "characters 5 to 16"@en ;\n'
        '    jk:token "Port Merrow" ;\n'
        f'    jk:digest "{place.digest}" .\n'
    )


def test_the_token_is_as_printed() -> None:
    (place,) = search("Al'Amin  Cup", document("the Al’Amin Cup"), SOURCE).places
    assert place.token == "Al’Amin Cup"


def test_a_long_text_is_no_token() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    (place,) = search(text, document(text), SOURCE).places
    assert place.token is None
    assert 'jk:token "THE FIGURE OR NAME IN IT" ;' in place.turtle()
    assert "eleven" not in place.turtle()


def test_the_nearest_when_it_is_nowhere() -> None:
    found = search("port\n mero", document("at Port Merrow."), SOURCE)
    assert found.text == "port mero"
    assert found.places == ()
    assert found.nearest is not None
    assert found.nearest.iri == f"{SOURCE}/chars/3-14"


def test_as_json() -> None:
    found = search("two", document("two"), SOURCE)
    assert found.as_json() == {
        "text": "two",
        "places": [
            {
                "iri": f"{SOURCE}/chars/0-3",
                "start": 0,
                "end": 3,
                "line": 1,
                "text": "two",
                "digest": digest("two"),
                "token": "two",
                "turtle": found.places[0].turtle(),
            }
        ],
        "nearest": None,
    }
    assert search("zyx", document("two"), SOURCE).as_json() == {
        "text": "zyx",
        "places": [],
        "nearest": None,
    }


@given(TEXTS, st.data())
def test_what_is_located_passes_the_check(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    """From words of any text to Turtle, and back to a passage that holds."""
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, min(first + 9, len(pieces) - 1)))
    source = document("".join(word + gap for word, gap in pieces))
    places = search(" ".join(word for word, _ in pieces[first : last + 1]), source, SOURCE).places
    start = sum(len(word + gap) for word, gap in pieces[:first])
    assert start in [place.start for place in places]
    store = Store()
    store.load(PREFIXES + "\n".join(place.turtle() for place in places), RdfFormat.TURTLE)
    passages, findings = read_passages(store)
    assert findings == []
    assert len(passages) == len(places)
    known = Source(SOURCE, source.digest)
    assert [check_passage(passage, known, source) for passage in passages] == [None] * len(places)
