"""The frames between the HTTP process and a worker, however the socket cuts them."""

import os
import select
import socket
import tempfile
import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.engine.jobs import Job, QueryJob
from jinshan_kg.engine.workers.frames import (
    FILE,
    RESULT,
    Incoming,
    Reply,
    packed,
    pair,
    receive_job,
    send_failed,
    send_file,
    send_part,
    send_result,
    send_whole,
)
from jinshan_kg.engine.workers.messages import Failed
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import LimitError, SparqlError
from jinshan_kg.sparql.formats import CSV

Ends = tuple[socket.socket, socket.socket]
HEADER = 9  # a byte for the kind, eight for the length


@pytest.fixture
def ends() -> Iterator[Ends]:
    """What the HTTP process has, which does not block, and what the worker has."""
    ours, theirs = pair()
    ours.setblocking(False)
    with ours, theirs:
        yield ours, theirs


def sent(body: bytes) -> bytes:
    """Return the frame of a result."""
    ours, theirs = pair()
    with ours, theirs:
        send_result(theirs, body)
        return ours.recv(1 << 18)


def come(ours: socket.socket) -> Reply:
    """Wait for a reply."""
    incoming = Incoming(ours)
    while not incoming.feed():
        select.select([ours], [], [], 10)
    return incoming.reply()


def cuts(frame: bytes, places: list[int]) -> list[bytes]:
    bounds = [0, *sorted(place % len(frame) for place in places), len(frame)]
    return [frame[begin:end] for begin, end in pairwise(bounds) if begin < end]


def fed(ends: Ends, frames: bytes, places: list[int]) -> Incoming:
    """Return what has got frames in pieces; it is whole with the last and not before."""
    ours, theirs = ends
    incoming = Incoming(ours)
    *some, last = cuts(frames, places)
    for part in some:
        theirs.sendall(part)
        assert not incoming.feed()
    theirs.sendall(last)
    assert incoming.feed()
    return incoming


@given(body=st.binary(max_size=400), places=st.lists(st.integers(0, 1000), max_size=12))
def test_a_result_is_the_same_however_it_is_cut(body: bytes, places: list[int]) -> None:
    ours, theirs = pair()
    ours.setblocking(False)
    with ours, theirs:
        incoming = fed((ours, theirs), sent(body), places)
        assert incoming.feed()  # and stays so
        assert incoming.reply() == body


def test_a_result_may_come_byte_by_byte(ends: Ends) -> None:
    ours, theirs = ends
    incoming = Incoming(ours)
    frame = sent(b"n\r\n300\r\n")
    assert not incoming.feed()
    for byte in frame[:-1]:
        theirs.sendall(bytes([byte]))
        assert not incoming.feed()
    theirs.sendall(frame[-1:])
    assert incoming.feed()
    assert incoming.reply() == b"n\r\n300\r\n"


@given(parts=st.lists(st.binary(max_size=90), min_size=1), places=st.lists(st.integers(0, 9_999)))
def test_a_result_may_come_in_parts(parts: list[bytes], places: list[int]) -> None:
    *ahead, rest = parts
    ours, theirs = pair()
    ours.setblocking(False)
    with ours, theirs:
        for part in ahead:
            send_part(theirs, part)
        send_result(theirs, memoryview(rest))
        incoming = fed((ours, theirs), ours.recv(1 << 18), places)
        assert incoming.reply() == b"".join(parts)


def test_parts_do_not_count_where_the_job_fails_behind_them(ends: Ends) -> None:
    ours, theirs = ends
    send_part(theirs, b"a,b\r\n")
    send_failed(theirs, Failed(SparqlError("No.")))
    failed = come(ours)
    assert isinstance(failed, Failed)
    assert str(failed.error) == "No."


def test_parts_do_not_count_where_the_whole_comes_as_a_file(ends: Ends) -> None:
    ours, theirs = ends
    send_part(theirs, b"a,b\r\n")
    with tempfile.TemporaryFile() as file:
        file.write(b"a,b\r\n1,2\r\n")
        file.flush()
        send_file(theirs, file.fileno())
    reply = come(ours)
    assert not isinstance(reply, bytes | Failed)
    with reply:
        assert reply.read() == b"a,b\r\n1,2\r\n"


def test_one_reply_comes_after_the_other(ends: Ends) -> None:
    ours, theirs = ends
    for body in (b"one", b"", b"three"):
        send_result(theirs, body)
        assert come(ours) == body


def test_what_comes_behind_a_reply_is_an_error(ends: Ends) -> None:
    ours, theirs = ends
    send_result(theirs, b"one")
    send_result(theirs, b"two")
    with pytest.raises(OSError, match="behind its reply"):
        Incoming(ours).feed()


@pytest.mark.parametrize("size", [1 << 20, 5 << 20])  # the largest in memory, and beyond
def test_a_result_larger_than_the_buffer_of_the_socket_comes_whole(ends: Ends, size: int) -> None:
    ours, theirs = ends
    body = os.urandom(1 << 16) * (size >> 16)
    worker = threading.Thread(target=send_result, args=(theirs, body))
    worker.start()
    assert come(ours) == body
    worker.join()


