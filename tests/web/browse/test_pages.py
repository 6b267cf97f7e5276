"""`/browse` and the lists of things."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

THINGS = '<p class="name"><a href="([^"]+)"'


def test_the_kinds_come_with_their_numbers_in_both_languages(client: FlaskClient) -> None:
    english, chinese = (client.get(f"/browse?lang={code}").text for code in ("en", "zh"))
    assert '<a href="/browse/Park">Park</a> <span class="quiet">13</span>' in english
    assert '<a href="/browse/Park">园区</a> <span class="quiet">13</span>' in chinese
    assert "Places and parks" in english
    assert "地方与园区" in chinese
    assert 'href="/metrics-board"' in english


def test_every_kind_that_is_listed_has_a_page_with_as_many_things(client: FlaskClient) -> None:
    listed = re.findall(
        r'<a href="(/browse/\w+)">[^<]+</a> <span class="quiet">(\d+)</span>',
        client.get("/browse?lang=en").text,
    )
    assert len(listed) > 60
    for path, count in listed:
        page = client.get(f"{path}?lang=en").text
        assert f'role="status">{count} thing' in page, path


def test_a_list_has_the_names_in_both_languages_and_what_is_known(client: FlaskClient) -> None:
    page = client.get("/browse/Park?lang=en").text
    assert "An area laid out and run for one purpose" in page
    assert len(re.findall(THINGS, page)) == 13
    assert '<span class="quiet" lang="zh">吕巷水果公园</span>' in page
    assert '<li class="tag phase">under construction</li>' in page
    assert '<li class="quiet">15 claims</li>' in page
    chinese = client.get("/browse/Park?lang=zh").text
    assert '<a href="/id/park/luxiang-fruit-park">吕巷水果公园</a>' in chinese
    assert '<span class="quiet" lang="en">Luxiang Fruit Park</span>' in chinese
    # no source has a Chinese name for it: the English one, marked as such
    assert '<a href="/id/park/university-park" lang="en">university park</a>' in chinese


def test_a_choice_is_shown_and_can_be_taken_away(client: FlaskClient) -> None:
    page = client.get("/browse/Park?lang=en&kind=IndustrialPark&phase=in-transition").text
    assert re.findall(THINGS, page) == ["/id/park/carbon-valley-green-bay"]
    assert 'href="/browse/Park?phase=in-transition"' in page
    assert 'href="/browse/Park?kind=IndustrialPark"' in page
    assert '<input type="hidden" name="kind" value="IndustrialPark">' in page


def test_things_are_sorted_by_the_number_of_claims(client: FlaskClient) -> None:
    page = client.get("/browse/Park?sort=claims").text
    counts = [int(n) for n in re.findall(r'<li class="quiet">(\d+) claim', page)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 15


def test_many_things_take_several_pages_that_link_each_other(client: FlaskClient) -> None:
    first = client.get("/browse/Passage?lang=en").text
    assert len(re.findall(THINGS, first)) == 50
    assert '<a rel="next" href="/browse/Passage?page=2">' in first
    assert 'rel="prev"' not in first
    last = client.get("/browse/Passage?lang=en&page=9").text
    assert len(re.findall(THINGS, last)) == 25
    assert 'rel="next"' not in last
    beyond = client.get("/browse/Passage?lang=en&page=10").text
    assert "There is nothing on this page any more." in beyond
    assert '<a href="/browse/Passage">To the first page</a>' in beyond


def test_a_value_that_is_not_there_gives_an_empty_list_and_a_way_back(client: FlaskClient) -> None:
    response = client.get("/browse/Park?lang=en&phase=nonsense")
    assert response.status_code == 200
    assert "Nothing fits all of this." in response.text
    assert '<a href="/browse/Park">Show all</a>' in response.text
    assert "Phase: nonsense" in response.text


@pytest.mark.parametrize(
    ("asked", "near"),
    [("Parkk", "Park"), ("parks", "Park"), ("园区", "Park"), ("sector", "Sector")],
)
def test_an_unknown_kind_says_which_are_like_it(client: FlaskClient, asked: str, near: str) -> None:
    problem = client.get(f"/browse/{asked}", headers={"Accept": "application/json"})
    assert problem.status_code == 404
    assert problem.json is not None
    assert {"name": near, "path": f"/browse/{near}"} in problem.json["near"]
    assert f"/browse/{near}" in client.get(f"/browse/{asked}", headers={"Accept": "text/html"}).text


def test_a_kind_like_no_other_leads_to_the_list(client: FlaskClient) -> None:
    problem = client.get("/browse/%3Cscript%3Ex", headers={"Accept": "text/html"})
    assert problem.status_code == 404
    assert "/browse lists the kinds." in problem.text
    assert "<script>x" not in problem.text


def test_markup_in_names_and_choices_stays_text(client_of: Callable[[str], FlaskClient]) -> None:
    client = client_of(
        """jk:Park a owl:Class ; rdfs:label "<b>Park"@en .
           :x a jk:Park ; rdfs:label "<script>alert(1)</script>"@en , "<i>"@zh ;
              jk:phase <https://w3id.org/jinshan-kg/concept/phase/%3Cu%3E> .
           :y a jk:Park ."""
    )
    for path in ("/browse", '/browse/Park?text="><script>&phase=<script>', "/browse/Park"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert '"><script>' not in page
        assert "<b>Park" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get("/browse/Park").text


def test_a_page_is_given_again(client: FlaskClient) -> None:
    first = client.get("/browse/Park?lang=en")
    again = client.get("/browse/Park?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_figures_are_listed_with_their_values(client: FlaskClient) -> None:
    page = " ".join(client.get("/browse/Observation?lang=en&text=land freed").text.split())
    assert '<a href="/id/observation/land-freed">' in page
    assert "</a> <strong>3,216 mu</strong>" in page
    assert '</a> <strong>214.4 ha</strong> <span class="tag">computed</span>' in page


def test_a_claim_has_a_name_in_chinese_put_together_from_its_parts(client: FlaskClient) -> None:
    path = "/browse/Claim?lang=zh&text=聚焦"
    page = " ".join(client.get(path).text.split())
    assert (
        '<a href="/id/claim/action-plan-for-key-areas-focuses-on-five-key-areas">'
        "《加快重点区域转型升级着力推动高质量发展实施方案（2023—2025年）》 聚焦 五大重点区域</a>"
        ' <span class="quiet" lang="en">action plan for the pivotal areas focuses on'
        " five key areas</span>"
    ) in page


def test_chinese_names_stand_in_the_order_of_pinyin_before_english_ones(
    client: FlaskClient,
) -> None:
    page = client.get("/browse/Park?lang=zh").text
    names = re.findall(r'<p class="name"><a href="[^"]+"[^>]*>([^<]+)</a>', page)
    chinese = [name for name in names if not name.isascii()]
    assert names[: len(chinese)] == chinese
    assert "university park" in names[len(chinese) :]
    assert chinese.index("吕巷水果公园") < chinese.index("上海碳谷绿湾产业园")  # lü, shang
