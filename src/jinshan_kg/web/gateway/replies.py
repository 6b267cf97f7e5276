"""Responses on their way from the application to the client."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

Headers: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True)
class Reply:
    """A response that is whole."""

    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True)
class Stream:
    """A response that comes in parts; `parts` is to be closed."""

    status: int
    headers: Headers
    parts: Iterator[bytes]
    close: Callable[[], None]
