"""The list of endpoints that a query may ask."""

import pytest

from jinshan_kg.services import read_services, services
from jinshan_kg.settings import Settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, set()),
        ("http://a.example/sparql", {"http://a.example/sparql"}),
        (
            " https://b.example ,http://a.example/?x=1 ",
            {"https://b.example", "http://a.example/?x=1"},
        ),
        ("http://a/ http://b/,\n,http://a/", {"http://a/", "http://b/"}),
        ("http://[::1]:8000/金", {"http://[::1]:8000/金"}),
    ],
)
def test_iris_with_commas_or_spaces_between(text: str | None, expected: set[str]) -> None:
    assert read_services(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "sparql",
        "//a.example/sparql",
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://",
        "http:///sparql",
        "http://a.example:0/",
        "http://a.example:99999/",
        "http://user:secret@a.example/",
        "http://a.example/#here",
        "<http://a.example/>",
        "http://a.example/ *",
    ],
)
def test_what_no_request_can_be_sent_to_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="IRIs of SPARQL endpoints"):
        read_services(text)


def test_a_setting_has_one_spelling() -> None:
    assert services("http://b/,http://a/ http://b/") == "http://a/ http://b/"


def test_the_environment_may_list_them() -> None:
    environment = {"JINSHAN_KG_SERVICES": "http://b/, http://a/"}
    assert Settings.load(environment).services == "http://a/ http://b/"
    assert Settings.load({}).services is None
