"""What a request to `/search` asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from jinshan_kg.namespaces import JK
from jinshan_kg.search.limits import DEPTH
from jinshan_kg.sparql.errors import LimitError, SparqlError

LONGEST: Final = 1_000
"""Characters of a text that is searched for, at most."""

_LIMIT: Final = 20
_MOST: Final = 100


@dataclass(frozen=True)
class Searched:
    """What is searched for.

    Attributes:
        text: The text, without spaces around it; empty for nothing.
        kind: IRI of the class that the things must belong to; empty for any.
        limit: How many hits a page has.
        page: The page, from 1.
        language: The language that the address asks for; empty if it does not.
    """

    text: str
    kind: str = ""
    limit: int = _LIMIT
    page: int = 1
    language: str = ""

    @property
    def offset(self) -> int:
        """How many hits are on the pages before."""
        return (self.page - 1) * self.limit

    def has_more(self, total: int) -> bool:
        """Return whether some of a number of hits are on the pages after this one."""
        return self.offset + self.limit < total

    def turned(self, pages: int) -> "Searched":
        """Return the same some pages further on, or back."""
        return replace(self, page=self.page + pages)

    def of_kind(self, kind: str) -> "Searched":
        """Return the same for things of another class, from the first page."""
        return replace(self, kind=kind, page=1)

    def address(self, path: str = "/search") -> str:
        """Return its address: the path with what differs from the default."""
        given = {
            "q": self.text,
            "type": self.kind,
            "limit": "" if self.limit == _LIMIT else str(self.limit),
            "page": "" if self.page == 1 else str(self.page),
            "lang": self.language,
        }
        return f"{path}?{urlencode({name: value for name, value in given.items() if value})}"


def read_searched(arguments: "MultiDict[str, str]", limit: int = _LIMIT) -> Searched:
    """Return what the parameters of an address ask for.

    Args:
        arguments: `q` the text, `type` a class (an IRI, or the name of one of our own, such as
            `Park`), `limit` hits a page, `page` from 1, `lang`.
        limit: How many hits a page has if the address does not say.

    Raises:
        LimitError: If the text is too long (414).
        SparqlError: If a number is none, or out of bounds (400).
    """
    text = arguments.get("q", "").strip()
    if len(text) > LONGEST:
        raise LimitError(
            f"A search takes up to {LONGEST:,} characters, and these are {len(text):,}."
            " Search for a name or a few words.",
            limit="search text in characters",
            value=LONGEST,
            status=HTTPStatus.REQUEST_URI_TOO_LONG,
        )
    kind = arguments.get("type", "").strip()
    return Searched(
        text,
        f"{JK}{kind}" if kind and ":" not in kind else kind,
        _number(arguments, "limit", limit, _MOST),
        _number(arguments, "page", 1, DEPTH),
        arguments.get("lang", "")[:10],
    )


def _number(arguments: Mapping[str, str], name: str, default: int, most: int) -> int:
    written = arguments.get(name, "").strip()
    if not written:
        return default
    if written.isascii() and written.isdecimal() and 1 <= int(written[:9]) <= most:
        return int(written[:9])
    raise SparqlError(
        f"{name}={written[:20]} is not a whole number from 1 to {most:,}.",
        details={"parameter": name},
    )
