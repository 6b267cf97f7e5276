"""Single flight in an event loop."""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from jinshan_kg.engine.workers.outcomes import AbandonedError
from jinshan_kg.sparql.errors import LimitError, SparqlError
from jinshan_kg.web.gateway.sharing import Shared

Waited = Callable[[], bool]


@dataclass
class Client:
    """Somebody who may leave, which is known only once somebody looks."""

    leaves: bool = False
    looked: bool = False

    def has_left(self) -> bool:
        return self.leaves and self.looked

    def look_out(self) -> None:
        self.looked = True


class Evaluation:
    """An evaluation that ends when it is let go on, and counts how often it began."""

    def __init__(self, ends: object = "answer") -> None:
        self.begun = 0
        self.go_on = asyncio.Event()
        self.ends = ends

    async def __call__(self, waited_for: Waited) -> str:
        self.begun += 1
        await self.go_on.wait()
        if isinstance(self.ends, Exception):
            raise self.ends
        return f"{self.ends} {self.begun}"


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def begin(
    shared: Shared[str],
    evaluate: Callable[[Waited], Awaitable[str]],
    count: int,
    name: str = "query",
) -> list[asyncio.Task[tuple[str, bool]]]:
    return [asyncio.create_task(shared.get(name, evaluate, Client())) for _ in range(count)]


def test_a_hundred_who_ask_at_once_cost_one_evaluation() -> None:
    async def ask() -> None:
        shared, evaluation = Shared[str](), Evaluation()
        tasks = begin(shared, evaluation, 100)
        await settle()
        evaluation.go_on.set()
        assert await asyncio.gather(*tasks) == [("answer 1", False)] + [("answer 1", True)] * 99
        assert evaluation.begun == 1

    asyncio.run(ask())


def test_who_asks_later_or_something_else_is_evaluated_anew() -> None:
    async def ask() -> None:
        shared, evaluation = Shared[str](), Evaluation()
        evaluation.go_on.set()
        assert await shared.get("a", evaluation, Client()) == ("answer 1", False)
        assert await shared.get("a", evaluation, Client()) == ("answer 2", False)
        evaluation.go_on.clear()
        tasks = [*begin(shared, evaluation, 1, "a"), *begin(shared, evaluation, 1, "b")]
        await settle()
        evaluation.go_on.set()
        assert [is_shared for _, is_shared in await asyncio.gather(*tasks)] == [False, False]
        assert evaluation.begun == 4

    asyncio.run(ask())


def test_an_error_is_everybodys_and_each_gets_a_copy() -> None:
    async def ask() -> None:
        error = LimitError("Too slow.", limit="timeout", value=1.0, status=503)
        shared, evaluation = Shared[str](), Evaluation(error)
        tasks = begin(shared, evaluation, 3)
        await settle()
        evaluation.go_on.set()
        errors = await asyncio.gather(*tasks, return_exceptions=True)
        assert evaluation.begun == 1
        assert errors[0] is error
        assert len(set(map(id, errors))) == 3
        assert all(vars(other) == vars(error) for other in errors)
        evaluation.ends = "answer"  # an error is not kept
        assert await shared.get("query", evaluation, Client()) == ("answer 2", False)

    asyncio.run(ask())


class OddError(Exception):
    """One that cannot be copied: its `__init__` takes other arguments than it keeps."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def test_an_error_that_cannot_be_copied_lets_nobody_wait_for_ever() -> None:
    async def ask() -> None:
        shared, evaluation = Shared[str](), Evaluation(OddError("a", "b"))
        tasks = begin(shared, evaluation, 2)
        await settle()
        evaluation.go_on.set()
        async with asyncio.timeout(5):
            first, second = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(first, OddError)
        assert isinstance(second, RuntimeError)
        assert str(second) == "OddError: ab"

    asyncio.run(ask())


def test_the_evaluation_knows_whether_somebody_waits() -> None:
    async def ask() -> None:
        shared = Shared[str]()
        known: list[Waited] = []
        end = asyncio.Event()

        async def evaluate(waited_for: Waited) -> str:
            known.append(waited_for)
            await end.wait()
            return "answer"

        (leader,) = begin(shared, evaluate, 1)
        await settle()
        assert not known[0]()
        (follower,) = begin(shared, evaluate, 1)
        await settle()
        assert known[0]()
        follower.cancel()
        await settle()
        assert not known[0]()
        end.set()
        assert await leader == ("answer", False)

    asyncio.run(ask())


@pytest.mark.parametrize("gives_up", ["abandoned", "cancelled"])
def test_one_of_those_who_wait_takes_over_from_a_first_that_gives_up(gives_up: str) -> None:
    async def ask() -> None:
        shared, evaluation = Shared[str](), Evaluation()
        end = asyncio.Event()

        async def abandoned(waited_for: Waited) -> str:
            await end.wait()
            raise AbandonedError

        (first,) = begin(shared, abandoned, 1)
        await settle()
        others = begin(shared, evaluation, 5)
        await settle()
        end.set() if gives_up == "abandoned" else first.cancel()
        with pytest.raises(AbandonedError if gives_up == "abandoned" else asyncio.CancelledError):
            await first
        await settle()
        evaluation.go_on.set()
        answers = await asyncio.gather(*others)
        assert evaluation.begun == 1
        assert sorted(is_shared for _, is_shared in answers) == [False, True, True, True, True]

    asyncio.run(ask())


def test_a_first_that_gives_up_alone_leaves_nothing_behind() -> None:
    async def ask() -> None:
        shared, evaluation = Shared[str](), Evaluation(AbandonedError())
        evaluation.go_on.set()
        with pytest.raises(AbandonedError):
            await shared.get("query", evaluation, Client())
        evaluation.ends = "answer"
        assert await shared.get("query", evaluation, Client()) == ("answer 2", False)

    asyncio.run(ask())


def test_one_who_waits_may_leave_and_the_others_are_answered() -> None:
    async def ask() -> None:
        shared, evaluation = Shared[str](), Evaluation()
        first, second = begin(shared, evaluation, 2)
        await settle()
        leaving = Client(leaves=True)
        async with asyncio.timeout(5):
            with pytest.raises(AbandonedError):
                await shared.get("query", evaluation, leaving)
        assert leaving.looked
        evaluation.go_on.set()
        assert await first == ("answer 1", False)
        assert await second == ("answer 1", True)

    asyncio.run(ask())


def test_an_error_that_nobody_is_left_to_hear_is_not_complained_of() -> None:
    async def ask() -> list[dict[str, object]]:
        complaints: list[dict[str, object]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, told: complaints.append(told))
        shared, evaluation = Shared[str](), Evaluation(SparqlError("Wrong."))
        first, second = begin(shared, evaluation, 2)
        await settle()
        evaluation.go_on.set()
        second.cancel()  # in the round of the loop in which the first fails
        await asyncio.gather(first, second, return_exceptions=True)
        del first, second, shared
        gc.collect()
        return complaints

    assert asyncio.run(ask()) == []
