"""Single flight, with real threads."""

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from tests.waiting import wait_until

from jinshan_kg.engine.protocol import NO_TERMS, Terms
from jinshan_kg.engine.workers.outcomes import AbandonedError
from jinshan_kg.sparql.errors import LimitError, QuerySyntaxError, SparqlError
from jinshan_kg.sparql.position import Position
from jinshan_kg.web.answers.flight import SingleFlight

PATIENCE = 20.0  # seconds after which a test gives up


class Evaluation:
    """Something to evaluate, which waits until it may end."""

    def __init__(self, end: Callable[[Terms], str] = lambda terms: "result") -> None:
        self.begun = Event()
        self.may_end = Event()
        self.terms: list[Terms] = []
        self._end = end

    def __call__(self, terms: Terms) -> str:
        self.terms.append(terms)
        self.begun.set()
        assert self.may_end.wait(PATIENCE)
        return self._end(terms)


class Crowd:
    """Threads that ask one flight."""

    def __init__(self, size: int) -> None:
        self.flight = SingleFlight[str]()
        self._threads = ThreadPoolExecutor(size)

    def ask(
        self,
        evaluate: Callable[[Terms], str],
        terms: Terms = NO_TERMS,
        key: str = "key",
    ) -> Future[tuple[str, bool]]:
        return self._threads.submit(self.flight.run, key, evaluate, terms)

    def wait_for_waiting(self, number: int, key: str = "key") -> None:
        assert wait_until(lambda: (self.flight.waiting(key) or 0) >= number)

    def close(self) -> None:
        self._threads.shutdown()


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    crowd = Crowd(101)
    yield crowd
    crowd.close()


def never(terms: Terms) -> str:
    raise AssertionError("evaluated twice")


def left() -> bool:
    return True


def test_a_hundred_threads_cost_one_evaluation(crowd: Crowd) -> None:
    evaluation = Evaluation()
    first = crowd.ask(evaluation)
    assert evaluation.begun.wait(PATIENCE)
    others = [crowd.ask(never) for _ in range(99)]
    crowd.wait_for_waiting(99)
    evaluation.may_end.set()
    assert first.result(PATIENCE) == ("result", False)
    assert {other.result(PATIENCE) for other in others} == {("result", True)}
    assert crowd.flight.shared == 99


def test_a_hundred_threads_at_once_cost_one_evaluation(crowd: Crowd) -> None:
    together = threading.Barrier(100)
    evaluation = Evaluation()
    evaluation.may_end.set()

    def slowly(terms: Terms) -> str:
        crowd.wait_for_waiting(99)
        return evaluation(terms)

    def one() -> tuple[str, bool]:
        together.wait(PATIENCE)
        return crowd.flight.run("key", slowly, NO_TERMS)

    with ThreadPoolExecutor(100) as threads:
        results = [threads.submit(one) for _ in range(100)]
        assert sorted(result.result(PATIENCE) for result in results) == [
            ("result", False),
            *[("result", True)] * 99,
        ]
    assert len(evaluation.terms) == 1


def test_other_keys_are_other_evaluations(crowd: Crowd) -> None:
    one, other = Evaluation(), Evaluation(lambda terms: "other")
    first, second = crowd.ask(one), crowd.ask(other, key="other")
    assert one.begun.wait(PATIENCE)
    assert other.begun.wait(PATIENCE)
    other.may_end.set()
    assert second.result(PATIENCE) == ("other", False)
    one.may_end.set()
    assert first.result(PATIENCE) == ("result", False)


def test_nothing_is_kept_when_all_have_their_answer(crowd: Crowd) -> None:
    for expected in ("one", "two"):
        assert crowd.ask(lambda terms, text=expected: text).result(PATIENCE) == (  # type: ignore[misc]
            expected,
            False,
        )
    assert crowd.flight.waiting("key") is None


def test_all_get_the_same_error_each_afresh(crowd: Crowd) -> None:
    def fail(terms: Terms) -> str:
        raise QuerySyntaxError("unexpected }", Position.at("ASK }", 4))

    evaluation = Evaluation(fail)
    first = crowd.ask(evaluation)
    assert evaluation.begun.wait(PATIENCE)
    others = [crowd.ask(never) for _ in range(20)]
    crowd.wait_for_waiting(20)
    evaluation.may_end.set()
    errors = [asked.exception(PATIENCE) for asked in (first, *others)]
    assert all(type(error) is QuerySyntaxError for error in errors)
    assert len({str(error) for error in errors}) == 1
    assert len({id(error) for error in errors}) == 21
    depths = {len(traceback.extract_tb(error.__traceback__)) for error in errors[1:] if error}
    assert len(depths) == 1
    assert all(error.__context__ is None for error in errors[1:] if error)
    assert {error.status for error in errors if isinstance(error, SparqlError)} == {400}


