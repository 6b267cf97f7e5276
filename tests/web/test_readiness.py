"""Whether requests should come here now."""

import threading

import pytest

from jinshan_kg.engine.protocol import EvaluationError
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.outcomes import no_worker_came, overloaded, too_slow
from jinshan_kg.web.readiness import Readiness


class Worker:
    """Answers, or fails with `error`; counts how often it is asked, and for how long at most."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.error: Exception | None = None

    def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        if self.error is not None:
            raise self.error


class Clock:
    """A clock that stands."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def readiness(worker: Worker, clock: Clock) -> Readiness:
    made = Readiness(worker, clock)
    made.loaded()
    return made


def test_not_before_the_dataset_is_loaded(worker: Worker) -> None:
    assert Readiness(worker).trouble() == "The dataset is being loaded."
    assert worker.asked == []


def test_when_a_worker_answers_in_time(readiness: Readiness, worker: Worker) -> None:
    assert readiness.trouble() is None
    assert worker.asked == [2.0]


@pytest.mark.parametrize("error", [too_slow(2), no_worker_came(2, WorkerLimits())])
def test_not_while_all_workers_are_busy(
    readiness: Readiness, worker: Worker, error: Exception
) -> None:
    worker.error = error

    assert readiness.trouble() == "All workers are busy: none answered ASK {} within 2 s."


def test_not_while_the_queue_is_full(readiness: Readiness, worker: Worker) -> None:
    worker.error = overloaded(WorkerLimits())

    assert readiness.trouble() == "All workers are busy, and the queue for them is full."


def test_not_when_a_worker_fails(readiness: Readiness, worker: Worker) -> None:
    worker.error = EvaluationError("The process ended.", status=500)

    assert readiness.trouble() == "No worker answered ASK {}: The process ended."


def test_not_when_asking_fails(
    readiness: Readiness, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    worker.error = OSError("too many open files")

    assert readiness.trouble() == "No worker could be asked; the server's log has why."
    assert "too many open files" in caplog.text


def test_not_once_the_server_stops(readiness: Readiness, worker: Worker) -> None:
    readiness.stop()

    assert readiness.trouble() == "The server is stopping."
    assert worker.asked == []


def test_a_worker_is_asked_once_a_second(
    readiness: Readiness, worker: Worker, clock: Clock
) -> None:
    for clock.now in (0.0, 0.2, 0.9, 1.0, 1.1, 2.5):
        readiness.trouble()

    assert len(worker.asked) == 3


def test_trouble_that_is_over_is_seen_within_a_second(
    readiness: Readiness, worker: Worker, clock: Clock
) -> None:
    worker.error = too_slow(2)
    readiness.trouble()
    worker.error = None
    assert readiness.trouble() is not None

    clock.now = 1.0

    assert readiness.trouble() is None


def test_who_comes_while_a_worker_is_asked_does_not_wait_for_it() -> None:
    is_asking, answer = threading.Event(), threading.Event()

    def ask(seconds: float) -> None:
        is_asking.set()
        assert answer.wait(10)

    readiness = Readiness(ask)
    readiness.loaded()
    first = threading.Thread(target=readiness.trouble)
    first.start()
    assert is_asking.wait(10)

    assert readiness.trouble() is None

    answer.set()
    first.join()
