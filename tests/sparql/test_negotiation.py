import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.sparql.negotiation import NotAcceptableError, negotiate

OFFERS = ("application/sparql-results+json", "text/csv; charset=utf-8", "text/html; charset=utf-8")
JSON, CSV, HTML = OFFERS


@pytest.mark.parametrize("header", [None, "", " ", "*/*", "application/*", "*/*;q=0.1"])
def test_who_takes_anything_gets_what_the_server_prefers(header: str | None) -> None:
    assert negotiate(header, OFFERS) == JSON


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/*", CSV),
        ("text/csv;q=0.5, text/html", HTML),
        ("text/csv;q=0.5, */*;q=0.1", CSV),
        ("text/csv;q=0, text/*", HTML),
        ("application/sparql-results+json;q=0, */*", CSV),
        ("text/csv, */*", CSV),
        ("*/*, text/csv;q=0.9", JSON),
        ("text/csv;charset=UTF-8", CSV),
        ('text/csv; charset="utf-8"; q=0.5, text/html;q=0.4', CSV),
        ("application/sparql-results+json;charset=utf-8", JSON),
        ("text/csv;charset=iso-8859-1, text/html;q=0.1", HTML),
        ("text/csv;header=absent, text/html;q=0.1", HTML),
        ("text/html;profile=x", HTML),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8", HTML),
    ],
)
def test_the_client_chooses(header: str, chosen: str) -> None:
    assert negotiate(header, OFFERS) == chosen


def test_the_most_specific_range_gives_the_weight() -> None:
    # The example of RFC 9110, section 12.5.1.
    header = (
        "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed,"
        " text/plain;format=fixed;q=0.4, */*;q=0.5"
    )
    expected = {
        "text/plain;format=flowed": 1.0,
        "text/plain": 0.7,
        "text/html": 0.3,
        "image/jpeg": 0.5,
        "text/plain;format=fixed": 0.4,
        "text/html;level=3": 0.3,
    }
    ranked = sorted(expected, key=lambda offer: -expected[offer])
    offers = list(expected)
    while offers:
        best = negotiate(header, offers)
        assert expected[best] == expected[ranked[0]]
        offers.remove(best)
        ranked.remove(best)


@pytest.mark.parametrize(
    "header", ["image/png", "text/csv;q=0", "*/*;q=0", "nonsense", "text/csv;a=b"]
)
def test_who_takes_nothing_on_offer_is_told_what_there_is(header: str) -> None:
    with pytest.raises(NotAcceptableError) as caught:
        negotiate(header, OFFERS)
    assert caught.value.status == 406
    assert caught.value.details == {"offers": list(OFFERS)}
    assert caught.value.reason == (
        f"No format on offer matches the header Accept: {header}. On offer: {', '.join(OFFERS)}."
    )


RANGES = st.sampled_from(["*/*", "text/*", "text/csv", "text/html", "application/*", "image/png"])


@given(st.lists(st.tuples(RANGES, st.integers(0, 10)), min_size=1, unique_by=lambda r: r[0]))
def test_no_other_offer_has_a_greater_weight(ranges: list[tuple[str, int]]) -> None:
    weights = dict(ranges)

    def weight(offer: str) -> int:
        kind = offer.partition(";")[0]
        for name in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
            if name in weights:
                return weights[name]
        return 0

    header = ", ".join(f"{name};q={q / 10}" for name, q in ranges)
    if not any(map(weight, OFFERS)):
        with pytest.raises(NotAcceptableError):
            negotiate(header, OFFERS)
    else:
        assert weight(negotiate(header, OFFERS)) == max(map(weight, OFFERS))
