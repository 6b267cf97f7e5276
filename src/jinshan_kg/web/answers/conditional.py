"""Entity tags, and the condition If-None-Match (RFC 9110, sections 8.8.3, 13.1.2 and 15.4.5).

A tag is `"KEY.RUN"` or `"KEY.RUN.CODING"`. KEY names the question and what was asked (`question`),
RUN the one evaluation that the bytes come from, CODING the content coding. Two evaluations of a
query may list its solutions in another order; so tags that are alike mean bytes that are alike (a
strong validator), and tags with the same KEY mean answers that are as good as each other. A client
that has an answer of the KEY asked for is told to keep it, whichever evaluation it came from: also
after a restart, from another replica, and before anything is evaluated.
"""

import re
from collections.abc import Iterable, Sequence
from random import Random
from typing import Final, NamedTuple

from jinshan_kg.web.answers.encoding import Encoding
from jinshan_kg.web.replies import Headers

_ENTITY_TAG: Final = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_OURS: Final = re.compile(r"([A-Za-z0-9_-]{24})\.[0-9a-f]{12}(?:\.([a-z]+))?")
_OF_A_BODY: Final = frozenset({"content-type", "content-length", "content-encoding"})


class Stamp(NamedTuple):
    """Where an answer comes from.

    Attributes:
        key: The digest of its question (`Question.digest`).
        run: The name of the evaluation, 12 hexadecimal digits.
    """

    key: str
    run: str

    def tag(self, encoding: Encoding) -> str:
        """Return the entity tag of the answer in a content coding, with its quotes."""
        coding = "" if encoding is Encoding.IDENTITY else f".{encoding}"
        return f'"{self.key}.{self.run}{coding}"'


class Stamps:
    """Makes stamps. Several threads may use it at once.

    Make it in the process that uses it: a fork would go on with the same names.
    """

    def __init__(self) -> None:
        """Begin somewhere at random."""
        # Names, not secrets; and to ask the kernel for each would let go of the GIL, which costs a
        # busy server more than all the rest of an answer.
        self._random = Random()

    def new(self, key: str) -> Stamp:
        """Return the stamp of a new evaluation."""
        return Stamp(key, f"{self._random.getrandbits(48):012x}")


def matches_any(if_none_match: str | None) -> bool:
    """Say whether the condition is `*`: the client has some answer, and wants none if there is."""
    return if_none_match is not None and if_none_match.strip() == "*"


def known_tag(if_none_match: str | None, key: str, encodings: Sequence[Encoding]) -> str | None:
    """Return the tag of an answer that the client has and may go on using; None if it has none.

    The comparison is the weak one: a proxy that compresses on its own marks our tags as weak.

    Args:
        if_none_match: The header, several joined with commas; None if there is none.
        key: The key of the answer asked for.
        encodings: The content codings in which the client may get it, the best first.
    """
    if if_none_match is None or key not in if_none_match:
        return None
    opaque = _ENTITY_TAG.findall(if_none_match)
    for encoding in encodings:
        for tag in opaque:
            found = _OURS.fullmatch(tag)
            if found and found[1] == key and (found[2] or Encoding.IDENTITY) == encoding:
                return f'"{tag}"'
    return None


def without_body(headers: Iterable[tuple[str, str]], tag: str) -> Headers:
    """Return the header fields of a 304 in place of a 200.

    Args:
        headers: Those of the 200.
        tag: The entity tag of what the client has.
    """
    return [
        (name, tag if name.lower() == "etag" else value)
        for name, value in headers
        if name.lower() not in _OF_A_BODY
    ]
