"""What the pages of things tell people: one of each kind, in both languages."""

import html
import re

import pytest
from flask.testing import FlaskClient


@pytest.fixture(scope="module")
def english(bundled_client: FlaskClient) -> "Reader":
    return Reader(bundled_client, "en")


@pytest.fixture(scope="module")
def chinese(bundled_client: FlaskClient) -> "Reader":
    return Reader(bundled_client, "zh")


class Reader:
    """Reads pages in a language."""

    def __init__(self, client: FlaskClient, language: str) -> None:
        self._client = client
        self._language = language

    def __call__(self, path: str) -> str:
        """Return the page of a thing, its white space made single."""
        response = self._client.get(
            path,
            headers={"Accept": "text/html", "Accept-Language": self._language},
            follow_redirects=True,
        )
        assert response.status_code == 200
        return " ".join(response.text.split())


def relation(page: str, heading: str) -> list[str]:
    """Return what a page relates a thing to under a heading, as text."""
    found = re.search(rf"<dt>{heading}(?: <span[^>]*>\(\d+\)</span>)?</dt>(.*?)</div>", page)
    assert found is not None, heading
    items = re.findall(r"<(?:dd|li)>(?!<details)(.*?)</(?:dd|li)>", found[1])
    return [html.unescape(re.sub("<[^>]+>", "", item)).strip() for item in items]


PARK = "/id/park/carbon-valley-green-bay"


def test_a_park(english: Reader, chinese: Reader) -> None:
    page = english(PARK)
    assert '<h1><span lang="en">Carbon Valley Green Bay Industrial Park</span></h1>' in page
    assert '<span lang="zh">上海碳谷绿湾产业园</span>' in page
    assert '<a class="tag" href="/browse/IndustrialPark">Industrial park</a>' in page
    assert 'Industrial park in <a href="/id/district/jinshan">Jinshan District</a>' in page
    (phase,) = relation(page, "Is in phase")
    assert phase.startswith("in transition")
    assert len(relation(page, "Aims at")) == 5
    assert relation(page, "Is part of")[1].startswith("municipal specialty industrial parks")
    assert "<strong>1,379 mu</strong>" in page
    assert 'href="/explore?id=https%3A%2F%2Fw3id.org%2Fjinshan-kg%2Fid%2Fpark%2F' in page
    page = chinese(PARK)
    assert '<h1><span lang="zh">上海碳谷绿湾产业园</span></h1>' in page
    assert '位于<a href="/id/district/jinshan">金山区</a>的产业园区' in page
    assert "<strong>1,379亩</strong>" in page


def test_what_is_no_plain_fact_is_marked_and_each_relation_has_its_passage(english: Reader) -> None:
    page = english(PARK)
    assert all("planned" in item for item in relation(page, "Aims at"))
    assert all("source: " in item for item in relation(page, "Aims at"))
    assert "implied" in relation(page, "In the focus of")[0]


def test_a_part_and_its_whole_are_told_once(english: Reader) -> None:
    assert len(relation(english(PARK), "Has part")) == 2
    with pytest.raises(AssertionError, match="Parts"):
        relation(english(PARK), "Parts")


def test_the_neighbourhood_is_drawn_with_links(english: Reader, chinese: Reader) -> None:
    drawing = english(PARK).partition("<svg viewBox=")[2].partition("</svg>")[0]
    assert '<a href="/id/district/jinshan"><text class="neighbour"' in drawing
    assert 'role="group" aria-label="Carbon Valley Green Bay Industrial Park and its' in drawing
    assert "<svg viewBox=" not in english("/id/official/liu-jian")  # with one neighbour
    assert "周边关系" in chinese(PARK)


def test_the_district_with_many_figures_and_honours(english: Reader) -> None:
    page = english("/id/district/jinshan")
    assert "25 more figures" in page
    assert "Honours conferred" in page
    assert '<a href="/id/honour/changan-cup">' in page
    assert "69.6% → 86.6%" in page
    assert 'href="https://sws.geonames.org/13608000/" rel="external"' in page
    assert len(relation(page, "Aims at")) == 28


