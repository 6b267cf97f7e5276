"""Copies of source documents that a deployment has, and passages shown in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from jinshan_kg.errors import UserError
from jinshan_kg.evidence.document import Document, digest, read_document
from jinshan_kg.web.resources.views.directive import TextDirective, directive_at

_MOST: Final = 500  # characters of the paragraph before a passage, and after it
_GAP: Final = re.compile(r"\n\s*\n")  # between two paragraphs; their lines may be short


@dataclass(frozen=True)
class Excerpt:
    """A passage in its paragraph, of which a long one is cut.

    Attributes:
        before: What stands before it.
        marked: The passage.
        after: What stands after it.
        line: The number of the line that it begins in, from 1.
    """

    before: str
    marked: str
    after: str
    line: int


class Documents:
    """The text files of a folder, known by their digests; read when first wanted."""

    def __init__(self, folder: str | None) -> None:
        """Take the folder, if there is one."""
        self._folder = folder

    @cached_property
    def _by_digest(self) -> dict[str, Document]:
        found = {}
        for path in sorted(Path(self._folder).glob("*.txt")) if self._folder else ():
            try:
                document = read_document(path)
            except UserError:
                continue  # no text of ours: a page must not fail for it
            found[document.digest] = document
        return found

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._by_digest)

    def has(self, source: str) -> bool:
        """Say whether there is a document with a digest (`jk:digest`)."""
        return source in self._by_digest

    def excerpt(self, source: str, start: int, end: int, passage: str) -> Excerpt | None:
        """Return a passage in its paragraph; None unless both digests are right.

        Args:
            source: The digest of the document.
            start: The offset of the first code point of the passage.
            end: The offset after its last.
            passage: The digest of the passage.
        """
        document = self._proved(source, start, end, passage)
        if document is None:
            return None
        text = document.text
        breaks = [(gap.start(), gap.end()) for gap in _GAP.finditer(text)]
        first = max((after for _, after in breaks if after <= start), default=0)
        last = min((before for before, _ in breaks if before >= end), default=len(text))
        line = document.line(start)
        before, after = _end_of(text[first:start]), _start_of(text[end:last])
        return Excerpt(before, text[start:end], after, line)

    def directive(self, source: str, start: int, end: int, passage: str) -> TextDirective | None:
        """Return what leads to a passage in the page of its document; None as for an excerpt.

        Args:
            source: The digest of the document.
            start: The offset of the first code point of the passage.
            end: The offset after its last.
            passage: The digest of the passage.
        """
        document = self._proved(source, start, end, passage)
        return None if document is None else directive_at(document.text, start, end)

    def _proved(self, source: str, start: int, end: int, passage: str) -> Document | None:
        document = self._by_digest.get(source)
        if document is None or not 0 <= start < end <= document.length:
            return None
        return document if digest(document.text[start:end]) == passage else None


def _end_of(text: str) -> str:
    """Return the end of a text, from a word on."""
    return text if len(text) <= _MOST else "…" + text[-_MOST:].partition(" ")[2]


def _start_of(text: str) -> str:
    """Return the start of a text, up to a word."""
    return text if len(text) <= _MOST else text[:_MOST].rpartition(" ")[0] + "…"
