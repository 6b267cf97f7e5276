"""An HTTP/1.1 response as it comes: only as much of RFC 9112 as tells where it ends.

`http.client` would do, but takes longer for a response than the fastest servers; what the client
takes is in every time, and would make slow and fast look alike.
"""

_HEAD_END = b"\r\n\r\n"
_LAST_CHUNK = b"\r\n0\r\n\r\n"


class BrokenResponseError(OSError):
    """What came is not an HTTP response, or not a whole one."""


class Incoming:
    """One response; `feed` it what comes until it is whole.

    Attributes:
        status: The HTTP status, once the head has come.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.status = 0
        self._parts: list[bytes] = []  # not copied before the time is taken
        self._size = 0
        self._tail = b""
        self._begin = 0  # of the body
        self._length: int | None = None
        self._is_chunked = False

    def feed(self, part: bytes) -> bool:
        """Take what has come, b"" at the end of the connection; say whether that is all.

        Raises:
            BrokenResponseError: If it is no response, or the connection ends too early.
        """
        self._parts.append(part)
        self._size += len(part)
        self._tail = (self._tail + part[-len(_LAST_CHUNK) :])[-len(_LAST_CHUNK) :]
        if not self._begin:
            self._read_head()
        if self._begin and self._is_whole(ended=not part):
            return True
        if not part:
            raise BrokenResponseError("the connection was closed before the answer was whole")
        return False

    def body(self) -> bytes:
        """Return the body, out of its chunks.

        Raises:
            BrokenResponseError: If they are not in order.
        """
        data = b"".join(self._parts)
        if not self._is_chunked:
            return data[self._begin :]
        parts = []
        position = self._begin
        try:
            while size := int(data[position : data.index(b"\r\n", position)], 16):
                position = data.index(b"\r\n", position) + 2
                parts.append(data[position : position + size])
                position += size + 2
        except ValueError as error:
            raise BrokenResponseError("the chunks of the answer are not in order") from error
        return b"".join(parts)

    def _read_head(self) -> None:
        data = b"".join(self._parts)
        end = data.find(_HEAD_END)
        if end < 0:
            return
        first, *lines = data[:end].decode("latin-1").split("\r\n")
        if not first.startswith("HTTP/1.1 "):
            raise BrokenResponseError(f"not HTTP/1.1: {first[:40]!r}")
        self.status = int(first[9:12])
        headers = {
            name.strip().lower(): value.strip().lower()
            for name, _, value in (line.partition(":") for line in lines)
        }
        self._is_chunked = headers.get("transfer-encoding") == "chunked"
        if not self._is_chunked and "content-length" in headers:
            self._length = int(headers["content-length"])
        self._begin = end + len(_HEAD_END)

    def _is_whole(self, ended: bool) -> bool:
        if self._is_chunked:
            # No format that is asked for has a bare carriage return in it, so that this is no data.
            return self._tail == _LAST_CHUNK and self._size >= self._begin - 2 + len(_LAST_CHUNK)
        if self._length is None:
            return ended
        return self._size - self._begin >= self._length
