"""A small invented document and the data read from it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from jinshan_kg.evidence.document import Document, digest

SOURCE = "https://w3id.org/jinshan-kg/source/port-merrow"
TEXT = (
    "Port Merrow Harbour Notes\n"
    "\n"
    "The council met on May 3, 2031. It heard Ana Sol’s plan for\n"
    "New Quay: 1,250 crowns 🐚, or 4.5% of all, for two ferries that reach Port\n"
    "Merrow daily.\n"
)
PREFIXES = """
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix ex: <https://example.org/> .
"""

Build = Callable[..., Store]


@pytest.fixture
def notes() -> Document:
    """Names: Port Merrow Harbour Notes, Ana Sol, New Quay, Port Merrow. Figures: May 3, 2031;
    1,250; 4.5%; two."""
    return Document(Path("notes.txt"), TEXT)


@pytest.fixture
def passage() -> Callable[..., str]:
    """`passage("two")` is the Turtle of a sound passage of the first "two" of the document.

    Keyword arguments replace what is right: `start`, `end`, `token`, `digest`, `iri`; `extra` is
    added.
    """

    def turtle(text: str, **wrong: object) -> str:
        at = TEXT.index(text)
        start, end = wrong.get("start", at), wrong.get("end", at + len(text))
        iri = wrong.get("iri", f"{SOURCE}/chars/{start}-{end}")
        token = wrong.get("token", " ".join(text.split()))
        right = digest(TEXT[at : at + len(text)])
        return (
            f"<{iri}> a jk:Passage ; jk:source <{wrong.get('source', SOURCE)}> ;"
            f' jk:start {start} ; jk:end {end} ; jk:token "{token}" ;'
            f' jk:digest "{wrong.get("digest", right)}" {wrong.get("extra", "")} .'
            f" ex:it jk:evidence <{iri}> ."
        )

    return turtle


@pytest.fixture
def build(notes: Document) -> Build:
    """`build(turtle, …)` is a dataset with the document's source and what the Turtle adds."""

    def store(*turtle: str) -> Store:
        source = f'<{SOURCE}> a jk:Source ; jk:digest "{notes.digest}" ; jk:length {notes.length} .'
        return load(source, *turtle)

    return store


@pytest.fixture
def load_turtle() -> Build:
    """`load_turtle(turtle, …)` is a dataset of nothing but the Turtle."""
    return load


def load(*turtle: str) -> Store:
    made = Store()
    made.load(input="\n".join((PREFIXES, *turtle)), format=RdfFormat.TURTLE)
    return made
