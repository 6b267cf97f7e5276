"""Responses on their way from the application to the client."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

Headers: TypeAlias = list[tuple[str, str]]
"""Header fields: names and values in their order."""

PART: Final = 1 << 18
"""How many bytes of a file are read and sent at once."""


class Reply(NamedTuple):
    """A response that is whole.

    Attributes:
        status: Its status.
        headers: Its header fields; the list is the caller's.
        body: Its body.
    """

    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True)
class Stream:
    """A response that comes in parts, and is to be closed.

    Attributes:
        status: Its status.
        headers: Its header fields.
        parts: Its body.
        close: Frees what the body needs.
        descriptor: The open file that the body is, from its beginning to its end; None if it is
            something else.
    """

    status: int
    headers: Headers
    parts: Iterator[bytes]
    close: Callable[[], None]
    descriptor: int | None = None


def parts_of(descriptor: int) -> Iterator[bytes]:
    """Return the content of an open file in parts, to each reader from its beginning."""
    offset = 0
    while part := os.pread(descriptor, PART, offset):
        offset += len(part)
        yield part
