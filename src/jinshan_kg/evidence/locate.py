"""Find a phrase in the document, and the passage to write for it (design, section 4)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from jinshan_kg.evidence.document import Document, digest
from jinshan_kg.evidence.matching import occurrences, one_line, shown
from jinshan_kg.evidence.nearest import nearest
from jinshan_kg.evidence.passages import passage_iri

# A token is a figure or a name, never a sentence of the source: the longest name of a document
# has some ten words, and what is longer gets a place-holder to be filled in by hand.
_TOKEN_WORDS = 10
_PLACE_HOLDER = "THE FIGURE OR NAME IN IT"


@dataclass(frozen=True)
class Place:
    """Where a phrase stands in a document.

    Attributes:
        iri: of the passage to write.
        source: IRI of the document.
        start: first Unicode code point, from 0.
        end: one behind the last code point.
        line: line number from 1 of the first character.
        text: the characters as printed, every run of white space one space.
        digest: SHA-256 of the UTF-8 of the span in hexadecimal.
    """

    iri: str
    source: str
    start: int
    end: int
    line: int
    text: str
    digest: str

    @property
    def shown(self) -> str:
        """The text as a message shows it: the middle of a long one left out."""
        return shown(self.text)

    @property
    def token(self) -> str | None:
        """The token to write: the text itself if it is short enough for a figure or a name."""
        return self.text if len(self.text.split()) <= _TOKEN_WORDS else None

    def turtle(self) -> str:
        """Return the passage in Turtle, its token a place-holder if the text is long."""
        token = json.dumps(self.token or _PLACE_HOLDER, ensure_ascii=False)
        return (
            f"# line {self.line}\n"
            f"<{self.iri}>\n"
            "    a jk:Passage ;\n"
            f"    jk:source <{self.source}> ;\n"
            f"    jk:start {self.start} ;\n"
            f"    jk:end {self.end} ;\n"
            f'    rdfs:label "characters {self.start} to {self.end}"@en ;\n'
            f"    jk:token {token} ;\n"
            f'    jk:digest "{self.digest}" .\n'
        )

    def as_json(self) -> dict[str, Any]:
        """Return `iri`, `start`, `end`, `line`, `text`, `digest`, `token` (or null), `turtle`."""
        return {
            "iri": self.iri,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "text": self.text,
            "digest": self.digest,
            "token": self.token,
            "turtle": self.turtle(),
        }


@dataclass(frozen=True)
class Search:
    """Where a phrase was looked for.

    Attributes:
        text: the phrase, every run of white space one space.
        places: where it stands, in order.
        nearest: if nowhere, the place of what is most like it; None if nothing is.
    """

    text: str
    places: tuple[Place, ...]
    nearest: Place | None

    def as_json(self) -> dict[str, Any]:
        """Return `text`, `places` (list) and `nearest` (a place or null); see `Place.as_json`."""
        return {
            "text": self.text,
            "places": [place.as_json() for place in self.places],
            "nearest": self.nearest.as_json() if self.nearest else None,
        }


def search(phrase: str, document: Document, source: str) -> Search:
    """Return every place where a phrase stands in a document, or else the nearest text.

    Runs of white space match each other, so do straight and curly quotation marks, and hyphens
    and dashes. Only whole words and figures match.

    Args:
        phrase: a figure, a name, or a clause.
        document: the document.
        source: IRI of its `jk:Source`.
    """
    spans = occurrences(phrase, document.text, as_typed=True)
    places = tuple(_place(start, end, document, source) for start, end in spans)
    near = None if places else nearest(phrase, document.text)
    return Search(one_line(phrase), places, _place(*near, document, source) if near else None)


def _place(start: int, end: int, document: Document, source: str) -> Place:
    span = document.text[start:end]
    return Place(
        iri=passage_iri(source, start, end),
        source=source,
        start=start,
        end=end,
        line=document.line(start),
        text=one_line(span),
        digest=digest(span),
    )
