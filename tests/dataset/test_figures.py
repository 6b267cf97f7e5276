"""Derived figures: what is computed from printed ones, and how it says so."""

from decimal import Decimal

import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from jinshan_kg.dataset.figures import derived_figures

PREFIXES = """
@prefix basis: <https://w3id.org/jinshan-kg/concept/basis/> .
@prefix dataset: <https://w3id.org/jinshan-kg/dataset/> .
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix jku: <https://w3id.org/jinshan-kg/unit/> .
@prefix metric: <https://w3id.org/jinshan-kg/concept/metric/> .
@prefix observation: <https://w3id.org/jinshan-kg/id/observation/> .
@prefix park: <https://w3id.org/jinshan-kg/id/park/> .
@prefix period: <https://w3id.org/jinshan-kg/id/period/> .
@prefix precision: <https://w3id.org/jinshan-kg/concept/precision/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix scheme: <https://w3id.org/jinshan-kg/concept/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix statistic: <https://w3id.org/jinshan-kg/concept/statistic/> .
@prefix status: <https://w3id.org/jinshan-kg/concept/status/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
"""

LAND = """
observation:land a jk:Observation ; rdfs:label "Land"@en ;
    jk:subject park:example ; jk:metric metric:land ; jk:value {value} ; jk:unit jku:mu ;
    jk:period period:2020 ; jk:periodBasis basis:stated ;
    jk:status status:actual ; jk:precision precision:exact .
"""

AIR = """
metric:dust rdfs:label "dust"@en , "灰尘"@zh .
observation:before a jk:Observation ; rdfs:label "Dust before"@en ;
    jk:subject park:example ; jk:metric metric:dust ; jk:value 60.0 ; jk:unit unit:MicroGM-PER-M3 ;
    jk:period period:2010 ; jk:periodBasis basis:implied ;
    jk:status status:actual ; jk:precision precision:exact .
observation:after a jk:Observation ; rdfs:label "Dust after"@en , "其后灰尘"@zh ;
    jk:subject park:example ; jk:metric metric:dust ; jk:value 15.0 ; jk:unit unit:MicroGM-PER-M3 ;
    jk:period period:2020 ; jk:periodBasis basis:stated ;
    jk:status status:actual ; jk:precision precision:exact ;
    jk:baseline observation:before .
"""