def test_an_error_comes_with_all_that_it_tells(ends: Ends) -> None:
    ours, theirs = ends
    error = LimitError("Too large.", limit="max_result", value=7, status=413)
    error.headers["Retry-After"] = "1"
    send_failed(theirs, Failed(error))
    failed = come(ours)
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, LimitError)
    assert vars(failed.error) == vars(error)
    assert str(failed.error) == str(error)


def test_a_file_comes_as_a_descriptor_at_its_beginning(ends: Ends) -> None:
    ours, theirs = ends
    with tempfile.TemporaryFile() as file:
        file.write(b"a,b\r\n1,2\r\n")
        file.flush()  # its place is at its end
        send_file(theirs, file.fileno())
    reply = come(ours)
    assert not isinstance(reply, bytes | Failed)
    with reply:
        assert reply.read() == b"a,b\r\n1,2\r\n"


def test_a_file_whose_header_is_cut_comes_too(ends: Ends) -> None:
    ours, theirs = ends
    frame = FILE.to_bytes() + bytes(8)
    incoming = Incoming(ours)
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
        file.flush()
        socket.send_fds(theirs, [frame[:3]], [file.fileno()])
        assert not incoming.feed()
        theirs.sendall(frame[3:])
        assert incoming.feed()
    reply = incoming.reply()
    assert not isinstance(reply, bytes | Failed)
    with reply:
        assert reply.read() == b"x"


def test_a_file_that_nobody_takes_is_closed(ends: Ends) -> None:
    ours, theirs = ends
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as other_end:
        send_file(theirs, writing)
        os.close(writing)
        incoming = Incoming(ours)
        assert incoming.feed()
        incoming.close()
        assert other_end.read() == b""  # so that nobody has the end that writes
        incoming.close()


def test_a_file_for_which_there_is_no_descriptor_is_an_error(ends: Ends) -> None:
    ours, theirs = ends
    theirs.sendall(FILE.to_bytes() + bytes(8))  # as it comes where the kernel had none left
    incoming = Incoming(ours)
    assert incoming.feed()
    with pytest.raises(OSError, match="Too many open files"):
        incoming.reply()


@pytest.mark.parametrize("length", [0, 1, HEADER - 1, HEADER, HEADER + 2])
def test_a_worker_that_dies_before_the_reply_is_whole_is_noticed(ends: Ends, length: int) -> None:
    ours, theirs = ends
    incoming = Incoming(ours)
    theirs.sendall((RESULT.to_bytes() + (3).to_bytes(8) + b"abc")[:length])
    assert not incoming.feed()
    theirs.close()
    with pytest.raises(EOFError):
        incoming.feed()


def test_a_worker_that_dies_after_the_reply_has_given_it(ends: Ends) -> None:
    ours, theirs = ends
    send_result(theirs, b"last words")
    theirs.close()
    assert come(ours) == b"last words"


@given(text=st.text(), graphs=st.lists(st.text(), max_size=3).map(tuple))
def test_a_query_comes_to_the_worker_as_it_was_sent(text: str, graphs: tuple[str, ...]) -> None:
    ours, theirs = pair()
    with ours, theirs:
        job = QueryJob(text, DatasetClause(graphs, graphs[:1]), CSV)
        ours.sendall(packed(job))
        another = QueryJob("ASK {}", DatasetClause(), CSV)
        ours.sendall(packed(another))
        assert receive_job(theirs) == job
        assert receive_job(theirs) == another


def test_a_long_query_waits_for_room_on_its_way(ends: Ends) -> None:
    ours, theirs = ends
    job = QueryJob("#" * (5 << 20), DatasetClause(), CSV)
    got: list[Job] = []
    worker = threading.Thread(target=lambda: got.append(receive_job(theirs)))
    room = select.poll()
    room.register(ours, select.POLLOUT)
    threading.Timer(0.05, worker.start).start()  # so that there is none at first
    send_whole(ours, packed(job), room)
    while not got:
        worker.join(0.01) if worker.is_alive() else None
    assert got == [job]


@pytest.mark.parametrize("length", [0, 4, HEADER, HEADER + 5])
def test_a_worker_learns_that_nobody_asks_any_longer(ends: Ends, length: int) -> None:
    ours, theirs = ends
    ours.sendall(packed(QueryJob("ASK {}", DatasetClause(), CSV))[:length])
    ours.close()
    with pytest.raises(EOFError):
        receive_job(theirs)


def test_a_query_for_a_dead_worker_is_an_error(ends: Ends) -> None:
    ours, theirs = ends
    theirs.close()
    room = select.poll()
    room.register(ours, select.POLLOUT)
    with pytest.raises(OSError, match="Broken pipe"):
        send_whole(ours, b"x" * (5 << 20), room)
