"""The value of a printed figure against the number that the token of its evidence writes."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from jinshan_kg.evidence.numerals import Numeral
from jinshan_kg.evidence.passages import Passage, read_passages
from jinshan_kg.evidence.printed import Figure, check_figure, expected, figures
from jinshan_kg.evidence.report import Finding
from jinshan_kg.namespaces import ID, PREFIXES

UNIT = PREFIXES["unit"]
PRECISION = "https://w3id.org/jinshan-kg/concept/precision/"
SOURCE = "https://w3id.org/jinshan-kg/source/port-merrow"

Build = Callable[..., Store]
Turtle = Callable[..., str]


def figure(value: str, token: str, unit: str = "NUM", precision: str = "exact") -> Figure:
    passage = Passage(f"{SOURCE}/chars/1-9", SOURCE, 1, 9, token, "")
    return Figure(
        f"{ID}observation/x", Fraction(value), UNIT + unit, PRECISION + precision, passage
    )


def found(value: str, token: str, unit: str = "NUM", precision: str = "exact") -> str | None:
    """Return the code of what is wrong with a figure."""
    finding = check_figure(figure(value, token, unit, precision))
    return None if finding is None else finding.code


@pytest.mark.parametrize(
    ("value", "token", "unit", "precision"),
    [
        ("36000000000.0", "36 billion", "CCY_CNY", "exact"),
        ("86.6", "86.6%", "PERCENT", "exact"),
        ("7.1", "7.1%", "PERCENT-PER-YR", "exact"),
        ("119.0", "119", "PERCENT", "exact"),
        ("0.12", "12%", "FRACTION", "exact"),
        ("15.0", "15th", "NUM", "exact"),
        ("1.0", "sole", "NUM", "exact"),
        ("3.0", "three", "YR", "exact"),
        ("33.3333", "one-third", "PERCENT", "approximate"),
        ("66.6667", "two thirds", "PERCENT", "approximate"),
        ("25.0", "a quarter", "PERCENT", "exact"),
        ("25.0", "quarter", "PERCENT", "just-below"),
        ("25.0", "nearly a quarter", "PERCENT", "just-below"),
        ("8000000.0", "8 million", "NUM-PER-YR", "approximate"),
        ("8000000.0", "approximately 8 million", "NUM-PER-YR", "approximate"),
        ("300.0", "more than 300", "NUM", "approximate"),
    ],
)
def test_a_figure_that_is_what_its_token_writes(
    value: str, token: str, unit: str, precision: str
) -> None:
    assert found(value, token, unit, precision) is None


@pytest.mark.parametrize(
    ("value", "token", "unit", "precision", "code"),
    [
        ("63000000000.0", "36 billion", "CCY_CNY", "exact", "value"),
        ("36.0", "36 billion", "CCY_CNY", "exact", "value"),
        ("0.866", "86.6%", "PERCENT", "exact", "value"),
        ("12.0", "12%", "NUM", "exact", "value"),
        ("15.0", "15th", "PERCENT", "exact", "value"),
        ("33.3", "one-third", "PERCENT", "approximate", "value"),
        ("24.9", "nearly a quarter", "PERCENT", "just-below", "value"),
        ("33.3333", "one-third", "PERCENT", "exact", "precision"),
        ("25.0", "nearly a quarter", "PERCENT", "approximate", "precision"),
        ("8000000.0", "approximately 8 million", "NUM-PER-YR", "exact", "precision"),
        ("300.0", "more than 300", "NUM", "exact", "precision"),
        ("2.0", "doubled", "NUM", "exact", "unread"),
    ],
)
def test_a_figure_that_is_not(value: str, token: str, unit: str, precision: str, code: str) -> None:
    assert found(value, token, unit, precision) == code


def test_the_message_names_the_figure_the_value_the_token_and_what_it_reads_as() -> None:
    wrong = figure("63000000000.0", "36 billion")
    assert check_figure(wrong) == Finding(
        "value",
        f"{ID}observation/x",
        f"<{ID}observation/x> has the value 63000000000.0, but the token “36 billion” of its "
        f"evidence <{SOURCE}/chars/1-9> reads as 36000000000.0. Correct jk:value, or cite the "
        "passage that prints it.",
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            figure("12.0", "12%"),
            f"has the value 12.0 in <{UNIT}NUM>, but the token “12%” of its evidence"
            f" <{SOURCE}/chars/1-9> is a percentage. Correct jk:unit and jk:value, or cite the"
            " passage that prints the figure.",
        ),
        (
            figure("2.0", "doubled"),
            f"has the value 2.0, but the token “doubled” of its evidence <{SOURCE}/chars/1-9>"
            " writes no number that can be read. Cite the passage of the figure alone: digits or"
            " number words, with the percent sign and with a word such as “nearly” that weakens"
            " it.",
        ),
        (
            figure("300.0", "over 300"),
            f"is <{PRECISION}exact>, but the token “over 300” of its evidence"
            f" <{SOURCE}/chars/1-9> says that the number is not exact; write jk:precision"
            f" <{PRECISION}approximate> or <{PRECISION}just-below>.",
        ),
        (
            figure("33.3333", "one-third", "PERCENT"),
            f"is <{PRECISION}exact>, but the token “one-third” of its evidence"
            f" <{SOURCE}/chars/1-9> is a fraction that 33.3333 only rounds; write jk:precision"
            f" <{PRECISION}approximate>.",
        ),
    ],
)
def test_each_message_says_what_to_do(wrong: Figure, told: str) -> None:
    finding = check_figure(wrong)
    assert finding is not None
    assert finding.message == f"<{ID}observation/x> {told}"


def test_a_part_of_a_whole_is_no_percentage_in_another_unit() -> None:
    assert expected(Numeral(Fraction(1, 2), "part"), UNIT + "YR") == Fraction(1, 2)
    assert expected(Numeral(Fraction(1, 2), "part"), UNIT + "PERCENT") == 50


def test_figures_are_what_has_one_number_and_a_passage(build: Build, passage: Turtle) -> None:
    iri = f"{SOURCE}/chars/133-136"
    turtle = passage("two")
    assert f"<{iri}>" in turtle
    store = build(
        turtle,
        f"ex:printed a jk:Observation ; jk:value 2.0 ; jk:evidence <{iri}> .",
        f"[] a jk:Observation ; jk:value 3 ; jk:evidence <{iri}> .",
        "ex:computed a jk:Observation ; jk:value 4.0 .",
        f"ex:two a jk:Observation ; jk:value 5.0 , 6.0 ; jk:evidence <{iri}> .",
        f'ex:text a jk:Observation ; jk:value "2" ; jk:evidence <{iri}> .',
        "ex:lost a jk:Observation ; jk:value 7.0 ; jk:evidence ex:nowhere .",
    )
    passages, _ = read_passages(store)
    assert [(known.value, known.passage.token) for known in figures(store, passages)] == [
        (Fraction(3), "two"),
        (Fraction(2), "two"),
    ]
    assert figures(store, passages, foreign={iri}) == []


@pytest.fixture(scope="module")
def printed(bundled_store: Store) -> list[Figure]:
    return figures(bundled_store, read_passages(bundled_store)[0])


def test_every_printed_figure_of_the_dataset_is_checked(
    bundled_store: Store, printed: list[Figure]
) -> None:
    solutions = bundled_store.query(
        """PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT DISTINCT ?printed WHERE {
            ?printed a jk:Observation
            FILTER NOT EXISTS { ?printed prov:wasDerivedFrom/a jk:Observation }
        }""",
        use_default_graph_as_union=True,
    )
    assert isinstance(solutions, QuerySolutions)
    observations = {row[0].value for row in solutions if isinstance(row[0], NamedNode)}
    assert {figure.iri for figure in printed} == observations
    assert len(printed) == 44


def test_every_figure_of_the_dataset_is_what_its_token_writes(printed: list[Figure]) -> None:
    assert [check_figure(figure) for figure in printed] == [None] * len(printed)


@pytest.mark.parametrize("factor", [Fraction(1, 10), Fraction(10), Fraction(-1), Fraction(7, 4)])
def test_no_figure_of_the_dataset_may_be_another(printed: list[Figure], factor: Fraction) -> None:
    wrong = [check_figure(replace(figure, value=figure.value * factor)) for figure in printed]
    assert {finding and finding.code for finding in wrong} == {"value"}
