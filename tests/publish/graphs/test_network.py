"""The network of the project's own dataset."""

from jinshan_kg.namespaces import BASE, JK
from jinshan_kg.publish.graphs.network import Network
from jinshan_kg.publish.graphs.relations import HOLDS
from jinshan_kg.publish.tables.entities import entities
from jinshan_kg.publish.tables.statements import Statements

JINSHAN = f"{BASE}id/district/jinshan"


def test_every_entity_is_a_node(network: Network, bundled: Statements) -> None:
    assert list(network) == entities(bundled)


def test_every_claim_is_an_edge(network: Network, bundled: Statements) -> None:
    claimed = {
        (
            *(bundled.value(claim, f"rdf:{role}") for role in ("subject", "object", "predicate")),
            claim,
        )
        for claim in bundled.instances("jk:Claim")
    }
    edges = {
        (start, end, data["predicate"], data["record"])
        for start, end, data in network.edges(data=True)
        if "/id/claim/" in data.get("record", "")
    }
    assert edges == claimed


def test_every_tenure_is_an_edge_with_its_period(network: Network) -> None:
    tenures = [data for *_, data in network.edges(data=True) if data["predicate"] == HOLDS]
    assert len(tenures) == 7
    assert {data["edtf"] for data in tenures} == {"/.."}
    assert {data["label_zh"] for data in tenures} == {"担任"}


def test_a_node_is_described_in_both_languages_and_counted(network: Network) -> None:
    assert network.nodes[JINSHAN] == {
        "label": "Jinshan District",
        "label_zh": "金山区",
        "type": "District",
        "type_zh": "区",
        "iri": JINSHAN,
        "identifiers": "310116|310116000000",
        "figures": 33,
        "passages": 32,
        "degree": 141,
    }


def test_an_edge_says_how_the_claim_is_meant_and_where_it_is_said(network: Network) -> None:
    claim = f"{BASE}id/claim/cpc-jinshan-district-committee-jurisdiction-jinshan"
    body = f"{BASE}id/organization/cpc-jinshan-district-committee"
    assert network.edges[body, JINSHAN, claim] == {
        "label": "has jurisdiction over",
        "label_zh": "管辖",
        "predicate": f"{JK}jurisdiction",
        "status": "actual",
        "basis": "implied",
        "record": claim,
        "passage": f"{BASE}source/briefing-2023-10-17/chars/387-565",
    }


def test_a_conferral_dates_its_edges(network: Network) -> None:
    conferral = f"{BASE}id/conferral/changan-cup-2021"
    years = {data["from"] for *_, data in network.out_edges(conferral, data=True)}
    assert years == {"2021"}


def test_an_aim_is_not_a_fact(network: Network) -> None:
    aims = [d for *_, d in network.edges(data=True) if d["predicate"] == f"{JK}aimsAt"]
    assert {data["status"] for data in aims} == {"planned"}


def test_every_node_has_a_neighbour_and_every_edge_a_label_in_both_languages(
    network: Network,
) -> None:
    assert all(degree > 0 for _, degree in network.degree())
    assert all(data["label"] and data["label_zh"] for *_, data in network.edges(data=True))