def test_an_error_that_cannot_be_copied_is_told_in_words(crowd: Crowd) -> None:
    class OddError(Exception):
        def __init__(self, one: str, two: str) -> None:
            super().__init__(f"{one} and {two}")

    def fail(terms: Terms) -> str:
        raise OddError("this", "that")

    evaluation = Evaluation(fail)
    first = crowd.ask(evaluation)
    assert evaluation.begun.wait(PATIENCE)
    other = crowd.ask(never)
    crowd.wait_for_waiting(1)
    evaluation.may_end.set()
    with pytest.raises(OddError):
        first.result(PATIENCE)
    with pytest.raises(RuntimeError, match=r"^OddError: this and that$"):
        other.result(PATIENCE)


def test_an_error_is_not_kept(crowd: Crowd) -> None:
    def fail(terms: Terms) -> str:
        raise SparqlError("no")

    assert isinstance(crowd.ask(fail).exception(PATIENCE), SparqlError)
    assert crowd.ask(lambda terms: "yes").result(PATIENCE) == ("yes", False)


def test_the_next_takes_over_where_the_first_gave_up(crowd: Crowd) -> None:
    def give_up(terms: Terms) -> str:
        raise AbandonedError

    evaluation = Evaluation(give_up)
    again = Evaluation(lambda terms: "second result")
    first = crowd.ask(evaluation)
    assert evaluation.begun.wait(PATIENCE)
    others = [crowd.ask(again) for _ in range(10)]
    crowd.wait_for_waiting(10)
    evaluation.may_end.set()
    assert isinstance(first.exception(PATIENCE), AbandonedError)
    crowd.wait_for_waiting(9)
    again.may_end.set()
    results = sorted(other.result(PATIENCE) for other in others)
    assert results == [("second result", False), *[("second result", True)] * 9]
    assert len(again.terms) == 1


def test_the_next_takes_over_where_the_first_was_torn_away(crowd: Crowd) -> None:
    def stop(terms: Terms) -> str:
        raise SystemExit

    evaluation = Evaluation(stop)
    first = crowd.ask(evaluation)
    assert evaluation.begun.wait(PATIENCE)
    other = crowd.ask(lambda terms: "result")
    crowd.wait_for_waiting(1)
    evaluation.may_end.set()
    assert isinstance(first.exception(PATIENCE), SystemExit)
    assert other.result(PATIENCE) == ("result", False)


def test_whoever_takes_over_has_only_the_rest_of_its_time(crowd: Crowd) -> None:
    def give_up(terms: Terms) -> str:
        raise AbandonedError

    evaluation, again = Evaluation(give_up), Evaluation()
    again.may_end.set()
    first = crowd.ask(evaluation, Terms(PATIENCE))
    assert evaluation.begun.wait(PATIENCE)
    other = crowd.ask(again, Terms(PATIENCE))
    crowd.wait_for_waiting(1)
    time.sleep(0.05)
    evaluation.may_end.set()
    assert other.result(PATIENCE) == ("result", False)
    assert first.exception(PATIENCE) is not None
    assert evaluation.terms[0].seconds == PATIENCE
    assert again.terms[0].seconds is not None
    assert 0 < again.terms[0].seconds <= PATIENCE - 0.05


def test_one_whose_client_left_goes_on_while_others_wait(crowd: Crowd) -> None:
    evaluation = Evaluation()
    first = crowd.ask(evaluation, Terms(abandoned=left))
    assert evaluation.begun.wait(PATIENCE)
    terms = evaluation.terms[0]
    assert terms.abandoned()  # alone, it may give up
    other = crowd.ask(never)
    crowd.wait_for_waiting(1)
    assert not terms.abandoned()
    evaluation.may_end.set()
    assert first.result(PATIENCE) == ("result", False)
    assert other.result(PATIENCE) == ("result", True)


def test_one_that_waits_gives_up_when_its_client_leaves(crowd: Crowd) -> None:
    evaluation = Evaluation()
    first = crowd.ask(evaluation)
    assert evaluation.begun.wait(PATIENCE)
    waiting = crowd.ask(never, Terms(abandoned=left))
    assert isinstance(waiting.exception(PATIENCE), AbandonedError)
    assert crowd.flight.waiting("key") == 0
    evaluation.may_end.set()
    assert first.result(PATIENCE) == ("result", False)


def test_one_that_waits_is_told_when_its_own_time_is_over(crowd: Crowd) -> None:
    evaluation = Evaluation()
    first = crowd.ask(evaluation)
    assert evaluation.begun.wait(PATIENCE)
    begin = time.monotonic()
    error = crowd.ask(never, Terms(seconds=0.3)).exception(PATIENCE)
    assert 0.3 <= time.monotonic() - begin < 5
    assert isinstance(error, LimitError)
    assert (error.status, error.details) == (503, {"limit": "timeout", "value": 0.3})
    evaluation.may_end.set()
    assert first.result(PATIENCE) == ("result", False)


def test_a_second_flight_knows_nothing_of_the_first() -> None:
    one, other = SingleFlight[str](), SingleFlight[str]()
    assert one.run("key", lambda _: other.run("key", lambda _: "inner", NO_TERMS)[0], NO_TERMS) == (
        "inner",
        False,
    )
