"""Answers to questions: kept ones, those that somebody else waits for already, or new ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, NamedTuple

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Terms
from jinshan_kg.web.answers.conditional import Stamp, Stamps
from jinshan_kg.web.answers.flight import SingleFlight
from jinshan_kg.web.answers.large import LargeAnswer
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.answers.whole import WholeAnswer
from jinshan_kg.web.telemetry.record import CacheUse

Evaluate = Callable[[Terms], Answer]
"""Evaluates a query on some terms, and writes its result in the media type of the question."""


class Given(NamedTuple):
    """An answer, and how it came about."""

    answer: WholeAnswer | LargeAnswer
    use: CacheUse


class Answers:
    """Gives answers over one dataset. Several threads may ask at once.

    An edition is a text that names all that an answer depends on besides the question: the version
    of the dataset and of the program, and the settings that change answers. Where it is None no
    answer is kept or gets an entity tag, as for a remote endpoint, whose data may change unseen.
    """

    def __init__(self, store: AnswerStore, edition: str | None) -> None:
        """Take where to keep answers, and the edition that is asked."""
        self.store: Final = store
        self.flight: Final = SingleFlight[WholeAnswer | LargeAnswer]()
        self._edition = edition
        self._stamps = Stamps()

    def key_of(self, question: Question) -> str | None:
        """Return which answer a question asks for; None if the answer is not to be kept."""
        if self._edition is None or not question.is_repeatable:
            return None
        return question.digest(self._edition)

    def give(
        self, key: str | None, content_type: str, evaluate: Evaluate, terms: Terms = NO_TERMS
    ) -> Given:
        """Return the answer of a key, evaluated only if need be.

        Args:
            key: Which answer (`key_of`); None for one that is evaluated in any case.
            content_type: The media type of the answer.
            evaluate: Evaluates the query; errors that it raises are not kept.
            terms: How long it may take, and whether anybody still waits for it.

        Raises:
            SparqlError: If there is no answer; see `SingleFlight.run`.
        """
        if key is None:
            return Given(_answer(evaluate(terms), content_type, None), CacheUse.NONE)
        kept = self.store.get(key)
        if kept is not None:
            return Given(kept, CacheUse.HIT)
        answer, is_shared = self.flight.run(
            (key, terms.seconds),
            lambda own: self._evaluate(key, content_type, evaluate, own),
            terms,
        )
        return Given(answer, CacheUse.SHARED if is_shared else CacheUse.MISS)

    def kept(self, key: str | None, *, count_miss: bool = True) -> WholeAnswer | None:
        """Return the answer of a key if it is kept."""
        return None if key is None else self.store.get(key, count_miss=count_miss)

    def keep(
        self,
        key: str | None,
        content_type: str,
        result: Answer,
        put: Callable[[WholeAnswer], object] | None = None,
    ) -> WholeAnswer | LargeAnswer:
        """Return a result as an answer, which is kept if it has a key and fits.

        Args:
            key: Which answer (`key_of`); None for one that is not kept.
            content_type: The media type of the answer.
            result: The result of its evaluation.
            put: Puts it into the store, now or later; at once if None.
        """
        if key is None:
            return _answer(result, content_type, None)
        answer = _answer(result, content_type, self._stamps.new(key), self.store)
        if isinstance(answer, WholeAnswer):
            (put or self.store.put)(answer)
        return answer

    def _evaluate(
        self, key: str, content_type: str, evaluate: Evaluate, terms: Terms
    ) -> WholeAnswer | LargeAnswer:
        # Since the first look another may have evaluated it and be done.
        kept = self.store.get(key, count_miss=False)
        if kept is not None:
            return kept
        return self.keep(key, content_type, evaluate(terms))


def _answer(
    result: Answer, content_type: str, stamp: Stamp | None, store: AnswerStore | None = None
) -> WholeAnswer | LargeAnswer:
    """Return a result as an answer; one in a file comes into memory only if it can be kept."""
    body = result.body
    if isinstance(body, bytes):
        return WholeAnswer(body, content_type, stamp)
    if store is not None and store.takes(os.fstat(body.fileno()).st_size):
        return WholeAnswer(result.read(), content_type, stamp)
    return LargeAnswer(body, content_type, stamp)
