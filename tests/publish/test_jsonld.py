"""JSON-LD that reads like ordinary JSON, and is read back with every value exact."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import BASE, JK, PREFIXES, graph_iri
from jinshan_kg.publish.jsonld import compacted, expanded
from jinshan_kg.publish.jsonld_context import read_context
from jinshan_kg.publish.material import read_material
from jinshan_kg.publish.order import canonical

Parsed = Callable[[str], ParsedFile]

VALUE = ox.NamedNode(f"{JK}value")
DECIMAL = ox.NamedNode(f"{PREFIXES['xsd']}decimal")


@pytest.fixture(scope="module")
def published(layout: Layout) -> dict[str, Any]:
    return read_context(layout)


@pytest.fixture(scope="module")
def briefing(layout: Layout) -> list[ox.Quad]:
    name = ox.NamedNode(graph_iri("briefing-2023-10-17"))
    quads = [quad for file in read_material(layout).files for quad in file.quads]
    return canonical(quad for quad in quads if quad.graph_name == name)


def values_of(quads: list[ox.Quad]) -> dict[str, Decimal]:
    return {
        str(quad.subject): Decimal(quad.object.value)
        for quad in quads
        if quad.predicate == VALUE and isinstance(quad.object, ox.Literal)
    }


def document(text: str, published: dict[str, Any], parsed: Parsed) -> list[Any]:
    nodes = expanded([quad.triple for quad in canonical(parsed(text).quads)])
    read: list[Any] = json.loads(compacted(nodes, published))["@graph"]
    return read


def test_a_figure_reads_like_ordinary_json(
    briefing: list[ox.Quad], published: dict[str, Any]
) -> None:
    freed = ox.NamedNode(f"{BASE}id/observation/land-freed")
    quads = [quad.triple for quad in briefing if quad.subject == freed]

    (node,) = json.loads(compacted(expanded(quads), published))["@graph"]

    assert list(node)[:3] == ["id", "type", "label"]
    assert node | {"label": node["label"]["en"][:10]} == {
        "id": freed.value,
        "type": "Observation",
        "label": "Land freed",
        "context": f"{BASE}source/briefing-2023-10-17/chars/3160-3386",
        "evidence": f"{BASE}source/briefing-2023-10-17/chars/3369-3374",
        "metric": "land-freed",
        "period": f"{BASE}id/period/2015-open",
        "periodBasis": "stated",
        "precision": "exact",
        "qb:dataSet": f"{BASE}dataset/briefing-2023-10-17",
        "resultOf": f"{BASE}id/programme/phase-out-of-outdated-chemical-facilities",
        "status": "actual",
        "subject": f"{BASE}id/district/jinshan",
        "unit": "mu",
        "value": 3216,
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3216.0", 3216),
        ("3216", 3216),
        ("-32.0", -32),
        ("44600000000.0", 44600000000),
        ("7.1", "7.1"),
        ("9.10", "9.10"),
        ("3216.00", "3216.00"),
        ("+1.0", "+1.0"),
        ("007.0", "007.0"),
        ("9007199254740992.0", 9007199254740992),
        ("9007199254740993.0", "9007199254740993.0"),
    ],
)
def test_a_decimal_is_a_number_where_it_is_whole_and_else_a_string(
    parsed: Parsed, published: dict[str, Any], written: str, read: int | str
) -> None:
    (node,) = document(
        f'<http://x.org/a> <{JK}value> "{written}"^^<{DECIMAL.value}> .', published, parsed
    )

    assert node == {"id": "http://x.org/a", "value": read}
    assert type(node["value"]) is type(read)


@given(st.decimals(allow_nan=False, allow_infinity=False).map(lambda value: f"{value:f}"))
def test_every_decimal_is_read_back_with_its_value(lexical: str) -> None:
    terms = {"value": {"@id": VALUE.value, "@type": DECIMAL.value}}
    triple = ox.Triple(ox.NamedNode("http://x.org/a"), VALUE, ox.Literal(lexical, datatype=DECIMAL))

    content = compacted(expanded([triple]), terms)

    (quad,) = ox.parse(input=content, format=ox.RdfFormat.JSON_LD)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.datatype == DECIMAL
    assert Decimal(quad.object.value) == Decimal(lexical)


def test_every_figure_is_read_back_with_its_value(
    briefing: list[ox.Quad], published: dict[str, Any]
) -> None:
    content = compacted(expanded(briefing), published)
    by_pyld = jsonld.to_rdf(json.loads(content), {"format": "application/n-quads"})

    figures = values_of(briefing)
    assert len(figures) == 44
    assert values_of(list(ox.parse(input=content, format=ox.RdfFormat.JSON_LD))) == figures
    assert values_of(list(ox.parse(input=by_pyld, format=ox.RdfFormat.N_QUADS))) == figures


def test_integers_and_booleans_are_native_where_they_are_written_plainly(
    parsed: Parsed, published: dict[str, Any]
) -> None:
    text = f"<http://x.org/a> <{JK}start> 5, 05 ; <{PREFIXES['qb']}componentRequired> true ."

    (node,) = document(text, published, parsed)

    assert node == {"id": "http://x.org/a", "start": ["05", 5], "qb:componentRequired": True}


def test_an_ill_typed_number_stays_as_it_is(parsed: Parsed, published: dict[str, Any]) -> None:
    text = f'<http://x.org/a> <{JK}value> "many"^^<{DECIMAL.value}> .'

    assert document(text, published, parsed) == [{"id": "http://x.org/a", "value": "many"}]


def test_texts_are_by_language(parsed: Parsed, published: dict[str, Any]) -> None:
    label, alternative = f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}altLabel"
    text = f"""<http://x.org/a> <{label}> "Park"@en, "园区"@zh ; <{alternative}> "P"@en, "Q"@en ."""

    assert document(text, published, parsed) == [
        {
            "id": "http://x.org/a",
            "label": {"en": "Park", "zh": "园区"},
            "altLabel": {"en": ["P", "Q"]},
        }
    ]


