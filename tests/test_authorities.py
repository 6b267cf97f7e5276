"""What `data/authorities/` may say, and how: names, identifiers and notes that come from elsewhere.

The graph of the briefing keeps what is printed. Whatever else is known stands in the authorities
graph, where every name and identifier has a statement of its evidence and every note a citation.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import parse_file
from jinshan_kg.namespaces import ID, PREFIXES, SOURCE, graph_iri

GRAPH = graph_iri("authorities")
BRIEFING = graph_iri("briefing-2023-10-17")
DERIVED = graph_iri("derived")  # it says of everything here what class it is of as well

# Whose pages may be linked: those who published the text, never a repost or a mirror of it.
PUBLISHERS = set(
    """en.shio.gov.cn touch.shio.gov.cn www.shanghai.gov.cn sthj.sh.gov.cn yptimes.shyp.gov.cn
    sh.people.com.cn sh.news.cn m.jfdaily.com thepaper.cn epaper.chinadaily.com.cn
    nap.nationalacademies.org""".split()
)
REGISTRIES = {"sws.geonames.org", "www.wikidata.org"}
PROJECT = {"w3id.org"}
ADDRESS = re.compile(r"https?:|www\.|\.(com|cn|net|org|bid|cc|icu)\b", re.IGNORECASE)

# Each of these finds what should not be, and must find nothing.
RULES = {
    "a statement is whole, graded A or B, and its triple is in the graph": """
        ?this a jk:AuthorityStatement
        FILTER NOT EXISTS {
          ?this a rdf:Statement ; rdfs:label ?label ; jk:grade/skos:notation ?grade ;
            jk:citation ?citation ;
            rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
          ?subject ?predicate ?object
          FILTER (?grade IN ("a", "b")) }""",
    "a name or an identifier of a thing has a statement; a description is no name": f"""
        VALUES ?predicate {{ rdfs:label skos:altLabel dcterms:identifier dcterms:source
                             skos:exactMatch skos:closeMatch foaf:homepage }}
        GRAPH <{GRAPH}> {{ ?this ?predicate ?object }}
        FILTER EXISTS {{ GRAPH ?other {{ ?this a ?type }}
                         FILTER (?other NOT IN (<{GRAPH}>, <{DERIVED}>)) }}
        FILTER NOT EXISTS {{ ?this a ?record
          FILTER (?record IN (jk:Conferral, jk:Observation, jk:Period, jk:Tenure, time:Instant)) }}
        FILTER NOT EXISTS {{ ?statement a jk:AuthorityStatement ;
          rdf:subject ?this ; rdf:predicate ?predicate ; rdf:object ?object }}""",
    "a Chinese label stands on a thing of the briefing, or on a note": f"""
        GRAPH <{GRAPH}> {{ ?this rdfs:label ?label }} FILTER (LANG(?label) = "zh")
        FILTER NOT EXISTS {{ ?this a jk:Note }}
        FILTER NOT EXISTS {{ GRAPH <{BRIEFING}> {{ ?this a ?type }} }}""",
    "a thing has one label a language": """
        ?this rdfs:label ?label , ?second
        FILTER (LANG(?label) = LANG(?second) && ?label != ?second)""",
    "a further name is not the label again": "?this rdfs:label ?name ; skos:altLabel ?name",
    "a note is told in two languages and cited": """
        ?this a jk:Note
        FILTER NOT EXISTS {
          ?this rdfs:label ?name , ?zhName ; rdfs:comment ?english , ?chinese ;
            jk:citation ?citation
          FILTER (LANG(?english) = "en" && LANG(?chinese) = "zh"
            && LANG(?name) = "en" && LANG(?zhName) = "zh") }""",
    "what our own words describe is described in Chinese too": """
        VALUES ?record { jk:Conferral jk:Observation jk:Period jk:Tenure time:Instant }
        ?this a ?record
        FILTER NOT EXISTS { ?this rdfs:label ?label FILTER (LANG(?label) = "zh") }""",
    "a note hangs on a thing that another graph knows": f"""
        ?this a jk:Note
        FILTER NOT EXISTS {{ ?thing jk:note ?this . GRAPH ?other {{ ?thing a ?type }}
                            FILTER (?other NOT IN (<{GRAPH}>, <{DERIVED}>)) }}""",
    "a citation is described": """
        ?thing jk:citation ?this
        FILTER NOT EXISTS {
          ?this a jk:Citation ; rdfs:label ?label ; dcterms:bibliographicCitation ?text }""",
    "a citation is used": """
        ?this a jk:Citation FILTER NOT EXISTS { ?thing jk:citation ?this }""",
}

# Things whose Chinese name nobody was found to print, or only for what may be something else.
WITHOUT_CHINESE_NAME = """brand/jinshan-picturesque cluster/uav enterprise/jovo enterprise/kai-taiyu
    facility/alibaba-cloud-east-china-intelligent-computing-center honour/national-civilized-city
    official/ye-wendi official/li-yangyang park/caojing-country-park
    park/zhujing-flower-sea-and-fragrance-ecological-park
    post/director-of-jinshan-district-committee-of-agriculture-and-rural-affairs""".split()

CHINESE_NAMES = {
    "slogan/two-zones-and-one-fort": ["两区一堡"],
    "park/carbon-valley-green-bay": ["上海碳谷绿湾产业园", "碳谷绿湾"],
    "enterprise/huawei-water-savings": ["华维节水科技集团股份有限公司"],
    "post/deputy-party-secretary": ["金山区委副书记"],
    "post/chief-of-jinshan-district": ["金山区区长"],
    "honour/advanced-district-in-national-safety-construction": ["全国平安建设先进区"],
} | {entity: [] for entity in WITHOUT_CHINESE_NAME}

NOTES = {
    "observation/consecutive-years-as-advanced-safety-district": "Three years are three terms",
    "observation/holders-of-both-ecological-titles": "The sole district in the city",
    "observation/carbon-valley-green-bay-output-value-per-mu-growth": (
        "Growth per mu is average annual growth"
    ),
    "honour/national-civilized-city": "A civilized district",
    "programme/shift-from-oil-refining": "Four turns and not one chain",
    "enterprise/huawei-water-savings": "Not the Huawei of telephones",
    "slogan/three-bay-areas": "Three Bay Areas are no places",
    "facility/east-lake-international-innovation-center": "East Lake is Donghu",
}

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_COPIED_WORDS = 10  # a run of this many words of the document is more than a name or a figure


def rows(store: ox.Store, sparql: str) -> list[tuple[str, ...]]:
    result = store.query(_PROLOGUE + sparql, use_default_graph_as_union=True)
    assert isinstance(result, ox.QuerySolutions)
    return [tuple(_text(term) for term in solution) for solution in result]


def _text(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


@pytest.fixture(scope="module")
def quads(layout: Layout) -> list[ox.Quad]:
    return [quad for file in layout.files() if file.graph == GRAPH for quad in parse_file(file)]


@pytest.mark.parametrize("rule", RULES)
def test_rule(bundled_store: ox.Store, rule: str) -> None:
    assert rows(bundled_store, f"SELECT DISTINCT ?this WHERE {{ {RULES[rule]} }}") == []


def test_links_lead_to_publishers_and_registries_only(quads: list[ox.Quad]) -> None:
    vocabularies = tuple(PREFIXES.values())
    nodes = {term.value for quad in quads for term in quad if isinstance(term, ox.NamedNode)}
    hosts = {urlsplit(iri).hostname for iri in nodes if not iri.startswith(vocabularies)}
    assert hosts == PUBLISHERS | REGISTRIES | PROJECT


def test_no_text_spells_an_address(quads: list[ox.Quad]) -> None:
    texts = [quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)]
    assert [text for text in texts if ADDRESS.search(text)] == []


def test_no_note_copies_the_source(bundled_store: ox.Store, source_document: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        starts = range(len(words) - _COPIED_WORDS + 1)
        return {tuple(words[start : start + _COPIED_WORDS]) for start in starts}

    printed = runs(source_document.read_text(encoding="utf-8"))
    notes = rows(bundled_store, "SELECT ?text { ?note a jk:Note ; rdfs:comment ?text }")
    assert [text for (text,) in notes if runs(text) & printed] == []


def test_what_the_district_is_called_and_which_codes_it_has(bundled_store: ox.Store) -> None:
    found = rows(
        bundled_store,
        f"""SELECT ?predicate ?object ?grade WHERE {{
              ?statement a jk:AuthorityStatement ; rdf:subject <{ID}district/jinshan> ;
                rdf:predicate ?predicate ; rdf:object ?object ; jk:grade/skos:notation ?grade }}
            ORDER BY ?predicate ?object""",
    )
    assert found == [
        (f"{PREFIXES['dcterms']}identifier", "310116", "a"),
        (f"{PREFIXES['dcterms']}identifier", "310116000000", "b"),
        (f"{PREFIXES['rdfs']}label", "金山区", "a"),
        (f"{PREFIXES['skos']}closeMatch", "https://sws.geonames.org/13608000/", "b"),
    ]


def test_shanghai_is_matched_exactly(bundled_store: ox.Store) -> None:
    matches = f"SELECT ?match {{ <{ID}place/shanghai> skos:exactMatch ?match }} ORDER BY ?match"
    assert rows(bundled_store, matches) == [
        ("http://www.wikidata.org/entity/Q8686",),
        ("https://sws.geonames.org/1796231/",),
    ]


def test_the_source_document_says_where_it_was_published(bundled_store: ox.Store) -> None:
    page = f"SELECT ?page {{ <{SOURCE}briefing-2023-10-17> dcterms:source ?page }}"
    assert rows(bundled_store, page) == [
        ("https://en.shio.gov.cn/TrueCMS/shxwbgs/newss/content/20231018110453547.html",)
    ]


@pytest.mark.parametrize("entity", CHINESE_NAMES)
def test_chinese_names(bundled_store: ox.Store, entity: str) -> None:
    names = f"<{ID}{entity}> rdfs:label|skos:altLabel ?name FILTER (LANG(?name) = 'zh')"
    found = rows(bundled_store, f"SELECT ?name WHERE {{ {names} }} ORDER BY ?name")
    assert found == [(name,) for name in CHINESE_NAMES[entity]]


@pytest.mark.parametrize("thing", NOTES)
def test_note_on_what_misleads(bundled_store: ox.Store, thing: str) -> None:
    names = f"<{ID}{thing}> jk:note/rdfs:label ?label FILTER (LANG(?label) = 'en')"
    assert rows(bundled_store, f"SELECT ?label WHERE {{ {names} }}") == [(NOTES[thing],)]


def test_a_concept_that_speaks_of_a_note_has_one(bundled_store: ox.Store) -> None:
    speaks = """?concept skos:definition ?text FILTER CONTAINS(?text, "see the note")"""
    found = rows(bundled_store, f"SELECT ?concept WHERE {{ {speaks} }}")
    assert found == rows(
        bundled_store, f"SELECT DISTINCT ?concept WHERE {{ {speaks} ?concept jk:note ?note }}"
    )
    assert len(found) == 1


def test_a_mistranslated_figure_keeps_what_is_printed(bundled_store: ox.Store) -> None:
    figure = f"<{ID}observation/consecutive-years-as-advanced-safety-district>"
    printed = f"{figure} jk:value ?value ; jk:unit/rdfs:label ?unit FILTER (LANG(?unit) = 'en')"
    assert rows(bundled_store, f"SELECT ?value ?unit WHERE {{ {printed} }}") == [("3", "year")]
