"""The queue for workers: nobody gets one twice, and none is lost."""

import asyncio
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.engine.workers.moment import Moment
from jinshan_kg.engine.workers.queue import LoopTicket, Shelf, Ticket

MakeTicket = Callable[[], Ticket[int]]


def in_loop(begin: Callable[[int], None] = lambda thing: None) -> LoopTicket[int]:
    """Return a place of the running loop."""
    return LoopTicket(asyncio.get_running_loop(), begin)


def taken(shelf: Shelf[int], make: MakeTicket = Ticket) -> int:
    """Take what is there."""
    thing = shelf.take(make)
    assert isinstance(thing, int)
    return thing


def place(shelf: Shelf[int], make: MakeTicket = Ticket) -> Ticket[int]:
    """Take a place in the queue."""
    ticket = shelf.take(make)
    assert isinstance(ticket, Ticket)
    return ticket


def put_by_thread(shelf: Shelf[int], thing: int) -> None:
    """Put something back in another thread, which has ended when this returns."""
    thread = threading.Thread(target=shelf.put, args=[thing])
    thread.start()
    thread.join()


def test_the_one_that_was_put_back_last_is_taken_first() -> None:
    shelf = Shelf([1, 2], 0)
    first, second = taken(shelf), taken(shelf)
    assert {first, second} == {1, 2}
    shelf.put(first)
    shelf.put(second)
    assert taken(shelf) == second
    assert shelf.idle == (first,)


def test_so_many_may_wait_and_no_more() -> None:
    shelf = Shelf[int]([], 2)
    tickets = [place(shelf) for _ in range(2)]
    assert shelf.waiting == 2
    assert shelf.take(Ticket) is None
    shelf.leave(tickets[0])
    assert shelf.waiting == 1
    assert isinstance(shelf.take(Ticket), Ticket)


def test_whoever_has_waited_longest_is_next_thread_or_loop() -> None:
    async def three() -> list[int | None]:
        shelf = Shelf[int]([], 9)
        tickets = [place(shelf, make) for make in (Ticket, in_loop, Ticket, in_loop)]
        for number in range(3):
            shelf.put(number)
        return [ticket.given for ticket in tickets]

    assert asyncio.run(three()) == [0, 1, 2, None]


def test_a_thread_is_woken_by_what_comes() -> None:
    shelf = Shelf[int]([], 1)
    ticket = place(shelf)
    assert not ticket.wait(0.01)
    threading.Timer(0.05, shelf.put, [7]).start()
    assert ticket.wait(10)
    assert ticket.given == 7


def test_a_turn_begins_at_once_where_the_loop_itself_puts_something_back() -> None:
    async def put() -> list[int]:
        shelf = Shelf[int]([], 1)
        begun: list[int] = []
        place(shelf, partial(in_loop, begun.append))
        shelf.put(7)
        return begun

    assert asyncio.run(put()) == [7]


def test_a_turn_begins_in_the_loop_when_another_thread_puts_something_back() -> None:
    async def wait() -> tuple[int, int]:
        shelf = Shelf[int]([], 1)
        begun: asyncio.Future[tuple[int, int]] = asyncio.get_running_loop().create_future()
        place(
            shelf,
            partial(in_loop, lambda thing: begun.set_result((thing, threading.get_ident()))),
        )
        threading.Timer(0.05, shelf.put, [7]).start()
        return await asyncio.wait_for(begun, 10)

    assert asyncio.run(wait()) == (7, threading.get_ident())


def test_who_gives_up_before_anything_came_gets_nothing() -> None:
    shelf = Shelf[int]([], 2)
    first, second = place(shelf), place(shelf)
    assert shelf.leave(first) is None
    shelf.put(7)
    assert (first.given, second.given) == (None, 7)


def test_who_gives_up_just_as_it_comes_hands_it_back() -> None:
    async def give_up() -> tuple[int | None, int | None, list[int]]:
        shelf = Shelf[int]([], 2)
        begun: list[int] = []
        first = place(shelf, partial(in_loop, begun.append))
        second = place(shelf)
        assert isinstance(first, LoopTicket)
        put_by_thread(shelf, 7)
        first.close()  # the loop has not gone round since, so that it does not know
        handed_back = shelf.leave(first)
        assert handed_back is not None
        shelf.put(handed_back)
        await asyncio.sleep(0.01)  # being told late does no harm
        return handed_back, second.given, begun

    assert asyncio.run(give_up()) == (7, 7, [])


