"""A value reads as one would print it, in both languages."""

from dataclasses import replace

import pytest
from flask import Flask

from jinshan_kg.web.board.figures import Figure, Named
from jinshan_kg.web.board.words import amount, title


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("land-freed", "3,216 mu", "3,216亩"),
        ("pm2-5-concentration-2022", "27 µg/m³", "27微克/立方米"),
        ("agricultural-land-share", "about ⅓", "约⅓"),
        ("high-tech-zone-industrial-output-value-share", "<25%", "<25%"),
        ("environmental-enhancement-investment", "36 billion yuan", "360亿元"),
    ],
)
def test_an_amount(
    app: Flask, figures: tuple[Figure, ...], name: str, english: str, chinese: str
) -> None:
    found = [f for f in figures if f.named.iri.endswith(f"/{name}")]
    assert found, sorted(f.named.iri.rpartition("/")[2] for f in figures)
    for code, wanted in (("en", english), ("zh", chinese)):
        with app.test_request_context(f"/?lang={code}"):
            assert amount(found[0]) == wanted


def test_a_figure_is_named_after_what_it_measures_where_it_has_no_name(
    app: Flask, figures: tuple[Figure, ...]
) -> None:
    land = next(f for f in figures if f.named.iri.endswith("/land-freed"))
    only_english = Named(land.named.iri, {"en": land.named.labels["en"]})
    with app.test_request_context("/?lang=zh"):
        assert title(land) == "2015年以来淘汰落后化工企业腾出的土地面积"
        assert title(replace(land, named=only_english)) == "金山区：腾出土地面积"
