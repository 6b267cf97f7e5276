"""Names and links in the language of a page."""

from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.resources.views.speaking import Speaker

IRI = "https://w3id.org/jinshan-kg/id/park/green-bay"
ENGLISH = Named(IRI, {"en": "Green & Bay"})


def test_a_link_says_its_language_where_the_page_has_another() -> None:
    link = Speaker("zh", lambda _: "/id/park/green-bay?a&b").thing(ENGLISH)
    assert link == '<a href="/id/park/green-bay?a&amp;b" lang="en">Green &amp; Bay</a>'


def test_what_has_no_address_is_no_link() -> None:
    assert Speaker("en", lambda _: None).thing(ENGLISH) == "Green &amp; Bay"


def test_a_thing_whose_names_one_page_does_not_know_is_named_on_the_next() -> None:
    speaker = Speaker("en", lambda _: "/x")
    assert speaker.thing(Named(IRI, {})) == '<a href="/x">green-bay</a>'
    assert speaker.thing(ENGLISH) == '<a href="/x">Green &amp; Bay</a>'
