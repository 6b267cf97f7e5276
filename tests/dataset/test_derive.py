"""The derived graph as a file: the same bytes for the same files, and known to be current."""

import shutil
from pathlib import Path

import pytest

from jinshan_kg.dataset import derive
from jinshan_kg.dataset.layout import Layout

BUNDLED = Layout.bundled()


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A small dataset with one triple to derive."""
    copy = Layout.at(tmp_path)
    copy.ontology.mkdir()
    (copy.data / "briefing-2023-10-17").mkdir(parents=True)
    (copy.ontology / "jinshan.ttl").write_text(
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "jk:Park rdfs:subClassOf jk:Place .\n"
    )
    (copy.data / "briefing-2023-10-17" / "parks.ttl").write_text(
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
        "<https://w3id.org/jinshan-kg/id/park/x> a jk:Park .\n"
    )
    return copy


def test_the_file_in_the_repository_is_what_the_data_give() -> None:
    assert derive.derived_file(BUNDLED).read_text(encoding="utf-8") == derive.derive(BUNDLED)


def test_the_file_is_whole_and_says_what_it_was_computed_from(layout: Layout) -> None:
    path = derive.write(layout)
    header, digest, *rest = path.read_text(encoding="utf-8").splitlines()
    assert header == "# Computed by `jinshan-kg derive`: do not edit."
    assert digest.startswith("# From files with the digest ")
    assert rest == [
        "",
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .",
        "",
        "<https://w3id.org/jinshan-kg/id/park/x> a jk:Place .",
    ]
    assert [file.name for file in path.parent.iterdir()] == ["derived.ttl"]


def test_a_change_of_any_input_makes_it_out_of_date(layout: Layout) -> None:
    assert not derive.is_current(layout)
    derive.write(layout)
    assert derive.is_current(layout)
    with (layout.data / "briefing-2023-10-17" / "parks.ttl").open("a") as parks:
        parks.write("# a remark\n")
    assert not derive.is_current(layout)


def test_example_queries_are_no_input(layout: Layout) -> None:
    derive.write(layout)
    (layout.data / "queries").mkdir()
    (layout.data / "queries" / "01.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n")
    assert derive.is_current(layout)


def test_the_copy_of_the_dataset_in_another_place_is_current_too(tmp_path: Path) -> None:
    for folder in ("ontology", "data"):
        shutil.copytree(getattr(BUNDLED, folder), tmp_path / folder)
    assert derive.is_current(Layout.at(tmp_path)) == derive.is_current(BUNDLED)
