"""How a query travels to a worker and its result back: frames on a socket.

A frame is a header (a kind and the length of what follows) and the payload. A result goes as its
bytes, or as a descriptor of the file that holds it. `multiprocessing.Connection` would do the same
at a multiple of the cost, and reads only by blocking.
"""

import errno
import os
import pickle
import select
import socket
import struct
from typing import BinaryIO, Final

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.workers.messages import Failed

RESULT: Final = 1
FILE: Final = 2
FAILED: Final = 3

_HEADER: Final = struct.Struct("!BQ")
_MAX_DESCRIPTORS: Final = 1
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


def send_result(channel: socket.socket, body: bytes) -> None:
    """Send the bytes of a result; for the worker."""
    channel.sendall(_HEADER.pack(RESULT, len(body)) + body)


def send_file(channel: socket.socket, descriptor: int) -> None:
    """Send the file that holds a result; for the worker."""
    socket.send_fds(channel, [_HEADER.pack(FILE, 0)], [descriptor])


def send_failed(channel: socket.socket, failed: Failed) -> None:
    """Send why there is no result; for the worker."""
    payload = pickle.dumps(failed, pickle.HIGHEST_PROTOCOL)
    channel.sendall(_HEADER.pack(FAILED, len(payload)) + payload)


class Incoming:
    """The reply of a worker as it comes; for the HTTP process, which must not block on it."""

    __slots__ = ("_channel", "_descriptors", "_header", "_kind", "_payload", "_read")

    def __init__(self, channel: socket.socket) -> None:
        """Take a channel that does not block, with nothing of the reply read from it yet."""
        self._channel = channel
        self._header = b""
        self._descriptors: list[int] = []
        self._kind = 0
        self._payload = bytearray()
        self._read = 0

    def feed(self) -> bool:
        """Take what has come, and say whether the reply is whole.

        Raises:
            EOFError: If the worker has gone.
            OSError: If the channel is broken.
        """
        try:
            while not self._has_header():
                pass
            view = memoryview(self._payload)
            while self._read < len(view):
                count = self._channel.recv_into(view[self._read :])
                if not count:
                    raise EOFError
                self._read += count
        except BlockingIOError:
            return False
        return True

    def reply(self) -> Reply:
        """Return the reply, which is whole; a file is open at its beginning.

        Raises:
            OSError: If a file came that this process has no descriptor left for.
        """
        if self._kind == RESULT:
            return bytes(self._payload)
        if self._kind == FILE:
            if not self._descriptors:  # the kernel drops it silently
                raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
            file = os.fdopen(self._descriptors.pop(), "rb")
            file.seek(0)
            return file
        failed = pickle.loads(self._payload)
        assert isinstance(failed, Failed)
        return failed

    def close(self) -> None:
        """Let go of a file that has come and that nobody took."""
        while self._descriptors:
            os.close(self._descriptors.pop())

    def _has_header(self) -> bool:
        wanted = _HEADER.size - len(self._header)
        if not wanted:
            return True
        data, descriptors, _, _ = socket.recv_fds(self._channel, wanted, _MAX_DESCRIPTORS)
        self._descriptors += descriptors
        if not data:
            raise EOFError
        self._header += data
        if len(self._header) == _HEADER.size:
            self._kind, length = _HEADER.unpack(self._header)
            self._payload = bytearray(length)
        return len(self._header) == _HEADER.size


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


def _exactly(channel: socket.socket, length: int) -> bytearray:
    data = bytearray(length)
    view = memoryview(data)
    while view:
        count = channel.recv_into(view[:_AT_ONCE])
        if not count:
            raise EOFError
        view = view[count:]
    return data