def test_a_visit_is_told_with_its_claims(english: Reader, chinese: Reader) -> None:
    page = english("/id/event/visit-of-xi-jinping-to-jinshan")
    said = (
        "source: passage 5220–5448, of 228 characters,"
        " with “Miles of Flower Gardens, Orchards and Vegetable Gardens”"
    )
    assert relation(page, "Is a visit by") == [f"Xi Jinping {said}"]
    assert relation(page, "Is a visit to") == [f"Jinshan District {said}"]
    assert relation(page, "Articulated")[0].startswith("Miles of Flower Gardens")
    assert "implied" in relation(page, "Applies to period")[0]
    assert "到访地" in chinese("/id/event/visit-of-xi-jinping-to-jinshan")
    assert relation(english("/id/place/shanghai"), "Worked here")[0].startswith("Xi Jinping")


def test_a_figure(english: Reader, chinese: Reader) -> None:
    page = english("/id/observation/land-freed")
    assert '<p class="amount">3,216 mu</p>' in page
    assert '<a class="converted" href="/id/observation/land-freed-in-hectares">214.4 ha</a>' in page
    assert '<a href="/source/briefing-2023-10-17/chars/3369-3374"><q lang="en">3,216</q>' in page
    assert '<code class="quiet">2015/..</code>' in page
    assert "A Chinese report puts" in page
    page = chinese("/id/observation/land-freed")
    assert '<p class="amount">3,216亩</p>' in page
    assert "<h1><span>2015年以来淘汰落后化工企业腾出的土地面积</span></h1>" in page


def test_a_figure_with_a_baseline_is_drawn_and_has_its_change(english: Reader) -> None:
    page = english("/id/observation/pm2-5-concentration-2022")
    assert (
        'aria-label="Annual average concentration of PM2.5 in Jinshan District in 2022: 2015 59'
        in page
    )
    computed = page.partition('<h2 id="computed">')[2]
    assert "-32 µg/m³" in computed
    assert "0.46 times" in computed
    before = english("/id/observation/pm2-5-concentration-before")
    assert "pm2-5-concentration-2022" in before.partition('<h2 id="later">')[2]


def test_a_computed_figure_says_how(english: Reader) -> None:
    page = english("/id/observation/land-freed-in-hectares")
    assert "value in mu × 2000/3 m² ÷ 10000 m²" in page
    sources = page.partition('<h2 id="sources">')[2]
    assert '<a href="/id/observation/land-freed">' in sources


def test_an_official_with_posts(english: Reader, chinese: Reader) -> None:
    page = english("/id/official/li-zelong")
    posts = page.partition('<h2 id="tenures">')[2].partition("</table>")[0]
    assert posts.count("<tr><td>") == 2
    assert '<a href="/id/post/deputy-party-secretary">Deputy Party Secretary</a>' in posts
    assert "CPC Jinshan District Committee" in posts
    assert relation(page, "Answered questions at")
    with pytest.raises(AssertionError, match="Attended"):
        relation(page, "Attended")  # who answers attends
    assert '<h1><span lang="zh">李泽龙</span></h1>' in chinese("/id/official/li-zelong")


def test_a_metric_with_the_figures_that_measure_it(english: Reader, chinese: Reader) -> None:
    page = english("/concept/metric/land-freed")
    table = page.partition('<h2 id="in-figures">Figures that measure it</h2>')[2]
    assert "3,216 mu" in table
    assert relation(page, "Has statistic") == ["level"]
    assert '<h1><span lang="zh">腾出土地面积</span></h1>' in chinese("/concept/metric/land-freed")


def test_a_period(english: Reader) -> None:
    page = english("/id/period/2015-open")
    assert relation(page, "In EDTF") == ["2015/.."]
    assert relation(page, "From") == ["2015"]
    assert "3,216 mu" in page


def test_a_claim_is_a_sentence_with_who_says_so(english: Reader, chinese: Reader) -> None:
    path = "/id/claim/carbon-valley-green-bay-phase-in-transition"
    page = english(path)
    assert (
        f'<a href="{PARK}">Carbon Valley Green Bay Industrial Park</a> <em>is in phase</em>'
        ' <a href="/concept/phase/in-transition">in transition</a>'
    ) in page
    assert relation(page, "Status") == ["actual"]
    assert relation(page, "Basis") == ["stated"]
    assert relation(chinese(path), "状态") == ["实际"]


def test_a_record_of_an_authority(english: Reader) -> None:
    page = english("/id/authority-statement/district-jinshan-gb2260")
    assert "310116" in page
    assert relation(page, "Evidence grade")
    assert len(relation(page, "According to")) == 2


def test_a_note_says_what_it_is_about_and_according_to_whom(
    english: Reader, chinese: Reader
) -> None:
    page = english("/id/note/fifteenth-of-the-series")
    assert "the number counts sessions of the series" in page
    about = page.partition('<h2 id="about">')[2].partition("</section>")[0]
    assert "/id/observation/briefing-number" in about
    assert "Eastday, 17 October 2023" in page
    assert "序数按系列场次计算" in chinese("/id/note/fifteenth-of-the-series")


