"""What is kept, what has to make room, and how that is counted."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.answers.conditional import Stamp
from jinshan_kg.web.answers.encoding import Encoding
from jinshan_kg.web.answers.store import AnswerStore, StoreStatistics
from jinshan_kg.web.answers.whole import WholeAnswer

KIB = 1024


def answer(key: str, size: int) -> WholeAnswer:
    return WholeAnswer(random.Random(key).randbytes(size), "text/csv", Stamp(key, "run"))


def test_an_answer_that_was_put_is_there() -> None:
    store = AnswerStore(64 * KIB)
    kept = answer("a", 100)
    assert store.put(kept)
    assert store.get("a") is kept
    assert store.get("b") is None
    assert store.statistics() == StoreStatistics(
        hits=1, misses=1, evictions=0, entries=1, size=kept.size, limit=64 * KIB
    )


def test_the_answer_used_longest_ago_makes_room() -> None:
    store = AnswerStore(24 * KIB)
    for key in "abc":
        store.put(answer(key, 3 * KIB))  # and 1 KiB for the objects: 6 of them fit
    store.get("a")
    for key in "defg":
        store.put(answer(key, 3 * KIB))
    assert [key for key in "abcdefg" if store.get(key)] == list("acdefg")
    assert store.statistics().evictions == 1


def test_room_for_an_answer_can_be_made_bit_by_bit() -> None:
    store = AnswerStore(64 * KIB)
    for number in range(32):
        store.put(answer(f"small {number}", KIB))  # and 1 KiB for the objects: 32 of them fit
    large = answer("large", 7 * KIB)  # four have to go
    full = store.statistics()
    assert store.put_soon(large)
    assert store.get("large") is large
    assert store.statistics().entries == 33
    assert store.statistics().evictions == full.evictions == 0
    assert not store.make_room(3)
    assert store.get("large") is large
    assert store.statistics().evictions == 3
    assert store.make_room(3)
    assert store.get("large") is large
    assert [number for number in range(32) if store.get(f"small {number}")] == [*range(4, 32)]
    assert store.statistics().size == full.size == full.limit
    assert store.make_room(3)
    assert store.statistics().evictions == 4


def test_only_one_answer_waits_for_room() -> None:
    store = AnswerStore(64 * KIB)
    for number in range(32):
        store.put(answer(f"small {number}", KIB))
    assert store.put_soon(answer("first", 7 * KIB))
    assert store.put_soon(answer("second", 7 * KIB))
    assert store.statistics().evictions == 4
    assert store.statistics().size == 64 * KIB + 8 * KIB
    assert store.make_room(4)
    assert store.get("first")
    assert store.get("second")
    assert store.statistics().size == 64 * KIB


def test_an_answer_that_does_not_fit_does_not_wait_for_room() -> None:
    store = AnswerStore(64 * KIB)
    assert not store.put_soon(answer("too large", 8 * KIB + 1))
    assert not store.put_soon(WholeAnswer(b"", "text/csv", None))
    assert store.get("too large") is None


def test_an_answer_larger_than_an_eighth_of_the_bound_is_not_kept() -> None:
    store = AnswerStore(64 * KIB)
    assert store.takes(8 * KIB)
    assert not store.takes(8 * KIB + 1)
    assert store.put(answer("fits", 8 * KIB))
    assert not store.put(answer("does not", 8 * KIB + 1))
    assert store.get("does not") is None


def test_an_answer_without_a_stamp_is_not_kept() -> None:
    store = AnswerStore(64 * KIB)
    assert not store.put(WholeAnswer(b"", "text/csv", None))


def test_a_bound_of_0_keeps_nothing() -> None:
    store = AnswerStore(0)
    assert not store.put(answer("a", 0))
    assert not store.put(answer("a", 1))
    assert store.get("a") is None


def test_compressed_forms_count_within_the_bound() -> None:
    store = AnswerStore(40 * KIB)
    first, second = answer("first", 5 * KIB), answer("second", 5 * KIB)
    store.put(first)
    store.put(second)
    for encoding in Encoding:
        assert store.encoded(second, encoding) == second.at_hand(encoding)
        store.encoded(first, encoding)
    # Random bytes: each of the 4 forms has 5 KiB.
    assert store.get("second") is None
    assert store.get("first") is first
    assert store.statistics().size == first.size


def test_an_answer_that_grows_beyond_the_whole_bound_goes() -> None:
    store = AnswerStore(1200)
    small = answer("a", 100)
    store.put(small)
    store.encoded(small, Encoding.GZIP)
    assert store.get("a") is None
    assert store.statistics().size == 0


def test_the_forms_of_an_answer_that_is_not_kept_do_not_count() -> None:
    store = AnswerStore(64 * KIB)
    store.encoded(WholeAnswer(b"text", "text/csv", None), Encoding.GZIP)
    store.encoded(answer("a", 100), Encoding.GZIP)
    assert store.statistics().size == 0


def test_a_new_answer_of_a_key_replaces_the_old_one() -> None:
    store = AnswerStore(64 * KIB)
    old, new = answer("a", 4 * KIB), answer("a", KIB)
    store.put(old)
    store.put(new)
    assert store.get("a") is new
    assert store.statistics().size == new.size


def test_a_second_look_is_no_second_miss() -> None:
    store = AnswerStore(64 * KIB)
    store.get("a", count_miss=False)
    assert store.statistics().misses == 0


def test_two_stores_share_nothing() -> None:
    one, other = AnswerStore(64 * KIB), AnswerStore(64 * KIB)
    one.put(answer("a", 100))
    assert other.get("a") is None


uses = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(0, 3000), st.sampled_from(Encoding))
)


@given(uses, st.integers(0, 30_000))
def test_the_bound_holds_whatever_comes(
    uses: list[tuple[str, int, Encoding]], max_bytes: int
) -> None:
    store = AnswerStore(max_bytes)
    latest: dict[str, WholeAnswer] = {}
    for key, size, encoding in uses:
        made = answer(key, size)
        if store.put(made):
            latest[key] = made
        store.encoded(made, encoding)
        kept = [found for key in "abcdef" if (found := store.get(key))]
        assert all(found is latest[found.stamp.key] for found in kept if found.stamp)
        statistics = store.statistics()
        assert statistics.size == sum(found.size for found in kept) <= max_bytes
        assert statistics.entries == len(kept)


def test_many_threads_leave_the_books_in_order() -> None:
    store = AnswerStore(40 * KIB)

    def use(number: int) -> None:
        chance = random.Random(number)
        for _ in range(200):
            key = chance.choice("abcdefghij")
            found = store.get(key) or answer(key, chance.randrange(4 * KIB))
            store.put(found)
            store.encoded(found, chance.choice(list(Encoding)))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(use, range(8)))
    statistics = store.statistics()
    assert statistics.hits + statistics.misses == 8 * 200
    kept = [found for key in "abcdefghij" if (found := store.get(key))]
    assert statistics.entries == len(kept)
    assert statistics.size <= 40 * KIB


@pytest.mark.parametrize("size", [0, 1, 100])
def test_an_answer_of_any_length_may_be_kept(size: int) -> None:
    store = AnswerStore(64 * KIB)
    assert store.put(answer("a", size))
