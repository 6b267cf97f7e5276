"""Whatever a dataset says, its pages stay pages: markup is text, what is missing is left out."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

EVIL = "<script>alert(1)</script>"
DATA = f"""
:x a :K , jk:Park ; rdfs:label "{EVIL}"@en , "{EVIL}甲"@zh ; rdfs:comment "{EVIL}" ;
   jk:locatedIn :x ; jk:other "{EVIL}" , :y ; rdfs:seeAlso <javascript:alert(1)> ;
   jk:note :n ; jk:evidence :p .
:K rdfs:label "{EVIL}" .
jk:other rdfs:label "{EVIL}"@en .
:p a jk:Passage ; jk:token "{EVIL}" ; jk:start 1 ; jk:source :s ; jk:end 2 .
:s a jk:Source ; rdfs:label "{EVIL}" .
:n a jk:Note ; rdfs:label "{EVIL}" ; rdfs:comment "{EVIL}" ; jk:citation :c .
:c a jk:Citation ; rdfs:label "{EVIL}" .
:o a jk:Observation ; rdfs:label "{EVIL}" ; jk:subject :x ; jk:metric :m ; jk:value 5 ; jk:unit :u ;
   jk:period :t ; jk:evidence :p ; jk:formula "{EVIL}" .
:m rdfs:label "{EVIL}" . :u rdfs:label "{EVIL}" . :t rdfs:label "{EVIL}" .
:z jk:other :x .
"""


@pytest.mark.parametrize("name", ["x", "p", "s", "n", "c", "o", "m", "u", "t", "y", "z"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_markup_stays_text(
    client_of: Callable[[str], FlaskClient], name: str, language: str
) -> None:
    client = client_of(DATA)
    headers = {"Accept-Language": language}
    page = client.get(f"/id/park/{name}.html", headers=headers).text
    assert page.startswith("<!doctype html>")
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page
    if name not in "yz":
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_figure_without_a_number_is_a_thing_like_others(
    client_of: Callable[[str], FlaskClient],
) -> None:
    client = client_of(
        ':o a jk:Observation ; rdfs:label "Odd"@en ; jk:subject :x ; jk:metric :m ;'
        ' jk:value "many" ; jk:unit :u .'
    )
    page = client.get("/id/park/o.html").text
    assert '<h1><span lang="en">Odd</span></h1>' in page
    assert '<p class="amount">' not in page


def test_a_thing_that_is_only_pointed_at_has_a_page(
    client_of: Callable[[str], FlaskClient],
) -> None:
    page = client_of(':a rdfs:label "A"@en ; jk:locatedIn :b .').get("/id/park/b.html").text
    assert '<h1><span lang="en">b</span></h1>' in page
    assert "Located here" in page


def test_things_in_named_graphs_are_told_where_the_union_is_not_the_default(
    client_of: Callable[[str], FlaskClient],
) -> None:
    client = client_of('GRAPH graph:g { :a rdfs:label "A"@en ; jk:locatedIn :b }')
    page = client.get("/id/park/a.html").text
    assert "<td>g</td>" in page
    assert 'href="/id/park/b"' in page
