"""Which page of what a request is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from jinshan_kg.web.resources.parts import PARTS
from jinshan_kg.web.resources.unknown import UnknownPageError, UnknownPartError

_MOST_DIGITS: Final = 9  # of a page number


def page_asked(arguments: Mapping[str, str]) -> int:
    """Return the number of the page that a request is for.

    Raises:
        UnknownPageError: If it is no number from 1 on (400).
    """
    asked = arguments.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= _MOST_DIGITS and int(asked)):
        raise UnknownPageError(asked)
    return int(asked)


def part_asked(arguments: Mapping[str, str]) -> str | None:
    """Return the part of a page that a request is for, if it is for one.

    Raises:
        UnknownPartError: If there is no such part (404).
    """
    asked = arguments.get("show")
    if asked is not None and asked not in PARTS:
        raise UnknownPartError(asked, PARTS)
    return asked
