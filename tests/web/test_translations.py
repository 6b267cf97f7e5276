"""Whatever a page says in English, it says in Chinese."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import jinshan_kg.web

WEB = Path(jinshan_kg.web.__file__).parent
TEMPLATES = ("templates/**.html", "templates/**.xml")
METHODS = [("**.py", "python"), *((path, "jinja2.ext.babel_extract") for path in TEMPLATES)]
OPTIONS = {path: {"trimmed": "true", "silent": "false"} for path in TEMPLATES}

Message = str | tuple[str, ...]
"""What is said; with its plural where it counts something."""


@pytest.fixture(scope="module")
def said() -> dict[Message, str]:
    """Each message of the pages, with the place that says it."""
    options = {pattern: {**given} for pattern, given in OPTIONS.items()}
    found = extract_from_dir(WEB, METHODS, options)
    return {message: f"{name}:{line}" for name, line, message, _, _ in found}


def catalogues() -> Iterator[tuple[str, Catalog]]:
    for path in sorted(WEB.glob("translations/zh/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            yield path.name, read_po(file, locale="zh")


def translated() -> dict[str, str]:
    return {
        _first(message.id): name
        for name, catalogue in catalogues()
        for message in catalogue
        if message.id and message.string
    }


def test_every_message_is_translated(said: dict[Message, str]) -> None:
    known = translated()
    missing = {place: message for message, place in said.items() if _first(message) not in known}
    assert missing == {}


def test_no_translation_is_left_over(said: dict[Message, str]) -> None:
    wanted = {_first(message) for message in said}
    assert {m: name for m, name in translated().items() if m not in wanted} == {}


def test_no_message_is_translated_twice() -> None:
    counted = Counter(_first(m.id) for _, catalogue in catalogues() for m in catalogue if m.id)
    assert [message for message, times in counted.items() if times > 1] == []


def test_a_translation_has_the_places_of_its_message() -> None:
    for name, catalogue in catalogues():
        for message in catalogue:
            if message.id and message.python_format:
                errors = [str(error) for error in message.check(catalogue)]
                assert errors == [], (name, message.id)


def _first(message: Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]