def test_a_citation_says_what_rests_on_it(english: Reader) -> None:
    page = english("/id/citation/information-office-press-release")
    assert "Press Release for Media Briefing" in page
    assert 'href="https://en.shio.gov.cn/' in page
    assert '<h2 id="evidenced">' in page


def test_an_example_query_can_be_asked(english: Reader) -> None:
    page = english("/id/query/industrial-parks")
    assert "<pre tabindex=" in page
    assert "?park a jk:IndustrialPark ;" in page
    assert 'href="/sparql#query=PREFIX' in page


def test_a_graph_says_how_much_of_what_it_holds(english: Reader, chinese: Reader) -> None:
    page = english("/graph/briefing-2023-10-17")
    assert "<dd>7,753</dd>" in page
    assert '<a href="/browse/Passage">Passage</a></th><td class="number">425</td>' in page
    assert '<a class="button plain" href="/graph/briefing-2023-10-17.ttl"' in page
    assert "2023年10月17日发布会" in chinese("/graph/briefing-2023-10-17")


def test_the_statements_are_there_with_their_graphs_closed(english: Reader) -> None:
    page = english(PARK)
    raw = page.partition('<details class="raw"><summary>')[2].partition("</details>")[0]
    assert (
        '<td><code>jk:phase</code></td><td><a href="/concept/phase/in-transition">'
        "concept/phase/in-transition</a></td><td>briefing-2023-10-17</td>"
    ) in raw
    assert "上海碳谷绿湾产业园" in raw
    assert "<td>authorities</td>" in raw


def test_a_query_about_the_thing_gives_its_statements(
    english: Reader, bundled_client: FlaskClient
) -> None:
    page = english(PARK)
    (query,) = re.findall(r'href="/sparql#query=([^"]+)"', page)
    answer = bundled_client.get(f"/sparql?query={query}", headers={"Accept": "text/csv"})
    assert answer.status_code == 200
    assert "concept/phase/in-transition,in transition" in answer.text


PLAN = "/id/claim/action-plan-for-key-areas-focuses-on-five-key-areas"


def test_a_passage_that_says_more_than_its_known_words_is_not_quoted_by_them(
    english: Reader, chinese: Reader
) -> None:
    said = "passage 11062–11368, of 306 characters, with “Jinshan District”"
    page = english(PLAN)
    assert said in page
    assert "Printed as" not in page
    assert "<q" not in page
    assert said in html.unescape(english("/id/plan/action-plan-for-key-areas"))
    assert "段落11062–11368，共306个字符，含“Jinshan District”" in chinese(PLAN)


def test_a_claim_is_called_in_chinese_after_its_parts(chinese: Reader) -> None:
    page = chinese(PLAN)
    name = "《加快重点区域转型升级着力推动高质量发展实施方案（2023—2025年）》 聚焦 五大重点区域"
    assert f"<h1>{name}</h1>" in page
    assert (
        '<span lang="en">action plan for the pivotal areas focuses on five key areas</span>' in page
    )


def test_a_dataset_is_told_in_counts_and_graphs_without_statistics_for_programs(
    english: Reader, chinese: Reader
) -> None:
    page = english("/dataset")
    assert "ClassPartition" not in page
    assert "class partition" not in page
    assert relation(page, "Licence") == ["Creative Commons Attribution 4.0 International"]
    assert relation(page, "Language") == ["Chinese", "English"]
    assert relation(page, "How often it grows") == ["irregular"]
    assert re.search(
        r'<td><a href="/graph/briefing-2023-10-17">The briefing of 17 October 2023</a></td>'
        r'<td class="number">[0-9,]+</td>',
        page,
    )
    assert relation(chinese("/dataset"), "语言") == ["英语", "中文"]


def test_the_catalogue_is_a_page_like_the_others(english: Reader) -> None:
    page = english("/catalog")
    assert '<h1><span lang="en">Catalogue of Jinshan KG</span></h1>' in page
    assert "Jinshan KG" in relation(page, "Datasets")


def test_a_graph_counts_terms_of_others_by_their_prefixed_names(chinese: Reader) -> None:
    page = chinese("/graph/briefing-2023-10-17")
    assert "<code>rdf:type</code>" in page
    assert ">原文段落</a></th>" in page
    assert "PropertyPartition" not in page
