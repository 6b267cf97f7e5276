"""Which document the data was read from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

from jinshan_kg.errors import UserError
from jinshan_kg.evidence.document import Document, digest
from jinshan_kg.evidence.sources import (
    Source,
    WrongDocumentError,
    how_to_get,
    read_sources,
    source_of,
)

Build = Callable[..., Store]

NOTES = Document(Path("notes.txt"), "two ferries")
NEWS = "https://example.org/news"


def test_a_source_is_read(load_turtle: Build) -> None:
    store = load_turtle(
        "@prefix dcterms: <http://purl.org/dc/terms/> ."
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> ."
        'ex:notes a jk:Source ; jk:digest "AB" ; jk:length 11 ; dcterms:title "Notes"@en ;'
        f'foaf:page <{NEWS}> ; dcterms:source ex:elsewhere, <{NEWS}>, "by hand" .'
        "ex:unpinned a jk:Source ."
    )
    pages = (NEWS, "https://example.org/elsewhere")
    assert read_sources(store) == [Source("https://example.org/notes", "ab", 11, "Notes", pages)]


def test_the_digest_tells_which_source_a_file_is() -> None:
    sources = [Source("ex:other", digest("")), Source("ex:notes", NOTES.digest)]
    assert source_of(NOTES, sources).iri == "ex:notes"


def test_another_file_is_told_with_both_digests() -> None:
    source = Source("ex:notes", "ab", title="Notes", pages=(NEWS,))
    with pytest.raises(WrongDocumentError) as error:
        source_of(NOTES, [source])
    assert str(error.value) == (
        "notes.txt is not the document that the passages were read from: its SHA-256 is "
        f"{NOTES.digest}, jk:digest says ab for <ex:notes>. Use the file as it was published, "
        f"line ends unchanged. The document: “Notes” <{NEWS}>."
    )


def test_a_dataset_without_a_source() -> None:
    with pytest.raises(UserError, match="the dataset describes no document: there is no jk:Source"):
        source_of(NOTES, [])


def test_how_to_get_the_document() -> None:
    assert how_to_get([]) == "The dataset names no document."
    assert how_to_get([Source("ex:a", "1"), Source("ex:b", "2", title="B", pages=(NEWS,))]) == (
        f"The document: <ex:a>; “B” <{NEWS}>."
    )
