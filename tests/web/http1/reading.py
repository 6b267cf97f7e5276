"""A sink that writes down what a reader hands on."""

from dataclasses import dataclass, field
from typing import Final

from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.reader import Reader
from jinshan_kg.web.http1.request import Ends, Head
from jinshan_kg.web.replies import Reply

_ENDS: Final = Ends("127.0.0.1:80", "127.0.0.1:4711")


@dataclass
class Asked:
    """A request.

    Attributes:
        line: Its method, path, query and version.
        fields: Its header fields.
        body: What has come of its body.
        keeps: Whether another may follow; None until it is whole.
    """

    line: tuple[str, str, str, str]
    fields: list[tuple[str, str]]
    body: bytes = b""
    keeps: bool | None = None


@dataclass
class Sink:
    """What has been handed on; anything after a refusal is an error."""

    asked: list[Asked] = field(default_factory=list)
    refusals: list[Reply] = field(default_factory=list)

    def request_begins(self, head: Head) -> None:
        assert not self.refusals
        assert all(asked.keeps for asked in self.asked)
        line = (head.method, head.path, head.query_string, head.http_version)
        self.asked.append(Asked(line, list(head.headers.items())))

    def request_part(self, part: bytes) -> None:
        assert not self.refusals
        assert self.asked[-1].keeps is None
        self.asked[-1].body += part

    def request_ends(self, *, keeps: bool) -> None:
        assert not self.refusals
        assert self.asked[-1].keeps is None
        self.asked[-1].keeps = keeps

    def request_fails(self, refusal: Reply) -> None:
        assert not self.refusals
        self.refusals.append(refusal)


def read(*pieces: bytes, limits: Limits | None = None) -> Sink:
    """Return what a reader makes of some pieces."""
    sink = Sink()
    reader = Reader(sink, _ENDS, limits or Limits())
    for piece in pieces:
        reader.feed(piece)
    return sink
