"""An answer that is whole in memory, with its compressed forms."""

from threading import Lock
from typing import Final

from jinshan_kg.web.answers.coders import encode
from jinshan_kg.web.answers.conditional import Stamp
from jinshan_kg.web.answers.encoding import Encoding

_OVERHEAD: Final = 1024  # bytes, about what Python's objects for one answer take


class WholeAnswer:
    """The body of an answer. Several threads may use it at once.

    Attributes:
        body: The body without content coding.
        content_type: Its media type.
        stamp: Where it comes from; None if it must not be given again.
        size: How many bytes of memory it takes, with the compressed forms that were made of it.
    """

    __slots__ = ("_compressing", "_forms", "body", "content_type", "size", "stamp")

    def __init__(self, body: bytes, content_type: str, stamp: Stamp | None) -> None:
        """Take the body, its media type and its stamp."""
        self.body = body
        self.content_type = content_type
        self.stamp = stamp
        self.size = _OVERHEAD + len(body)
        self._forms = {Encoding.IDENTITY: body}
        self._compressing = Lock()

    def at_hand(self, encoding: Encoding) -> bytes | None:
        """Return the body in a content coding if nothing has to be done for it."""
        return self._forms.get(encoding)

    def encoded(self, encoding: Encoding) -> bytes:
        """Return the body in a content coding; it is compressed once, for the first who asks."""
        found = self._forms.get(encoding)
        if found is None:
            with self._compressing:
                found = self._forms.get(encoding)
                if found is None:
                    found = self._forms[encoding] = encode(self.body, encoding)
                    self.size += len(found)
        return found
