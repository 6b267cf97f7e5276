"""Like requests in an event loop: one is worked on, the others wait for it."""

import asyncio

import pytest

from jinshan_kg.web.answers.crowd import Crowd


class Desk:
    """Asks slowly, remembers results, and counts how often it had to ask."""

    def __init__(self) -> None:
        self.crowd = Crowd[str]()
        self.known: dict[str, str] = {}
        self.worked = 0
        self.most_waiting = 0

    async def ask(self, key: str | None, result: str = "result", error: bool = False) -> str:
        gathering = self.crowd.around(key)
        if gathering is not None:
            told = await gathering.end()
            found = self.known.get(key or "") or told
            if found is not None:
                return found
        with self.crowd.leading(key) as others:
            self.worked += 1
            await asyncio.sleep(0.01)
            self.most_waiting = max(self.most_waiting, others.waiting)
            if error:
                others.told = "error"
                return "error"
            if key is not None:
                self.known[key] = result
            return result


def test_a_hundred_requests_are_worked_on_once() -> None:
    async def scene() -> tuple[Desk, list[str]]:
        desk = Desk()
        return desk, await asyncio.gather(*(desk.ask("key") for _ in range(100)))

    desk, results = asyncio.run(scene())
    assert results == ["result"] * 100
    assert (desk.worked, desk.most_waiting) == (1, 99)


def test_requests_that_differ_do_not_wait_for_each_other() -> None:
    async def scene() -> Desk:
        desk = Desk()
        await asyncio.gather(desk.ask("one"), desk.ask("other"))
        return desk

    desk = asyncio.run(scene())
    assert (desk.worked, desk.most_waiting) == (2, 0)


def test_requests_like_no_other_do_not_wait_for_each_other() -> None:
    async def scene() -> Desk:
        desk = Desk()
        await asyncio.gather(desk.ask(None), desk.ask(None))
        return desk

    assert asyncio.run(scene()).worked == 2


def test_what_is_told_all_get() -> None:
    async def scene() -> tuple[Desk, list[str]]:
        desk = Desk()
        return desk, await asyncio.gather(*(desk.ask("key", error=True) for _ in range(10)))

    desk, results = asyncio.run(scene())
    assert results == ["error"] * 10
    assert desk.worked == 1


def test_the_next_request_finds_nothing_of_the_last() -> None:
    async def scene() -> list[str]:
        desk = Desk()
        first = await desk.ask("key", error=True)
        return [first, await desk.ask("key")]

    assert asyncio.run(scene()) == ["error", "result"]


def test_where_the_first_fails_the_others_go_on() -> None:
    async def fail(crowd: Crowd[str]) -> None:
        with crowd.leading("key"):
            await asyncio.sleep(0.01)
            raise RuntimeError("torn away")

    async def scene() -> tuple[object, str]:
        desk = Desk()
        first = asyncio.ensure_future(fail(desk.crowd))
        await asyncio.sleep(0)
        other = asyncio.ensure_future(desk.ask("key"))
        done = await asyncio.gather(first, other, return_exceptions=True)
        return done[0], str(done[1])

    first, other = asyncio.run(scene())
    assert isinstance(first, RuntimeError)
    assert other == "result"


def test_one_that_leaves_is_not_waiting_any_longer() -> None:
    async def scene() -> tuple[int, int]:
        crowd = Crowd[str]()
        with crowd.leading("key") as others:
            waiting = asyncio.ensure_future(others.end())
            await asyncio.sleep(0)
            before = others.waiting
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            return before, others.waiting

    assert asyncio.run(scene()) == (1, 0)


def test_several_may_lead_but_only_the_first_is_waited_for() -> None:
    async def scene() -> None:
        crowd = Crowd[str]()
        with crowd.leading("key") as first:
            with crowd.leading("key") as second:
                assert crowd.around("key") is first
                assert second is not first
            assert crowd.around("key") is first
        assert crowd.around("key") is None

    asyncio.run(scene())
