"""Logs as JSON lines that never hold up who writes them."""

import io
import json
import logging
import re
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from jinshan_kg.web.telemetry.lines import Members
from jinshan_kg.web.telemetry.logs import BackgroundHandler, JsonFormatter


def record(message: object, *args: object, name: str = "jinshan_kg.web") -> logging.LogRecord:
    made = logging.LogRecord(name, logging.WARNING, "", 0, message, args, None)
    made.created, made.msecs = 1_700_000_000.123, 123.0
    return made


def test_a_line_has_time_level_logger_and_message() -> None:
    assert JsonFormatter().format(record("%s of %d", "two", 2)) == (
        '{"time": "2023-11-14T22:13:20.123Z", "level": "WARNING", "logger": "jinshan_kg.web",'
        ' "message": "two of 2"}'
    )


def test_members_stand_in_place_of_a_message() -> None:
    assert JsonFormatter().format(record(Members.of(status=200), name="jinshan_kg.access")) == (
        '{"time": "2023-11-14T22:13:20.123Z", "level": "WARNING", "logger": "jinshan_kg.access",'
        ' "status": 200}'
    )


def test_the_time_is_that_of_the_record() -> None:
    formatter = JsonFormatter()
    later = record("x")
    later.created, later.msecs = 1_700_000_061.007, 7.0

    times = [json.loads(formatter.format(made))["time"] for made in (record("x"), later)]

    assert times == ["2023-11-14T22:13:20.123Z", "2023-11-14T22:14:21.007Z"]


@pytest.mark.parametrize("text", ['"}\n{"forged": 1}', "\r\x00\x1b[31m", "\x7f\x9b", "\u2028é"])
def test_no_text_forges_a_line(text: str) -> None:
    line = JsonFormatter().format(record("%s", text))

    assert json.loads(line)["message"] == text
    assert all(" " <= character <= "~" for character in line)


def test_an_exception_comes_with_its_traceback() -> None:
    made = record("failed")
    try:
        raise ValueError("a reason")
    except ValueError as error:
        made.exc_info = (ValueError, error, error.__traceback__)

    exception = json.loads(JsonFormatter().format(made))["exception"]

    assert exception.startswith("Traceback (most recent call last):\n")
    assert exception.endswith("ValueError: a reason")


class Stuck(io.StringIO):
    """A stream like a full pipe: it takes nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.is_writing = threading.Event()
        self.let_go = threading.Event()

    def write(self, text: str, /) -> int:
        self.is_writing.set()
        assert self.let_go.wait(10)
        return super().write(text)


@pytest.fixture
def stuck() -> Iterator[Stuck]:
    stream = Stuck()
    yield stream
    stream.let_go.set()


def messages(text: str) -> list[Any]:
    return [json.loads(line)["message"] for line in text.splitlines()]


def test_all_that_came_is_written_in_order_before_the_end() -> None:
    stream = io.StringIO()
    handler = BackgroundHandler(stream)

    for number in range(1_000):
        handler.handle(record("%d", number))
    handler.close()

    assert messages(stream.getvalue()) == [str(number) for number in range(1_000)]
    assert handler.dropped == 0


def test_flushing_waits_until_all_is_written() -> None:
    stream = io.StringIO()
    handler = BackgroundHandler(stream)
    for number in range(1_000):
        handler.handle(record("%d", number))

    handler.flush()

    assert len(messages(stream.getvalue())) == 1_000
    handler.close()


def test_members_may_come_without_a_record() -> None:
    stream = io.StringIO()
    handler = BackgroundHandler(stream)

    handler.write("jinshan_kg.access", Members.of(status=200))
    handler.close()

    line = json.loads(stream.getvalue())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.pop("time"))
    assert line == {"level": "INFO", "logger": "jinshan_kg.access", "status": 200}


def test_several_threads_may_write() -> None:
    stream = io.StringIO()
    handler = BackgroundHandler(stream)

    def write(name: str) -> None:
        for number in range(500):
            handler.write(name, Members.of(number=number))

    with ThreadPoolExecutor(8) as executor:
        list(executor.map(write, "abcdefgh"))
    handler.close()

    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert Counter(line["logger"] for line in lines) == dict.fromkeys("abcdefgh", 500)


def test_a_stuck_stream_holds_up_nobody_and_what_is_too_much_is_dropped(stuck: Stuck) -> None:
    handler = BackgroundHandler(stuck)
    handler.handle(record("first"))
    assert stuck.is_writing.wait(10)

    for number in range(10_007):
        handler.handle(record("%d", number))
    assert handler.dropped == 7
    stuck.let_go.set()
    handler.close()

    assert messages(stuck.getvalue()) == ["first", *(str(number) for number in range(10_000))]


def test_what_cannot_be_written_is_counted_as_dropped() -> None:
    stream = io.StringIO()
    stream.close()
    handler = BackgroundHandler(stream)

    handler.handle(record("lost"))
    handler.close()

    assert handler.dropped == 1


def test_a_handler_that_got_nothing_has_no_thread() -> None:
    before = threading.active_count()

    handler = BackgroundHandler(io.StringIO())

    assert threading.active_count() == before
    handler.close()


def test_the_thread_ends_with_the_handler() -> None:
    before = threading.active_count()
    handler = BackgroundHandler(io.StringIO())

    handler.handle(record("x"))
    handler.close()

    assert threading.active_count() == before


def test_closing_twice_is_closing() -> None:
    handler = BackgroundHandler(io.StringIO())
    handler.handle(record("x"))

    handler.close()
    handler.close()
