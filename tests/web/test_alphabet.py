"""The order of names."""

from collections.abc import Callable

import pytest
from flask import Flask

from jinshan_kg.web.alphabet import alphabetical
from jinshan_kg.web.language import register_languages

NAMES = ["亭林", "park", "朱泾", "Area", "金山", "“安全”工程"]


@pytest.fixture
def ordered() -> Callable[[str], list[str]]:
    """`ordered("zh")` is the names in the order of a page in Chinese."""
    app = Flask(__name__)
    register_languages(app)

    def order(language: str) -> list[str]:
        with app.test_request_context(f"/?lang={language}"):
            return sorted(NAMES, key=alphabetical)

    return order


def test_a_chinese_page_has_the_chinese_names_first_by_their_reading(
    ordered: Callable[[str], list[str]],
) -> None:
    assert ordered("zh") == ["“安全”工程", "金山", "亭林", "朱泾", "Area", "park"]


def test_an_english_page_has_them_last(ordered: Callable[[str], list[str]]) -> None:
    assert ordered("en") == ["Area", "park", "“安全”工程", "金山", "亭林", "朱泾"]
