"""How a query travels to a worker and its result back: frames on a socket.

A frame is a header (a kind and the length of what follows) and the payload. A result goes as its
bytes, or as a descriptor of the file that holds it. The first parts of a long one go ahead, while
the worker still writes the rest. `multiprocessing.Connection` would do the same at a multiple of
the cost, and reads only by blocking.
"""

import errno
import os
import pickle
import select
import socket
import struct
from array import array
from io import BytesIO
from typing import BinaryIO, Final

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.workers.messages import Failed

RESULT: Final = 1
FILE: Final = 2
FAILED: Final = 3
PART: Final = 4

_HEADER: Final = struct.Struct("!BQ")
_ANCILLARY: Final = socket.CMSG_SPACE(array("i").itemsize)  # for one descriptor
_AT_ONCE: Final = 1 << 18
_BUFFER: Final = 1 << 20  # so that most results are in the kernel when the reader wakes

Reply = bytes | BinaryIO | Failed


def pair() -> tuple[socket.socket, socket.socket]:
    """Return both ends of a channel between the HTTP process and a worker."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
    return ours, theirs


def packed(job: Job) -> bytes:
    """Return the frame of a job."""
    payload = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
    return _HEADER.pack(0, len(payload)) + payload


def receive_job(channel: socket.socket) -> Job:
    """Wait for a job; for the worker.

    Raises:
        EOFError: If the other end has closed.
    """
    _, length = _HEADER.unpack(_exactly(channel, _HEADER.size))
    job = pickle.loads(_exactly(channel, length))
    assert isinstance(job, Job)
    return job


def send_part(channel: socket.socket, part: bytes | memoryview) -> None:
    """Send the next bytes of a result that goes on; for the worker."""
    _send(channel, PART, memoryview(part))


def send_result(channel: socket.socket, rest: bytes | memoryview) -> None:
    """Send the bytes of a result, behind the parts of it that were sent; for the worker."""
    _send(channel, RESULT, memoryview(rest))


def send_file(channel: socket.socket, descriptor: int) -> None:
    """Send the file that holds a result; for the worker."""
    socket.send_fds(channel, [_HEADER.pack(FILE, 0)], [descriptor])


def send_failed(channel: socket.socket, failed: Failed) -> None:
    """Send why there is no result; for the worker."""
    _send(channel, FAILED, memoryview(pickle.dumps(failed, pickle.HIGHEST_PROTOCOL)))


class Incoming:
    """The reply of a worker as it comes; for the HTTP process, which must not block on it."""

    __slots__ = ("_channel", "_descriptors", "_header", "_is_whole", "_kind", "_payload", "_wanted")

    def __init__(self, channel: socket.socket) -> None:
        """Take a channel that does not block, with nothing of the reply read from it yet."""
        self._channel = channel
        self._header = b""
        self._kind = 0
        self._wanted = 0  # bytes of the frame that are still to come
        self._payload = BytesIO()  # which gives what is in it away without a copy
        self._descriptors: list[int] = []
        self._is_whole = False

    def feed(self) -> bool:
        """Take what has come, and say whether the reply is whole.

        Raises:
            EOFError: If the worker has gone.
            OSError: If the channel is broken.
        """
        try:
            while not self._is_whole:
                self._take()
        except BlockingIOError:
            return False
        return True

    def reply(self) -> Reply:
        """Return the reply, which is whole; a file is open at its beginning.

        Raises:
            OSError: If a file came that this process has no descriptor left for.
        """
        if self._kind == FILE:
            if not self._descriptors:  # the kernel drops it silently
                raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
            file = os.fdopen(self._descriptors.pop(), "rb")
            file.seek(0)
            return file
        if self._kind == RESULT:
            return self._payload.getvalue()
        failed = pickle.loads(self._payload.getbuffer())
        assert isinstance(failed, Failed)
        return failed

    def close(self) -> None:
        """Let go of a file that has come and that nobody took."""
        while self._descriptors:
            os.close(self._descriptors.pop())

    def _take(self) -> None:
        """Take some of what has come: of a header, or of what follows it."""
        if len(self._header) < _HEADER.size:
            self._take_header()
        else:
            data = self._channel.recv(min(self._wanted, _AT_ONCE))
            if not data:
                raise EOFError
            self._payload.write(data)
            self._wanted -= len(data)
        if not self._wanted and len(self._header) == _HEADER.size:
            self._is_whole = self._kind != PART
            self._header = b""

    def _take_header(self) -> None:
        wanted = _HEADER.size - len(self._header)
        data, ancillary, _, _ = self._channel.recvmsg(wanted, _ANCILLARY)
        for _, _, descriptors in ancillary:
            self._descriptors += array("i", descriptors)
        if not data:
            raise EOFError
        self._header += data
        if len(self._header) == _HEADER.size:
            self._kind, self._wanted = _HEADER.unpack(self._header)
            if self._kind not in (PART, RESULT):
                self._payload = BytesIO()  # what came of the result does not count


def send_whole(channel: socket.socket, frame: bytes, poll: select.poll) -> None:
    """Send a frame on a channel that does not block, waiting where there is no room.

    Args:
        channel: The channel.
        frame: The frame.
        poll: Tells when there is room.

    Raises:
        OSError: If the other end has closed.
    """
    view = memoryview(frame)
    while view:
        try:
            view = view[channel.send(view) :]
        except BlockingIOError:
            poll.poll()


def _exactly(channel: socket.socket, length: int) -> bytes:
    data = channel.recv(length, socket.MSG_WAITALL)
    if len(data) < length:
        raise EOFError
    return data


def _send(channel: socket.socket, kind: int, payload: memoryview) -> None:
    header = _HEADER.pack(kind, len(payload))
    sent = channel.sendmsg([header, payload])
    if sent < len(header) + len(payload):
        channel.sendall(header[sent:])
        channel.sendall(payload[max(0, sent - len(header)) :])