def read(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def derived(turtle: str) -> Graph:
    graph = Graph()
    for triple in derived_figures(read(turtle)):
        graph.add(triple)
    return graph


def test_an_area_in_mu_is_converted_to_hectares() -> None:
    expected = read("""
        observation:land-in-hectares a jk:Observation ;
            rdfs:label "Land, in hectares"@en ;
            qb:dataSet dataset:derived ;
            jk:subject park:example ; jk:metric metric:land ; jk:value 2.0 ; jk:unit unit:HA ;
            jk:period period:2020 ; jk:periodBasis basis:stated ;
            jk:status status:actual ; jk:precision precision:exact ;
            jk:formula "value in mu × 2000/3 m² ÷ 10000 m²" ;
            prov:wasDerivedFrom observation:land .
    """)
    assert isomorphic(derived(LAND.format(value="30.0")), expected)


@pytest.mark.parametrize(
    ("printed", "computed"),
    [
        ('"Land"@en , "土地"@zh', '"Land, in hectares"@en , "土地（公顷）"@zh'),
        ('"Land"@en', '"Land, in hectares"@en'),
    ],
)
def test_a_converted_figure_is_labelled_in_the_languages_of_the_printed_one(
    printed: str, computed: str
) -> None:
    graph = derived(LAND.format(value="30.0").replace('"Land"@en', printed))
    expected = read(f"observation:land-in-hectares rdfs:label {computed} .")
    assert set(graph.triples((None, RDFS.label, None))) == set(expected)


@pytest.mark.parametrize(
    ("mu", "hectares", "precision"),
    [
        ("3216.0", "214.4", "exact"),
        ("1379.0", "91.9333", "approximate"),
        ("0.0", "0.0", "exact"),
        ("1.0", "0.0667", "approximate"),
    ],
)
def test_a_rounded_result_is_approximate_and_says_so(
    mu: str, hectares: str, precision: str
) -> None:
    graph = derived(LAND.format(value=mu))
    jk = "https://w3id.org/jinshan-kg/ontology#"
    (value,) = graph.objects(None, URIRef(f"{jk}value"))
    (how,) = graph.objects(None, URIRef(f"{jk}precision"))
    (formula,) = graph.objects(None, URIRef(f"{jk}formula"))
    assert isinstance(value, Literal)
    assert value.toPython() == Decimal(hectares)
    assert str(value) == hectares
    assert str(how) == f"https://w3id.org/jinshan-kg/concept/precision/{precision}"
    assert str(formula).endswith(", rounded to 4 decimals") is (precision == "approximate")


def test_a_baseline_gives_a_change_and_a_ratio_with_metrics_of_their_own() -> None:
    expected = read("""
        observation:after-change a jk:Observation ;
            rdfs:label "Dust after: change against the baseline"@en ,
                "其后灰尘：较基线的变化量"@zh ;
            qb:dataSet dataset:derived ;
            jk:subject park:example ; jk:metric metric:dust-change ; jk:value -45.0 ;
            jk:unit unit:MicroGM-PER-M3 ;
            jk:period period:2020 ; jk:periodBasis basis:implied ; jk:basePeriod period:2010 ;
            jk:status status:actual ; jk:precision precision:exact ;
            jk:formula "value − value of the baseline" ;
            prov:wasDerivedFrom observation:after , observation:before .
        metric:dust-change a jk:Metric , skos:Concept ;
            rdfs:label "change of dust"@en , "灰尘变化量"@zh ;
            skos:prefLabel "change of dust"@en , "灰尘变化量"@zh ;
            skos:definition "Derived: value − value of the baseline."@en ;
            skos:notation "dust-change" ;
            skos:inScheme scheme:metric ; skos:topConceptOf scheme:metric ;
            jk:statistic statistic:change ; jk:allowedUnit unit:MicroGM-PER-M3 .
        observation:after-ratio a jk:Observation ;
            rdfs:label "Dust after: ratio against the baseline"@en ,
                "其后灰尘：较基线的比值"@zh ;
            qb:dataSet dataset:derived ;
            jk:subject park:example ; jk:metric metric:dust-ratio ; jk:value 0.25 ;
            jk:unit unit:FRACTION ;
            jk:period period:2020 ; jk:periodBasis basis:implied ; jk:basePeriod period:2010 ;
            jk:status status:actual ; jk:precision precision:exact ;
            jk:formula "value ÷ value of the baseline" ;
            prov:wasDerivedFrom observation:after , observation:before .
        metric:dust-ratio a jk:Metric , skos:Concept ;
            rdfs:label "ratio of dust"@en , "灰尘比值"@zh ;
            skos:prefLabel "ratio of dust"@en , "灰尘比值"@zh ;
            skos:definition "Derived: value ÷ value of the baseline."@en ;
            skos:notation "dust-ratio" ;
            skos:inScheme scheme:metric ; skos:topConceptOf scheme:metric ;
            jk:statistic statistic:ratio ; jk:allowedUnit unit:FRACTION .
    """)
    assert isomorphic(derived(AIR), expected)


def test_a_change_of_a_share_is_in_percentage_points() -> None:
    graph = derived(AIR.replace("unit:MicroGM-PER-M3", "unit:PERCENT"))
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    metric = URIRef("https://w3id.org/jinshan-kg/concept/metric/dust-change")
    assert set(graph.objects(metric, label)) == {
        Literal("change of dust, in percentage points", lang="en"),
        Literal("灰尘变化量（百分点）", lang="zh"),
    }


def test_an_observation_with_neither_a_convertible_unit_nor_a_baseline_gives_nothing() -> None:
    assert len(derived(LAND.format(value="1.0").replace("jku:mu", "unit:NUM"))) == 0
