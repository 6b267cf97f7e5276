"""DCAT-AP 3.0: every mandatory and recommended property is there, for everything catalogued.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/. Left out are `dcat:bbox` and `dcat:centroid` of a
location, since the sources give no coordinates, and `dcatap:applicableLegislation`, since no law
asks for the dataset.
"""

import pytest
from pyoxigraph import Quad, QueryTriples, Store
from tests.publish.describe.conftest import Ask, asking
from tests.publish.describe.test_distributions import DUMP, README, TABLE

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.describe.distributions import file_quads
from jinshan_kg.publish.describe.queries import CATALOG

HEAD = "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())
MANDATORY = {
    "dcat:Catalog": "dcterms:title dcterms:description dcterms:publisher",
    "dcat:Dataset": "dcterms:title dcterms:description",
    "dcat:DatasetSeries": "dcterms:title dcterms:description",
    "dcat:DataService": "dcterms:title dcat:endpointURL",
    "dcat:Distribution": "dcat:accessURL",
    "foaf:Agent": "foaf:name",
    "spdx:Checksum": "spdx:algorithm spdx:checksumValue",
}
RECOMMENDED = {
    "dcat:Catalog": "dcat:dataset dcat:service dcat:themeTaxonomy foaf:homepage dcterms:language"
    " dcterms:license dcterms:issued dcterms:modified dcterms:spatial",
    "dcat:Dataset": "dcat:contactPoint dcat:distribution dcat:keyword dcat:theme dcterms:publisher"
    " dcterms:spatial dcterms:temporal",
    "dcat:DatasetSeries": "dcat:contactPoint dcterms:publisher dcterms:spatial dcterms:temporal"
    " dcterms:accrualPeriodicity",
    "dcat:DataService": "dcat:contactPoint dcat:keyword dcat:theme dcterms:publisher"
    " dcat:endpointDescription dcat:servesDataset",
    "dcat:Distribution": "dcatap:availability dcterms:description dcterms:format dcterms:license",
    "foaf:Agent": "dcterms:type",
    "dcterms:LicenseDocument": "dcterms:type",
    "dcterms:PeriodOfTime": "dcat:startDate dcat:endDate",
}
AT_MOST_ONE = {
    "dcat:Catalog": "dcterms:publisher dcterms:license dcterms:issued dcterms:modified"
    " foaf:homepage",
    "dcat:Dataset": "dcterms:publisher dcterms:accessRights dcterms:accrualPeriodicity"
    " dcterms:issued dcterms:modified dcat:version",
    "dcat:DataService": "dcterms:license dcterms:accessRights",
    "dcat:Distribution": "dcterms:license dcterms:format dcat:mediaType dcat:byteSize"
    " spdx:checksum dcterms:issued dcterms:modified dcatap:availability",
}
RANGES = {
    "dcat:contactPoint": "vcard:Group",
    "dcat:distribution": "dcat:Distribution",
    "dcat:inSeries": "dcat:DatasetSeries",
    "dcat:mediaType": "dcterms:MediaType",
    "dcat:servesDataset": "dcat:Dataset",
    "dcat:service": "dcat:DataService",
    "dcterms:accessRights": "dcterms:RightsStatement",
    "dcterms:accrualPeriodicity": "dcterms:Frequency",
    "dcterms:conformsTo": "dcterms:Standard",
    "dcterms:format": "dcterms:MediaTypeOrExtent",
    "dcterms:language": "dcterms:LinguisticSystem",
    "dcterms:license": "dcterms:LicenseDocument",
    "dcterms:provenance": "dcterms:ProvenanceStatement",
    "dcterms:publisher": "foaf:Agent",
    "dcterms:spatial": "dcterms:Location",
    "dcterms:temporal": "dcterms:PeriodOfTime",
    "foaf:homepage": "foaf:Document",
    "foaf:page": "foaf:Document",
    "spdx:checksum": "spdx:Checksum",
}


