"""Watching a worker's channel from one job to the next."""

import asyncio
import os
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import uvloop

from jinshan_kg.engine.workers.ear import Ear

Ends = tuple[socket.socket, socket.socket]
Test = Callable[[], Awaitable[None]]


@pytest.fixture(params=[asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Callable[[Test], None]:
    """Run something in a loop."""

    def run(test: Test) -> None:
        with asyncio.Runner(loop_factory=request.param) as runner:
            runner.run(_of(test))

    return run


async def _of(test: Test) -> None:
    await test()


@pytest.fixture
def ends() -> Iterator[Ends]:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with ours, theirs:
        yield ours, theirs


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


async def a_moment() -> None:
    await asyncio.sleep(0.02)


def test_it_hears_job_after_job(run: Callable[[Test], None], ends: Ends) -> None:
    ours, theirs = ends

    async def test() -> None:
        ear = Ear(ours)
        heard: list[bytes] = []
        for word in (b"one", b"two"):
            ear.listen(lambda: heard.append(ours.recv(9)))
            before = descriptors()
            theirs.send(word)
            await a_moment()
            ear.rest()
            assert descriptors() == before
        assert heard == [b"one", b"two"]
        ear.close()

    run(test)


def test_what_comes_for_a_thread_it_leaves_there(run: Callable[[Test], None], ends: Ends) -> None:
    ours, theirs = ends

    async def test() -> None:
        before = descriptors()
        ear = Ear(ours)
        ear.listen(lambda: None)
        ear.rest()
        theirs.send(b"for a thread")
        await a_moment()
        assert descriptors() == before  # nothing is watched, so that nothing spins
        assert ours.recv(99) == b"for a thread"
        heard: list[bytes] = []
        ear.listen(lambda: heard.append(ours.recv(9)))
        theirs.send(b"again")
        await a_moment()
        assert heard == [b"again"]
        ear.close()

    run(test)


def test_a_thread_may_close_the_channel_and_the_ear(
    run: Callable[[Test], None], ends: Ends
) -> None:
    ours, _ = ends

    async def test() -> None:
        ear = Ear(ours)
        before = descriptors()
        ear.listen(lambda: None)

        def close() -> None:
            ours.close()
            ear.close()
            ear.close()

        thread = threading.Thread(target=close)
        thread.start()
        thread.join()
        await a_moment()
        assert descriptors() == before - 1
        # The same numbers may be watched anew.
        others = [socket.socketpair() for _ in range(4)]
        for one, other in others:
            heard: list[bytes] = []
            another = Ear(one)
            another.listen(lambda one=one, heard=heard: heard.append(one.recv(9)))  # type: ignore[misc]
            other.send(b"x")
            await a_moment()
            assert heard == [b"x"]
            another.close()
            await a_moment()
            one.close()
            other.close()

    run(test)


def test_a_channel_that_is_closed_is_an_error(run: Callable[[Test], None], ends: Ends) -> None:
    ours, _ = ends
    ours.close()

    async def test() -> None:
        with pytest.raises(OSError, match=os.strerror(9)):
            Ear(ours).listen(lambda: None)

    run(test)


def test_another_loop_may_listen_later(run: Callable[[Test], None], ends: Ends) -> None:
    ours, theirs = ends
    ear = Ear(ours)
    before = descriptors()

    async def test() -> None:
        heard: list[bytes] = []
        ear.listen(lambda: heard.append(ours.recv(9)))
        theirs.send(b"x")
        await a_moment()
        assert heard == [b"x"]

    run(test)
    run(test)
    ear.close()
    assert descriptors() == before
