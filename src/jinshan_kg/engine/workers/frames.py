"""How a query travels to a worker and its result back: frames on a socket.

A frame is a header (a kind and the length of what follows) and the payload. A result goes as its
bytes, or as a descriptor of the file that holds it. The first parts of a long one go ahead, while
the worker still writes the rest. `multiprocessing.Connection` would do the same at a multiple of
the cost, and reads only by blocking.
"""

import errno
import marshal
import os
import pickle
import select
import socket
import struct
from array import array
from io import BytesIO
from typing import BinaryIO, Final

from jinshan_kg.engine.jobs import Job, QueryJob
from jinshan_kg.engine.workers.messages import Failed

RESULT: Final = 1
FILE: Final = 2
FAILED: Final = 3
PART: Final = 4
_JOB: Final = 5
_QUERY: Final = 6

_HEADER: Final = struct.Struct("!BQ")
_ANCILLARY: Final = socket.CMSG_SPACE(array("i").itemsize)  # for one descriptor
_AT_ONCE: Final = 1 << 18
_FIRST: Final = 1 << 14  # bytes that are looked for where it is not known how many come
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
    if isinstance(job, QueryJob):  # as most are; to pickle one takes several times as long
        payload = marshal.dumps(job.as_texts())
        return _HEADER.pack(_QUERY, len(payload)) + payload
    payload = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
    return _HEADER.pack(_JOB, len(payload)) + payload


def receive_job(channel: socket.socket) -> Job:
    """Wait for a job; for the worker.

    Raises:
        EOFError: If the other end has closed.
    """
    kind, length = _HEADER.unpack(_exactly(channel, _HEADER.size))
    payload = _exactly(channel, length)
    if kind == _QUERY:
        return QueryJob.of_texts(marshal.loads(payload))
    job = pickle.loads(payload)
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
        self._header = b""  # what has come of one
        self._kind = 0
        self._wanted = 0  # bytes of the frame that are still to come
        self._payload: BytesIO | None = None  # which gives what is in it away without a copy
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
        body = b"" if self._payload is None else self._payload.getvalue()
        if self._kind == RESULT:
            return body
        failed = pickle.loads(body)
        assert isinstance(failed, Failed)
        return failed

    def close(self) -> None:
        """Let go of a file that has come and that nobody took."""
        while self._descriptors:
            os.close(self._descriptors.pop())

    def _take(self) -> None:
        """Take some of what has come: most replies are small, and come at once."""
        most = min(self._wanted, _AT_ONCE) if self._wanted else _FIRST
        data, ancillary, _, _ = self._channel.recvmsg(most, _ANCILLARY)
        for _, _, descriptors in ancillary:
            self._descriptors += array("i", descriptors)
        if not data:
            raise EOFError
        while data:
            if self._is_whole:  # a worker has nothing to say before the next job
                raise OSError("a worker sent something behind its reply")
            data = self._keep(data) if self._wanted else self._begin(data)

    def _begin(self, data: bytes) -> bytes:
        """Take a header, or what has come of it, and return the rest."""
        data = self._header + data
        if len(data) < _HEADER.size:
            self._header = data
            return b""
        self._header = b""
        self._kind, self._wanted = _HEADER.unpack_from(data)
        if self._kind not in (PART, RESULT):
            self._payload = None  # what came of the result does not count
        self._is_whole = not self._wanted and self._kind != PART
        return data[_HEADER.size :]

    def _keep(self, data: bytes) -> bytes:
        """Take what belongs to the frame, and return the rest."""
        part = data[: self._wanted]
        if self._payload is None:
            self._payload = BytesIO(part)
            self._payload.seek(0, os.SEEK_END)
        else:
            self._payload.write(part)
        self._wanted -= len(part)
        self._is_whole = not self._wanted and self._kind != PART
        return data[len(part) :]


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