@pytest.fixture(scope="module")
def catalogue(described: Store) -> Ask:
    """Asks the catalogue as it is served, with two files of the downloads."""
    store = Store()
    constructed = described.query(CATALOG)
    assert isinstance(constructed, QueryTriples)
    known = list(constructed)
    said = [*known, *(quad.triple for quad in file_quads([DUMP, TABLE, README], known))]
    store.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in said)
    return asking(store)


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, name) for kind, names in table.items() for name in names.split()]


@pytest.mark.parametrize(("kind", "name"), [*pairs(MANDATORY), *pairs(RECOMMENDED)])
def test_a_property_is_there(catalogue: Ask, kind: str, name: str) -> None:
    assert catalogue(f"{HEAD} SELECT ?x {{ ?x a {kind} }}") != []
    assert (
        catalogue(f"{HEAD} SELECT ?x {{ ?x a {kind} FILTER NOT EXISTS {{ ?x {name} ?v }} }}") == []
    )


@pytest.mark.parametrize(("kind", "name"), pairs(AT_MOST_ONE))
def test_a_property_is_there_once(catalogue: Ask, kind: str, name: str) -> None:
    query = f"SELECT ?x {{ ?x a {kind} ; {name} ?v }} GROUP BY ?x HAVING (COUNT(?v) > 1)"

    assert catalogue(f"{HEAD} {query}") == []


@pytest.mark.parametrize(("name", "kind"), RANGES.items())
def test_a_value_is_of_the_class_that_is_asked_for(catalogue: Ask, name: str, kind: str) -> None:
    assert catalogue(f"{HEAD} SELECT ?v {{ ?x {name} ?v }}") != []
    assert (
        catalogue(f"{HEAD} SELECT ?v {{ ?x {name} ?v FILTER NOT EXISTS {{ ?v a {kind} }} }}") == []
    )


def test_what_is_downloaded_has_a_weight_and_a_checksum(catalogue: Ask) -> None:
    without = f"""{HEAD} SELECT ?x {{ ?x dcat:downloadURL ?url
        FILTER NOT EXISTS {{ ?x dcat:byteSize ?size ; spdx:checksum ?sum }} }}"""

    assert catalogue(f"{HEAD} SELECT ?x {{ ?x dcat:downloadURL ?url }}") != []
    assert catalogue(without) == []


def test_every_dataset_and_service_is_in_the_catalogue(catalogue: Ask) -> None:
    catalogued = f"""{HEAD} SELECT ?x {{
        VALUES ?kind {{ dcat:Dataset dcat:DatasetSeries dcat:DataService }} ?x a ?kind
        FILTER NOT EXISTS {{ ?c a dcat:Catalog ; ?has ?x }} }}"""

    assert catalogue(catalogued) == []


def test_a_series_has_a_first_and_a_last_member(catalogue: Ask) -> None:
    ends = f"{HEAD} SELECT ?first ?last {{ ?s dcat:first ?first ; dcat:last ?last }}"
    members = f"{HEAD} SELECT ?member {{ ?member dcat:inSeries ?s }}"

    assert catalogue(ends) == [(member, member) for (member,) in catalogue(members)] != []


def test_texts_are_in_english_and_chinese(catalogue: Ask) -> None:
    languages = f"""{HEAD} SELECT ?x (GROUP_CONCAT(LANG(?t)) AS ?languages) {{
        VALUES ?kind {{ dcat:Catalog dcat:Dataset dcat:DatasetSeries dcat:DataService }}
        ?x a ?kind ; dcterms:title ?t }} GROUP BY ?x"""

    assert {"".join(sorted(row[1])) for row in catalogue(languages)} == {" ehnz"}


@pytest.mark.parametrize(
    ("name", "datatype"),
    [
        ("dcterms:issued", "xsd:date"),
        ("dcterms:modified", "xsd:date"),
        ("spdx:checksumValue", "xsd:hexBinary"),
    ],
)
def test_a_literal_has_its_datatype(catalogue: Ask, name: str, datatype: str) -> None:
    wrong = f"{HEAD} SELECT ?v {{ ?x {name} ?v FILTER(DATATYPE(?v) != {datatype}) }}"

    assert catalogue(f"{HEAD} SELECT ?v {{ ?x {name} ?v }}") != []
    assert catalogue(wrong) == []
