"""When a query is evaluated, and when not."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.waiting import wait_until

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Terms
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import LimitError, SparqlError
from jinshan_kg.web.answers.large import LargeAnswer
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.service import Answers, Evaluate, Given
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.answers.whole import WholeAnswer
from jinshan_kg.web.telemetry.record import CacheUse

CSV = "text/csv; charset=utf-8"
QUESTION = Question("ASK {}", DatasetClause(), CSV)


def key_of(answers: Answers, question: Question = QUESTION) -> str:
    key = answers.key_of(question)
    assert key is not None
    return key


def giving(body: bytes) -> Evaluate:
    return lambda terms: Answer(body)


def never(terms: Terms) -> Answer:
    raise AssertionError("evaluated twice")


def body_of(given: Given) -> bytes:
    assert isinstance(given.answer, WholeAnswer)
    return given.answer.body


def test_a_question_is_evaluated_once(answers: Answers) -> None:
    first = answers.give(key_of(answers), CSV, giving(b"true"))
    second = answers.give(key_of(answers), CSV, never)
    assert (first.use, second.use) == (CacheUse.MISS, CacheUse.HIT)
    assert second.answer is first.answer
    assert (body_of(first), first.answer.content_type) == (b"true", CSV)


def test_another_media_type_is_another_question(answers: Answers) -> None:
    json = Question("ASK {}", DatasetClause(), "application/json")
    answers.give(key_of(answers), CSV, giving(b"true"))
    other = answers.give(key_of(answers, json), "application/json", giving(b"{}"))
    assert (other.use, body_of(other)) == (CacheUse.MISS, b"{}")


def test_an_error_is_not_kept(answers: Answers) -> None:
    def fail(terms: Terms) -> Answer:
        raise SparqlError("no")

    with pytest.raises(SparqlError, match="no"):
        answers.give(key_of(answers), CSV, fail)
    assert answers.give(key_of(answers), CSV, giving(b"true")).use is CacheUse.MISS


def test_what_is_not_repeatable_is_evaluated_each_time(answers: Answers) -> None:
    now = Question("SELECT (NOW() AS ?n) {}", DatasetClause(), CSV, is_repeatable=False)
    assert answers.key_of(now) is None
    for body in (b"1", b"2"):
        given = answers.give(None, CSV, giving(body))
        assert (given.use, body_of(given), given.answer.stamp) == (CacheUse.NONE, body, None)


def test_where_nobody_knows_the_edition_nothing_is_kept() -> None:
    answers = Answers(AnswerStore(1 << 20), None)
    assert answers.key_of(QUESTION) is None


def test_a_hundred_threads_cost_one_evaluation(answers: Answers) -> None:
    evaluations: list[Terms] = []
    together = threading.Barrier(100)

    def evaluate(terms: Terms) -> Answer:
        evaluations.append(terms)
        assert wait_until(lambda: answers.flight.waiting((key_of(answers), None)) == 99)
        return Answer(b"true")

    def one(_: int) -> Given:
        together.wait()
        return answers.give(key_of(answers), CSV, evaluate)

    with ThreadPoolExecutor(100) as threads:
        given = list(threads.map(one, range(100)))
    assert len(evaluations) == 1
    assert {id(each.answer) for each in given} == {id(given[0].answer)}
    uses = [each.use for each in given]
    assert (uses.count(CacheUse.MISS), uses.count(CacheUse.SHARED)) == (1, 99)
    assert answers.flight.shared == 99


def test_a_short_deadline_of_one_is_not_that_of_all(answers: Answers) -> None:
    has_begun, may_end = threading.Event(), threading.Event()

    def too_slow(terms: Terms) -> Answer:
        has_begun.set()
        assert may_end.wait(20)
        raise LimitError("too slow", limit="timeout", value=1, status=503)

    with ThreadPoolExecutor(1) as threads:
        hasty = threads.submit(answers.give, key_of(answers), CSV, too_slow, Terms(1.0))
        assert has_begun.wait(20)
        patient = answers.give(key_of(answers), CSV, giving(b"true"), NO_TERMS)
        assert body_of(patient) == b"true"
        may_end.set()
        assert isinstance(hasty.exception(20), LimitError)


@pytest.fixture
def in_file(tmp_path: Path) -> Callable[[bytes], Evaluate]:
    def evaluate(body: bytes) -> Evaluate:
        path = tmp_path / "result"
        path.write_bytes(body)
        return lambda terms: Answer(path.open("rb"))

    return evaluate


def test_a_file_that_fits_comes_into_memory(
    answers: Answers, in_file: Callable[[bytes], Evaluate]
) -> None:
    body = b"x" * (1 << 17)  # an eighth of the bound
    assert body_of(answers.give(key_of(answers), CSV, in_file(body))) == body
    assert answers.give(key_of(answers), CSV, never).use is CacheUse.HIT


def test_a_larger_file_is_sent_from_where_it_is(
    answers: Answers, in_file: Callable[[bytes], Evaluate]
) -> None:
    body = b"x" * ((1 << 17) + 1)
    large = answers.give(key_of(answers), CSV, in_file(body)).answer
    assert isinstance(large, LargeAnswer)
    assert b"".join(large.chunks()) == body
    assert large.stamp is not None
    assert answers.give(key_of(answers), CSV, giving(b"new")).use is CacheUse.MISS


def test_a_file_that_is_not_repeatable_stays_one(
    answers: Answers, in_file: Callable[[bytes], Evaluate]
) -> None:
    assert isinstance(answers.give(None, CSV, in_file(b"1")).answer, LargeAnswer)


def test_another_edition_has_other_answers() -> None:
    store = AnswerStore(1 << 20)
    old, new = Answers(store, "edition 1"), Answers(store, "edition 2")
    assert key_of(old) != key_of(new)
    old.give(key_of(old), CSV, giving(b"old"))
    assert body_of(new.give(key_of(new), CSV, giving(b"new"))) == b"new"
    assert body_of(old.give(key_of(old), CSV, never)) == b"old"


def test_the_same_edition_has_the_same_answers() -> None:
    store = AnswerStore(1 << 20)
    before, after = Answers(store, "edition 1"), Answers(store, "edition 1")
    before.give(key_of(before), CSV, giving(b"true"))
    assert after.give(key_of(after), CSV, never).use is CacheUse.HIT