def test_new_ones_take_the_place_of_the_idle_and_go_to_those_who_wait() -> None:
    shelf = Shelf([1, 2], 9)
    shelf.replace_all([3, 4])
    assert sorted(shelf.idle) == [3, 4]
    taken(shelf), taken(shelf)
    ticket = place(shelf)
    shelf.replace_all([5, 6])
    assert (ticket.given, shelf.idle) == (5, (6,))


steps = st.sampled_from(["take", "put back", "leave", "leave as it comes"])


@given(things=st.integers(0, 3), most=st.integers(0, 4), plan=st.lists(steps, max_size=60))
def test_after_any_schedule_each_thing_is_in_one_place(
    things: int, most: int, plan: list[str]
) -> None:
    shelf = Shelf(list(range(things)), most)
    held: list[int] = []
    waiting: list[Ticket[int]] = []
    for step in plan:
        if step == "take":
            got = shelf.take(Ticket)
            if isinstance(got, Ticket):
                assert len(waiting) < most
                waiting.append(got)
            elif got is None:
                assert len(waiting) == most
            else:
                assert not waiting  # nobody passes those who wait
                held.append(got)
        elif step == "put back" and held:
            shelf.put(held.pop(0))
            if waiting:
                first = waiting.pop(0)
                assert first.given is not None
                held.append(first.given)
        elif step == "leave" and waiting:
            assert shelf.leave(waiting.pop(0)) is None
        elif step == "leave as it comes" and waiting and held:
            shelf.put(held.pop(0))
            back = shelf.leave(waiting.pop(0))
            assert back is not None
            shelf.put(back)
            if waiting:
                held.append(waiting.pop(0).given or 0)
        assert sorted([*shelf.idle, *held]) == list(range(things))
        assert shelf.waiting == len(waiting)
        assert all(ticket.given is None for ticket in waiting)


class Used:
    """Things that each may be used by one at a time."""

    def __init__(self, count: int) -> None:
        self.shelf = Shelf(list(range(count)), 1000)
        self.times = 0
        self._in_use: set[int] = set()
        self._lock = threading.Lock()

    def begin(self, thing: int | None) -> int:
        assert thing is not None
        with self._lock:
            assert thing not in self._in_use
            self._in_use.add(thing)
            self.times += 1
        return thing

    def end(self, thing: int) -> None:
        with self._lock:
            self._in_use.remove(thing)
        self.shelf.put(thing)

    def give_up(self, ticket: Ticket[int]) -> None:
        given = self.shelf.leave(ticket)
        if given is not None:
            self.shelf.put(given)


def use_in_thread(used: Used, chance: random.Random) -> None:
    got = used.shelf.take(Ticket)
    if isinstance(got, Ticket):
        if not got.wait(chance.choice([0, 0.0001, 10])):
            return used.give_up(got)
        got = got.given
    used.end(used.begin(got))


async def use_in_loop(used: Used, chance: random.Random) -> None:
    begun = Moment(asyncio.get_running_loop())
    things: list[int] = []

    def begin(thing: int) -> None:
        things.append(used.begin(thing))
        begun.come()

    got = used.shelf.take(partial(in_loop, begin))
    if isinstance(got, LoopTicket):
        if not await begun.wait(chance.choice([0, 0.0001, 10])):
            got.close()
            return used.give_up(got)
    else:
        assert isinstance(got, int)
        begin(got)
    await asyncio.sleep(0)
    used.end(things.pop())


@pytest.mark.parametrize("seed", range(3))
def test_threads_and_a_loop_together_lose_nothing(seed: int) -> None:
    used = Used(3)

    def in_thread(number: int) -> None:
        chance = random.Random(seed * 100 + number)
        for _ in range(300):
            use_in_thread(used, chance)

    async def in_loop() -> None:
        async def one(number: int) -> None:
            chance = random.Random(seed * 100 + 50 + number)
            for _ in range(100):
                await use_in_loop(used, chance)

        await asyncio.gather(*(one(number) for number in range(8)))

    with ThreadPoolExecutor(5) as threads:
        runs = [threads.submit(in_thread, number) for number in range(4)]
        runs.append(threads.submit(asyncio.run, in_loop()))
        for run in runs:
            run.result(60)
    assert sorted(used.shelf.idle) == [0, 1, 2]
    assert used.shelf.waiting == 0
    assert used.times > 500
