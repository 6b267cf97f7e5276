"""What XML 1.0 cannot say, and Oxigraph's XML writers write nevertheless.

Seen in pyoxigraph 0.5.13: control characters go out as they are, which no XML parser accepts; so
does a carriage return, which every XML parser turns into a line feed; and a property whose IRI
ends in no XML name becomes an element without a local name.
"""

import re
from typing import Final

from jinshan_kg.engine.protocol import Sink, UnwritableError

# Characters outside of the production Char of XML 1.0, in UTF-8.
_FORBIDDEN: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_NAMELESS: Final = b"<oxprefix: "


class XmlSink:
    """Hands XML on with its carriage returns escaped, and refuses what is not well-formed."""

    def __init__(self, to: Sink, label: str) -> None:
        """Take where to write to, and the name of the format, for messages."""
        self._to = to
        self._label = label
        self._before = b""  # what to look for may stand across two writes

    def write(self, data: bytes) -> int:
        """Take a part of the document.

        Raises:
            UnwritableError: If it is not well-formed.
        """
        seen = self._before + data
        self._check(seen)
        self._before = seen[1 - len(_NAMELESS) :]
        self._to.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def _check(self, seen: bytes) -> None:
        forbidden = _FORBIDDEN.search(seen)
        if forbidden is not None:
            code = ord(forbidden[0].decode("utf-8"))
            raise UnwritableError(
                f"The result has the character U+{code:04X}, which no XML document can carry, so"
                f" it cannot be written in {self._label}. Ask for another format."
            )
        if _NAMELESS in seen:
            raise UnwritableError(
                "The result has a property whose IRI does not end in an XML name, so it cannot be"
                f" written in {self._label}. Ask for another format."
            )
