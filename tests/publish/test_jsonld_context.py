"""The published context has a name for all that the dataset says, and each name is right."""

import json
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.namespaces import BASE, JK, PREFIXES
from jinshan_kg.publish.jsonld_context import CONTEXT, context_document, read_context
from jinshan_kg.publish.jsonld_names import REVERSED

HOW = "write it anew: python -m jinshan_kg.publish.jsonld_context"


@pytest.fixture(scope="module")
def published(layout: Layout) -> dict[str, Any]:
    return read_context(layout)


def differences(ours: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    for name in sorted(ours.keys() | wanted.keys()):
        if ours.get(name) != wanted.get(name):
            yield f"{name}: {ours.get(name)} should be {wanted.get(name)}"


def test_it_is_up_to_date(layout: Layout, published: dict[str, Any]) -> None:
    wanted = context_document(layout)

    assert list(differences(published, json.loads(wanted)["@context"])) == [], HOW
    assert (layout.ontology / "context.jsonld").read_text(encoding="utf-8") == wanted, HOW


def test_its_iri_is_one_of_ours() -> None:
    assert CONTEXT == "https://w3id.org/jinshan-kg/context"


def test_every_class_and_property_of_ours_has_its_own_name(
    bundled_store: ox.Store, published: dict[str, Any]
) -> None:
    kinds = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    declared = {
        quad.subject.value
        for kind in kinds
        for quad in bundled_store.quads_for_pattern(
            None, None, ox.NamedNode(PREFIXES["owl"] + kind), None
        )
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(JK)
    }
    names = {iri: iri.removeprefix(JK) for iri in declared}

    (node,) = jsonld.expand(
        {"@context": published, "@id": "x:a", **{name: [] for name in names.values()}}
    )

    assert len(declared) > 100
    assert {iri for iri in node if iri.startswith(JK)} == declared


def test_every_predicate_and_type_of_the_dataset_is_shortened(
    bundled_store: ox.Store, published: dict[str, Any]
) -> None:
    used = {quad.predicate.value for quad in bundled_store} | {
        quad.object.value
        for quad in bundled_store
        if quad.predicate.value.endswith("#type") and isinstance(quad.object, ox.NamedNode)
    }
    node = {"@id": "x:a", "@type": sorted(used)}

    shortened = jsonld.compact(node, published)["type"]

    assert [name for name in shortened if "://" in name] == []


def test_every_concept_and_unit_in_use_has_a_name(
    bundled_store: ox.Store, published: dict[str, Any]
) -> None:
    named = {
        iri
        for how in published.values()
        if isinstance(how, dict)
        for iri in how.get("@context", {}).values()
    }
    in_scheme = ox.NamedNode(PREFIXES["skos"] + "inScheme")
    a, unit = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["qudt"] + "Unit")
    concepts = {
        quad.subject.value
        for predicate, value in ((in_scheme, None), (a, unit))
        for quad in bundled_store.quads_for_pattern(None, predicate, value, None)
        if isinstance(quad.subject, ox.NamedNode)
    }

    assert len(concepts) > 100
    assert sorted(concepts - named) == []


def test_no_prefix_is_the_name_of_a_term(published: dict[str, Any]) -> None:
    prefixes = {name for name, how in published.items() if isinstance(how, str) and how[-1] in "/#"}

    assert "unit" not in prefixes
    assert published["unit"]["@id"] == "jk:unit"
    assert published["qudt-unit"] == PREFIXES["unit"]


# rdflib's JSON-LD parser uses what rdflib itself deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_what_points_to_a_thing_can_stand_inside_it(published: dict[str, Any]) -> None:
    for name, iri in REVERSED.items():
        document = {"@context": published, "id": f"{BASE}id/x", name: {"id": f"{BASE}id/y"}}
        triple = [f"{BASE}id/y", JK + iri.removeprefix("jk:"), f"{BASE}id/x"]

        read = list(ox.parse(input=json.dumps(document), format=ox.RdfFormat.JSON_LD))
        graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")

        assert [[quad.subject.value, quad.predicate.value, quad.object.value] for quad in read] == [
            triple
        ]
        assert [[str(term) for term in found] for found in graph] == [triple]
