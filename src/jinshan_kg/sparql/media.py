"""Media types and lists of them, as RFC 9110 writes them (sections 5.6, 8.3.1 and 12.5.1)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_QUOTED: Final = r'"(?:[^"\\]|\\.)*+"'
_TYPE: Final = re.compile(rf"({_TOKEN})/({_TOKEN})")
_PARAMETER: Final = re.compile(rf"\s*;\s*(?:({_TOKEN})\s*=\s*({_TOKEN}|{_QUOTED}))?")
# The empty alternative is for Python before 3.11.5; see `terminals`.
_ELEMENT: Final = re.compile(rf'(?:{_QUOTED}|[^",])(?:{_QUOTED}|[^",]|)*+')
# More lenient than the grammar: Java's default header says `q=.2`.
_WEIGHT: Final = re.compile(r"0|0?\.[0-9]+|0\.|1(?:\.0*)?")


@dataclass(frozen=True)
class MediaType:
    """A media type, or a range such as `text/*`.

    Attributes:
        type: Its type in lower case; `*` for any.
        subtype: Its subtype in lower case; `*` for any.
        parameters: Its parameters: names in lower case, values as written, without quotes.
    """

    type: str
    subtype: str
    parameters: Mapping[str, str]

    def __str__(self) -> str:
        """Return type and subtype without the parameters."""
        return f"{self.type}/{self.subtype}"


def parse_media_type(text: str) -> MediaType | None:
    """Return the media type that a text writes; None if it writes none."""
    text = text.strip()
    found = _TYPE.match(text)
    if found is None:
        return None
    parameters: dict[str, str] = {}
    offset = found.end()
    while offset < len(text):
        parameter = _PARAMETER.match(text, offset)
        if parameter is None:
            return None
        if parameter[1]:
            parameters.setdefault(parameter[1].lower(), _unquoted(parameter[2]))
        offset = parameter.end()
    return MediaType(found[1].lower(), found[2].lower(), parameters)


def parse_accept(header: str) -> Iterator[tuple[MediaType, float]]:
    """Return the ranges of an Accept header with their weights; malformed ones are passed over.

    Args:
        header: Its value; several header fields are joined with a comma.
    """
    for element in _ELEMENT.findall(header):
        media_range = parse_media_type(element)
        if media_range is None or (media_range.type == "*" and media_range.subtype != "*"):
            continue
        weight = media_range.parameters.get("q", "1")
        if _WEIGHT.fullmatch(weight):
            rest = {k: v for k, v in media_range.parameters.items() if k != "q"}
            yield MediaType(media_range.type, media_range.subtype, rest), float(weight)


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
