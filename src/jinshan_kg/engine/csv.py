"""SPARQL 1.1 Query Results CSV, made from TSV.

Oxigraph's own CSV writer (seen in pyoxigraph 0.5.13) puts IRIs and triple terms down as they are.
A comma in an IRI, as in `http://dbpedia.org/resource/Paris,_Texas`, then makes two fields of one,
and no reader of the bytes can tell which. In TSV nothing is lost, so CSV is made from that.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jinshan_kg.engine.protocol import Sink

_SPECIAL: Final = re.compile(rb'[",\r\n]')
_ESCAPE: Final = re.compile(rb"\\(.)")
_PARTS: Final = re.compile(rb'<<\(|\)>>|"(?:[^"\\]|\\.)*"[^ ]*|[^ ]+| ')
_CHARACTERS: Final[Mapping[bytes, bytes]] = MappingProxyType(
    {b"t": b"\t", b"n": b"\n", b"r": b"\r"}
)
_MOST: Final = 10_000  # fields remembered, since values recur,
_LONGEST: Final = 200  # of so many bytes each


class CsvSink:
    """Takes TSV as Oxigraph writes it, and hands it on as CSV."""

    def __init__(self, to: Sink) -> None:
        """Take where to write to."""
        self._to = to
        self._begun: list[bytes] = []  # of a line whose end has not come yet
        self._is_header = True
        self._fields = _Fields()

    def write(self, data: bytes) -> int:
        """Take a part of the document."""
        whole, end, begun = data.rpartition(b"\n")
        if end:
            self._write_lines(b"".join([*self._begun, whole]).split(b"\n"))
            self._begun.clear()
        self._begun.append(begun)
        return len(data)

    def flush(self) -> None:
        """Do nothing: only whole lines can be written."""

    def _write_lines(self, lines: list[bytes]) -> None:
        if self._is_header:
            self._is_header = False
            names = lines.pop(0).split(b"\t")
            self._to.write(b",".join(name.removeprefix(b"?") for name in names) + b"\r\n")
        if len(self._fields) > _MOST:
            self._fields.clear()
        rows = [b",".join(map(self._fields.__getitem__, line.split(b"\t"))) for line in lines]
        if rows:
            self._to.write(b"\r\n".join(rows) + b"\r\n")


class _Fields(dict[bytes, bytes]):
    """From the fields of TSV to those of CSV."""

    def __missing__(self, field: bytes) -> bytes:
        text = _triple(field) if field.startswith(b"<<(") else _plain(field)
        if _SPECIAL.search(text):
            text = _quoted(text)
        if len(field) <= _LONGEST:
            self[field] = text
        return text


def _plain(term: bytes) -> bytes:
    """Return a term without the syntax that tells what kind of term it is."""
    if term.startswith(b"<"):
        return term[1:-1]
    if not term.startswith(b'"'):
        return term
    text = term[1 : term.rindex(b'"')]
    if b"\\" in text:
        return _ESCAPE.sub(lambda escape: _CHARACTERS.get(escape[1], escape[1]), text)
    return text


def _triple(term: bytes) -> bytes:
    """Return a triple term as SPARQL 1.2 has it: literals in quotes, in angle brackets."""
    return b"".join(_part(found[0]) for found in _PARTS.finditer(term))


def _part(part: bytes) -> bytes:
    if part.startswith(b'"'):
        return _quoted(_plain(part))
    return {b"<<(": b"<<", b")>>": b">>"}.get(part) or _plain(part)


def _quoted(text: bytes) -> bytes:
    return b'"' + text.replace(b'"', b'""') + b'"'
