"""The answers that are kept: those used last, within a bound of bytes."""

from dataclasses import dataclass
from threading import Lock
from typing import Final

from cachetools import LRUCache

from jinshan_kg.web.answers.encoding import Encoding
from jinshan_kg.web.answers.whole import WholeAnswer

_SHARE: Final = 8  # no answer may take more than one part in so many


@dataclass(frozen=True)
class StoreStatistics:
    """How a store has done since it was made.

    Attributes:
        hits: How often an answer was there.
        misses: How often it was not.
        evictions: How many answers had to make room.
        entries: How many are there now.
        size: How many bytes they take now.
        limit: How many bytes they may take.
    """

    hits: int
    misses: int
    evictions: int
    entries: int
    size: int
    limit: int


class AnswerStore:
    """Keeps answers by their key. Several threads may use it at once."""

    def __init__(self, max_bytes: int) -> None:
        """Take the bound in bytes; 0 keeps nothing."""
        self._answers = _Answers(max_bytes, getsizeof=lambda answer: answer.size)
        self._largest = max_bytes // _SHARE
        self._waiting: tuple[str, WholeAnswer] | None = None  # for room
        self._lock = Lock()
        self._hits = 0
        self._misses = 0

    def takes(self, size: int) -> bool:
        """Say whether an answer with a body of so many bytes would be kept."""
        return size <= self._largest

    def get(self, key: str, *, count_miss: bool = True) -> WholeAnswer | None:
        """Return the answer of a key, which is now the one used last; None if it is not there.

        Args:
            key: The key of its stamp.
            count_miss: Whether to count a miss: not if the same request asks twice.
        """
        with self._lock:
            answer: WholeAnswer | None = self._answers.get(key)
            if answer is None and self._waiting and self._waiting[0] == key:
                answer = self._waiting[1]
            if answer is not None:
                self._hits += 1
            elif count_miss:
                self._misses += 1
            return answer

    def put(self, answer: WholeAnswer) -> bool:
        """Keep an answer, and say whether it is kept: not if it has no stamp or is too large."""
        key = self._key_of(answer)
        if key is None:
            return False
        with self._lock:
            return self._put(key, answer)

    def put_soon(self, answer: WholeAnswer) -> bool:
        """Keep an answer for which `make_room` makes room later; say whether it is kept.

        It is there at once. Only one can wait: room for the one before is made now.
        """
        key = self._key_of(answer)
        if key is None:
            return False
        with self._lock:
            if self._waiting is not None:
                self._put(*self._waiting)
            self._waiting = key, answer
        return True

    def make_room(self, most: int) -> bool:
        """Let go of no more than so many answers for one that waits; say whether none does now."""
        with self._lock:
            if self._waiting is None:
                return True
            key, answer = self._waiting
            kept = self._answers
            while kept and kept.currsize + answer.size > kept.maxsize:
                if not most:
                    return False
                kept.popitem()
                most -= 1
            self._waiting = None
            self._put(key, answer)
            return True

    def encoded(self, answer: WholeAnswer, encoding: Encoding) -> bytes:
        """Return the body of an answer in a content coding, made once.

        What it takes counts within the bound if the answer is kept here.
        """
        found = answer.at_hand(encoding)
        if found is None:
            found = answer.encoded(encoding)  # without the lock: this may take milliseconds
            with self._lock:
                if answer.stamp and self._answers.get(answer.stamp.key) is answer:
                    self._put(answer.stamp.key, answer)
        return found

    def statistics(self) -> StoreStatistics:
        """Return how the store has done."""
        with self._lock:
            waiting = [self._waiting[1].size] if self._waiting else []
            return StoreStatistics(
                self._hits,
                self._misses,
                self._answers.evictions,
                len(self._answers) + len(waiting),
                int(self._answers.currsize) + sum(waiting),
                int(self._answers.maxsize),
            )

    def _key_of(self, answer: WholeAnswer) -> str | None:
        """Return the key of an answer; None if it has no stamp or is too large to be kept."""
        if answer.stamp is None or not self.takes(len(answer.body)):
            return None
        return answer.stamp.key

    def _put(self, key: str, answer: WholeAnswer) -> bool:
        if answer.size > self._answers.maxsize:  # with what Python takes for it
            self._answers.pop(key, None)
            return False
        self._answers[key] = answer
        return True


class _Answers(LRUCache[str, WholeAnswer]):
    """Counts what had to make room."""

    evictions = 0

    def popitem(self) -> tuple[str, WholeAnswer]:
        self.evictions += 1
        return super().popitem()
