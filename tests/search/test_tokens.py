"""How a text is cut into what is compared."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.search.tokens import fold, key, parts, spaced_name, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jinshan DISTRICT", "jinshan district"),
        ("Café naïve", "cafe naive"),
        ("ＰＭ２．５", "pm2.5"),
        ("Straße", "strasse"),
        ("Chang’an Cup", "changan cup"),
        ("Chang'an Cup", "changan cup"),
        ("Ruijin Hospital’s Jinshan campus", "ruijin hospital jinshan campus"),
        ("金山區", "金山區"),
    ],
)
def test_case_marks_width_and_apostrophes_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("high-tech zone", (("high",), ("tech",), ("zone",))),
        ("PM2.5", (("pm",), ("2",), ("5",))),
        ("金山区", (("金", "山", "区"),)),
        ("金山 公园", (("金", "山"), ("公", "园"))),
        ("CEI云中心2号", (("cei",), ("云", "中", "心"), ("2",), ("号",))),
        ("𠀋", (("𠀋",),)),
        ("カタカナ", (("カ", "タ", "カ", "ナ"),)),
        ("カメラ・オブスクラ", (("カ", "メ", "ラ"), ("オ", "フ", "ス", "ク", "ラ"))),
        ("한국", (("한국",),)),
        ("<b>&amp;</b> _ \x00 \ud800", (("b",), ("amp",), ("b",))),
        ("…!?", ()),
    ],
)
def test_words_stay_whole_and_chinese_is_cut_into_characters(
    text: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    assert parts(text) == expected


def test_a_key_is_the_same_for_what_is_written_alike() -> None:
    assert key("PM2.5") == key("pm 2.5") == key("ＰＭ２·５") == "pm 2 5"


@pytest.mark.parametrize(
    ("iri", "spaced"),
    [
        ("https://w3id.org/jinshan-kg/ontology#hasPart", "has Part"),
        ("https://w3id.org/jinshan-kg/id/park/green-bay", "green bay"),
        ("https://w3id.org/jinshan-kg/", "jinshan kg"),
        ("", ""),
    ],
)
def test_the_last_part_of_an_iri_is_words_as_well(iri: str, spaced: str) -> None:
    assert spaced_name(iri) == spaced


@given(st.text())
def test_a_token_has_no_ascii_but_letters_and_digits(text: str) -> None:
    found = " ".join(tokens(text))
    assert re.fullmatch("[0-9a-z \x80-\U0010ffff]*", found)
    found.encode()  # no half of a surrogate pair either


@given(st.text())
def test_a_key_has_itself_as_key(text: str) -> None:
    assert key(key(text)) == key(text)
