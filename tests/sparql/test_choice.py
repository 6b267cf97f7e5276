import pytest

from jinshan_kg.sparql import formats
from jinshan_kg.sparql.choice import Choice, choose_format
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.negotiation import NotAcceptableError

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("result", "accept", "media_type", "chosen"),
    [
        (Result.SOLUTIONS, None, "application/sparql-results+json", formats.JSON),
        (Result.BOOLEAN, "*/*", "application/sparql-results+json", formats.JSON),
        (Result.GRAPH, None, "text/turtle; charset=utf-8", formats.TURTLE),
        (Result.SOLUTIONS, "application/json", "application/json", formats.JSON),
        (Result.GRAPH, "application/json", "application/json", formats.JSON_LD),
        (Result.SOLUTIONS, "application/xml", "application/xml", formats.XML),
        (Result.GRAPH, "text/xml", "text/xml; charset=utf-8", formats.RDF_XML),
        (
            Result.SOLUTIONS,
            "application/sparql-results+xml, application/json;q=0.9",
            "application/sparql-results+xml",
            formats.XML,
        ),
        (Result.SOLUTIONS, "application/*", "application/sparql-results+json", formats.JSON),
        (
            Result.GRAPH,
            "application/n-quads,application/trig;q=0.95,text/turtle;q=0.6",
            "application/n-quads",
            formats.N_QUADS,
        ),
    ],
)
def test_the_accept_header_chooses(
    result: Result, accept: str | None, media_type: str, chosen: formats.ResultFormat
) -> None:
    assert choose_format(result, accept) == Choice(media_type, chosen)


def test_an_offer_of_the_caller_is_chosen_by_name_only() -> None:
    assert choose_format(Result.SOLUTIONS, BROWSER, others=[HTML]) == Choice(HTML, None)
    assert choose_format(Result.SOLUTIONS, "*/*", others=[HTML]).format is formats.JSON


def test_the_short_parameter_goes_before_the_header() -> None:
    choice = choose_format(Result.SOLUTIONS, BROWSER, "csv", others=[HTML])
    assert choice == Choice("text/csv; charset=utf-8", formats.CSV)


def test_a_format_that_does_not_suit_the_result_is_refused() -> None:
    with pytest.raises(NotAcceptableError) as caught:
        choose_format(Result.SOLUTIONS, None, "ttl")
    assert caught.value.reason == (
        "No format on offer matches format=ttl for a solutions result."
        " On offer: json, xml, csv, tsv."
    )
    with pytest.raises(NotAcceptableError):
        choose_format(Result.GRAPH, "application/sparql-results+json")
