"""Responses on their way from the application to the client."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

Headers: TypeAlias = list[tuple[str, str]]
"""Header fields: names and values in their order."""


@dataclass(frozen=True, slots=True)
class Reply:
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
