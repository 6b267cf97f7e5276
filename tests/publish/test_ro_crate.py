"""The release as an RO-Crate 1.2."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jinshan_kg.publish.release import read_index

PROFILE = "https://w3id.org/ro/crate/1.2"
Entity = dict[str, Any]


@pytest.fixture(scope="module")
def crate(release: Path) -> dict[str, Entity]:
    document = json.loads((release / "ro-crate-metadata.json").read_bytes())
    assert document.keys() == {"@context", "@graph"}
    assert document["@context"] == f"{PROFILE}/context"
    entities = {entity["@id"]: entity for entity in document["@graph"]}
    assert len(entities) == len(document["@graph"])
    return entities


def references(value: object) -> set[str]:
    if isinstance(value, list):
        return {each for item in value for each in references(item)}
    if isinstance(value, dict):
        return {value["@id"]} if value.keys() == {"@id"} else set()
    return set()


def test_the_metadata_file_is_about_the_folder(crate: dict[str, Entity]) -> None:
    assert crate["ro-crate-metadata.json"] == {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": PROFILE},
        "about": {"@id": "./"},
    }


def test_the_root_has_what_the_specification_demands(crate: dict[str, Entity]) -> None:
    root = crate["./"]

    assert root["@type"] == "Dataset"
    assert root["name"] == "Jinshan KG"
    assert root["alternateName"] == "金山知识图谱"
    assert root["description"].startswith("A knowledge graph of Jinshan District")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", root["datePublished"])
    assert root["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert root["version"] == "1.0.0"


def test_every_entity_is_flat_and_what_it_points_to_is_described(
    crate: dict[str, Entity],
) -> None:
    outside = {PROFILE}
    for entity in crate.values():
        for key, value in entity.items():
            assert not isinstance(value, dict) or value.keys() == {"@id"}, (entity["@id"], key)
            assert references(value) - outside <= crate.keys(), (entity["@id"], key)


def test_every_file_but_those_written_later_is_a_part(
    release: Path, crate: dict[str, Entity]
) -> None:
    written = {
        file.distribution.path: (str(file.size), file.sha256, file.distribution.media_type)
        for file in read_index(release)
    }
    later = {"ro-crate-metadata.json", "SHA256SUMS"}

    parts = [part["@id"] for part in crate["./"]["hasPart"]]

    described = {
        name: (crate[name]["contentSize"], crate[name]["sha256"], crate[name]["encodingFormat"])
        for name in parts
    }
    assert described == {name: told for name, told in written.items() if name not in later}
    assert {crate[name]["@type"] for name in parts} == {"File"}


def test_the_creators_and_licences_are_those_of_the_citation(
    repository: Path, crate: dict[str, Entity]
) -> None:
    citation = (repository / "CITATION.cff").read_text(encoding="utf-8")
    creator = crate[crate["./"]["creator"]["@id"]]

    assert re.findall(r'^  - name: "(.*)"$', citation, re.MULTILINE) == [creator["name"]]
    assert f"version: {crate['./']['version']}\n" in citation
    assert "CC-BY-4.0" in citation
