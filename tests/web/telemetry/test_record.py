"""What is noted of a request while it is answered."""

from concurrent.futures import ThreadPoolExecutor

from jinshan_kg.web.telemetry.record import Asked, Entered, RequestRecord, current


def test_the_record_that_was_entered_is_the_current_one(record: RequestRecord) -> None:
    with Entered(record):
        assert current() is record


def test_records_nest(record: RequestRecord) -> None:
    inner = RequestRecord("inner", 0.0)

    with Entered(record):
        with Entered(inner):
            assert current() is inner
        assert current() is record


def test_each_thread_has_its_own(record: RequestRecord) -> None:
    with ThreadPoolExecutor(1) as executor, Entered(record):
        assert executor.submit(current).result() is not record


def test_without_telemetry_a_note_is_lost_and_nothing_fails() -> None:
    current().rows = 3

    assert current().rows is None


def test_a_query_is_named_by_the_beginning_of_its_sha_256() -> None:
    # printf 'ASK {}' | sha256sum | cut -c1-16
    assert Asked("ASK {}", "ASK", "json").digest == "819ea91ed5f12b38"


def test_half_a_surrogate_pair_has_a_digest_too() -> None:
    assert len(Asked('ASK { ?s ?p "\ud83d" }').digest) == 16