def test_the_same_word_means_what_its_property_says(
    parsed: Parsed, published: dict[str, Any]
) -> None:
    concept = f"{BASE}concept"
    text = f"""<http://x.org/a> <{JK}status> <{concept}/status/planned> ;
        <{JK}phase> <{concept}/phase/planned>, <{concept}/status/planned> ."""

    assert document(text, published, parsed) == [
        {
            "id": "http://x.org/a",
            "phase": ["planned", f"{concept}/status/planned"],
            "status": "planned",
        }
    ]


def test_a_year_a_month_and_a_day_are_told_apart(parsed: Parsed, published: dict[str, Any]) -> None:
    year, month, day = ("gYear", "2023"), ("gYearMonth", "2023-10"), ("date", "2023-10-17")
    values = ", ".join(f'"{text}"^^<{PREFIXES["xsd"]}{kind}>' for kind, text in (year, month, day))

    assert document(f"<http://x.org/a> <{JK}from> {values} .", published, parsed) == [
        {
            "id": "http://x.org/a",
            "fromYear": "2023",
            "fromMonth": "2023-10",
            "fromDate": "2023-10-17",
        }
    ]


def test_a_type_that_is_no_node_stays_a_statement(
    parsed: Parsed, published: dict[str, Any]
) -> None:
    assert document('<http://x.org/a> a "Park" .', published, parsed) == [
        {"id": "http://x.org/a", "rdf:type": "Park"}
    ]


def test_an_iri_that_looks_like_a_prefixed_name_is_refused(
    parsed: Parsed, published: dict[str, Any]
) -> None:
    with pytest.raises(UserError) as caught:
        document("<geo:31,121> <http://x.org/b> 1 .", published, parsed)

    message = str(caught.value)
    assert message.startswith("JSON-LD cannot carry this dataset: ")
    assert message.endswith(" Use N-Quads.")
    assert "\n" not in message
