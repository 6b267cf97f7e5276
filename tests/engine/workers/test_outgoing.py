"""A result on its way out of a worker: the same bytes, whichever way they go."""

import select
import threading
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.engine.workers.frames import Incoming, pair
from jinshan_kg.engine.workers.messages import Failed
from jinshan_kg.engine.workers.outgoing import Outgoing
from jinshan_kg.engine.workers.spool import IN_MEMORY, Spool
from jinshan_kg.sparql.errors import LimitError

SIZES = st.sampled_from([0, 1, 8_192, (1 << 17) - 1, 1 << 17, (1 << 17) + 1, IN_MEMORY - 8_192])


@given(st.lists(SIZES, max_size=6))
def test_what_is_written_arrives(sizes: list[int]) -> None:
    pieces = [bytes([number]) * size for number, size in enumerate(sizes)]
    ours, theirs = pair()
    ours.setblocking(False)
    incoming = Incoming(ours)
    with ours, theirs, Spool(1 << 30) as spool:
        outgoing = Outgoing(theirs, spool)

        def work() -> None:
            for piece in pieces:
                assert outgoing.write(piece) == len(piece)
            outgoing.flush()
            outgoing.send()

        worker = threading.Thread(target=work)
        worker.start()
        while not incoming.feed():
            select.select([ours], [], [], 10)
        worker.join()
        reply = incoming.reply()
    assert not isinstance(reply, Failed)
    assert isinstance(reply, bytes) == (sum(sizes) <= IN_MEMORY)
    with BytesIO(reply) if isinstance(reply, bytes) else reply as file:
        assert file.read() == b"".join(pieces)


def test_a_long_result_is_under_way_before_it_is_whole() -> None:
    ours, theirs = pair()
    with ours, theirs, Spool(1 << 30) as spool:
        outgoing = Outgoing(theirs, spool)
        for _ in range(15):
            outgoing.write(b"x" * 8_192)
        assert not select.select([ours], [], [], 0)[0]
        outgoing.write(b"x" * 8_192)
        assert select.select([ours], [], [], 0)[0]


def test_what_grows_too_large_is_refused_as_by_the_spool() -> None:
    ours, theirs = pair()
    with ours, theirs, Spool(10) as spool:
        outgoing = Outgoing(theirs, spool)
        outgoing.write(b"x" * 10)
        with pytest.raises(LimitError, match="larger than 10 bytes"):
            outgoing.write(b"x")
