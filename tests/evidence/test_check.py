"""Every passage is checked against the document; a fault says what to write."""

from collections.abc import Callable

import pytest
from pyoxigraph import Store

from jinshan_kg.evidence.check import check_evidence
from jinshan_kg.evidence.document import Document, digest
from jinshan_kg.evidence.report import Finding
from jinshan_kg.evidence.sources import WrongDocumentError

Build = Callable[..., Store]
Turtle = Callable[..., str]

SOURCE = "https://w3id.org/jinshan-kg/source/port-merrow"


def findings(store: Store, document: Document) -> list[Finding]:
    return list(check_evidence(store, document).findings)


def test_everything_read_and_right(build: Build, passage: Turtle, notes: Document) -> None:
    tokens = ["Port Merrow Harbour Notes", "May 3, 2031", "Ana Sol", "New Quay", "1,250", "4.5%"]
    store = build(*(passage(token) for token in [*tokens, "two", "Port\nMerrow"]))
    report = check_evidence(store, notes)
    assert report.findings == ()
    assert report.good
    assert (report.source, report.passages, report.sound, report.set_aside) == (SOURCE, 8, 8, 0)


def test_what_is_not_read_is_not_good(build: Build, passage: Turtle, notes: Document) -> None:
    report = check_evidence(build(passage("two")), notes)
    assert report.findings == ()
    assert not report.good


def test_a_wide_passage_has_its_token_inside(
    build: Build, passage: Turtle, notes: Document
) -> None:
    store = build(passage("for two ferries that reach Port\nMerrow", token="Port Merrow"))
    assert findings(store, notes) == []


def test_offsets_that_hold_another_text(build: Build, passage: Turtle, notes: Document) -> None:
    at = notes.text.index("1,250")
    store = build(passage("1,250", start=at + 8, end=at + 13))
    assert findings(store, notes) == [
        Finding(
            "token",
            f"{SOURCE}/chars/{at + 8}-{at + 13}",
            f"expected the token “1,250”, found “owns” at {at + 8}-{at + 13} (line 4). "
            f"It stands at {at}-{at + 5} (line 4: “1,250”); write <{SOURCE}/chars/{at}-{at + 5}>.",
            (f"{SOURCE}/chars/{at}-{at + 5}",),
        )
    ]


def test_the_nearest_place_of_a_token_comes_first(
    build: Build, passage: Turtle, notes: Document
) -> None:
    first, last = 0, notes.text.rindex("Port")
    store = build(passage("Port Merrow", start=last - 9, end=last + 2))
    (finding,) = findings(store, notes)
    assert finding.suggestions == (
        f"{SOURCE}/chars/{last}-{last + 11}",
        f"{SOURCE}/chars/{first}-{first + 11}",
    )


def test_offsets_that_cut_a_figure(build: Build, passage: Turtle, notes: Document) -> None:
    at = notes.text.index("1,250")
    store = build(passage("1,250", start=at + 2, token="250"))
    (finding,) = findings(store, notes)
    assert finding.code == "token"
    assert finding.message == (
        f"expected the token “250”, found “250” at {at + 2}-{at + 5} (line 4), where it is cut out "
        "of a longer word or figure. It is nowhere in the document; the nearest is "
        f"{at}-{at + 5} (line 4: “1,250”); write <{SOURCE}/chars/{at}-{at + 5}>."
    )


def test_a_token_written_with_straight_quotes_is_told_as_printed(
    notes: Document, build: Build, passage: Turtle
) -> None:
    at = notes.text.index("Ana")
    (finding,) = findings(build(passage("Ana Sol’s", token="Ana Sol's")), notes)
    assert finding.message == (
        f"expected the token “Ana Sol's”, found “Ana Sol’s” at {at}-{at + 9} (line 3). It stands "
        f"at {at}-{at + 9} (line 3: “Ana Sol’s”); write <{SOURCE}/chars/{at}-{at + 9}>."
    )


def test_a_wide_passage_gone_wrong_is_not_made_tight(
    build: Build, passage: Turtle, notes: Document
) -> None:
    at = notes.text.index("two")
    store = build(passage("for two ferries", start=0, end=15, token="two"))
    (finding,) = findings(store, notes)
    assert finding.message.endswith(
        "; write offsets of a clause round it, or, for the token alone, "
        f"<{SOURCE}/chars/{at}-{at + 3}>."
    )


def test_a_token_that_is_like_nothing(build: Build, passage: Turtle, notes: Document) -> None:
    (finding,) = findings(build(passage("two", token="Zyxgk")), notes)
    assert finding.message.endswith("(line 4). Nothing like it is in the document.")
    assert finding.suggestions == ()


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (0, 100_000)])
def test_offsets_that_are_no_span(
    build: Build, passage: Turtle, notes: Document, start: int, end: int
) -> None:
    (finding,) = findings(build(passage("two", start=start, end=end)), notes)
    at = notes.text.index("two")
    assert finding.code == "offsets"
    assert finding.message.startswith(
        f"offsets {start}-{end} are not a span of the document, which ends at {notes.length}."
    )
    assert finding.suggestions == (f"{SOURCE}/chars/{at}-{at + 3}",)


def test_a_digest_of_another_text(build: Build, passage: Turtle, notes: Document) -> None:
    at = notes.text.index("two")
    (finding,) = findings(build(passage("two", digest="ab")), notes)
    assert finding.code == "digest"
    assert finding.message == (
        f"jk:digest is ab, but the SHA-256 of {at}-{at + 3} (“two”) is {digest('two')}. "
        "Write it if the offsets are meant."
    )


def test_a_source_that_is_none(build: Build, passage: Turtle, notes: Document) -> None:
    other = "https://w3id.org/jinshan-kg/source/port-mero"
    at = notes.text.index("two")
    iri = f"{other}/chars/{at}-{at + 3}"
    (finding,) = findings(build(passage("two", source=other, iri=iri)), notes)
    assert finding.message == (
        f"jk:source is <{other}>, which is no jk:Source with a jk:digest. "
        f"The document is <{SOURCE}>."
    )


def test_passages_of_other_documents_are_left_alone(
    build: Build, passage: Turtle, notes: Document
) -> None:
    other = "https://w3id.org/jinshan-kg/source/gazette"
    store = build(
        f'<{other}> a jk:Source ; jk:digest "ab" .',
        passage("two", source=other, digest="wrong", iri="https://example.org/misnamed"),
    )
    report = check_evidence(store, notes)
    assert report.findings == ()
    assert report.passages == 0


def test_a_faulty_passage_covers_nothing(build: Build, passage: Turtle, notes: Document) -> None:
    report = check_evidence(build(passage("two", digest="ab")), notes)
    assert "two" in [item.text for item in report.coverage.uncovered]
    assert (report.passages, report.sound) == (1, 0)


def test_a_wrong_length(build: Build, load_turtle: Build, notes: Document) -> None:
    store = load_turtle(f'<{SOURCE}> a jk:Source ; jk:digest "{notes.digest}" ; jk:length 7 .')
    message = f"jk:length is 7, but the document has {notes.length} code points."
    assert findings(store, notes) == [Finding("length", SOURCE, message)]


def test_the_wrong_document_is_not_checked(build: Build, notes: Document) -> None:
    with pytest.raises(WrongDocumentError):
        check_evidence(build(), Document(notes.path, notes.text + "\n"))
