"""The bounds of a period against the date that the token of its evidence writes."""

from collections.abc import Callable

import pytest
from pyoxigraph import Store

from jinshan_kg.evidence.dates import check_periods
from jinshan_kg.evidence.passages import Passage
from jinshan_kg.evidence.report import Finding

SOURCE = "https://w3id.org/jinshan-kg/source/port-merrow"
IRI = f"{SOURCE}/chars/1-9"
PERIOD = "https://example.org/period"
XSD = "http://www.w3.org/2001/XMLSchema#"

Build = Callable[..., Store]


def findings(load_turtle: Build, token: str, bounds: str) -> list[Finding]:
    store = load_turtle(f"ex:period a jk:Period ; jk:evidence <{IRI}> {bounds} .")
    return list(check_periods(store, [Passage(IRI, SOURCE, 1, 9, token, "")]))


def bound(name: str, value: str) -> str:
    datatype = ("gYear", "gYearMonth", "date")[value.count("-")]
    return f'; jk:{name} "{value}"^^<{XSD}{datatype}> '


@pytest.mark.parametrize(
    ("token", "bounds"),
    [
        ("2015", bound("from", "2015")),
        ("2022", bound("from", "2016") + bound("to", "2022")),
        ("2016 to 2022", bound("from", "2016") + bound("to", "2022")),
        ("October 17, 2023", bound("from", "2023-10-17")),
        ("October 17", bound("from", "2023-10-17")),
        ("17th October 2023", bound("to", "2023-10")),
        ("this December", bound("from", "2023-12")),
        ("this December", bound("from", "2023")),
        ("yesterday", bound("from", "2023-10-16")),
        ("2,015 places", bound("from", "1999")),
    ],
)
def test_a_period_that_is_the_printed_one(load_turtle: Build, token: str, bounds: str) -> None:
    assert findings(load_turtle, token, bounds) == []


@pytest.mark.parametrize(
    ("token", "bounds"),
    [
        ("2015", bound("from", "2051")),
        ("2015", ""),
        ("2016 to 2022", bound("from", "2016")),
        ("October 17, 2023", bound("from", "2023-10-18")),
        ("October 17", bound("from", "2023-01-17")),
        ("this December", bound("from", "2023-11")),
    ],
)
def test_a_period_that_is_not(load_turtle: Build, token: str, bounds: str) -> None:
    assert [finding.code for finding in findings(load_turtle, token, bounds)] == ["date"]


def test_the_message_says_both(load_turtle: Build) -> None:
    assert findings(load_turtle, "2015", bound("from", "2051") + bound("to", "2052")) == [
        Finding(
            "date",
            PERIOD,
            f"<{PERIOD}> says 2051 to 2052, but the token “2015” of its evidence <{IRI}> writes "
            "another date. Correct jk:from and jk:to, or cite the passage that prints them.",
        )
    ]


def test_a_bound_that_is_no_date_is_left_to_the_shapes(load_turtle: Build) -> None:
    assert findings(load_turtle, "2015", '; jk:from "long ago", "2015Z"') == []


def test_periods_of_other_documents_are_left_out(load_turtle: Build) -> None:
    store = load_turtle(f'ex:period a jk:Period ; jk:evidence <{IRI}> ; jk:from "2051" .')
    passages = [Passage(IRI, SOURCE, 1, 9, "2015", "")]
    assert list(check_periods(store, passages, foreign={IRI})) == []
