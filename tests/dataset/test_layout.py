"""Which files make the dataset, and which named graph each belongs to."""

import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.errors import UserError


def test_every_file_has_its_named_graph_and_the_order_is_by_path(project: Layout) -> None:
    root = project.data.parent
    graph = "https://w3id.org/jinshan-kg/graph/"

    found = [(file.path.relative_to(root).as_posix(), file.graph) for file in project.files()]

    assert found == [
        ("data/authorities/names.ttl", f"{graph}authorities"),
        ("data/briefing-2023-10-17/more/claims.ttl", f"{graph}briefing-2023-10-17"),
        ("data/briefing-2023-10-17/parks.ttl", f"{graph}briefing-2023-10-17"),
        ("data/catalog.ttl", f"{graph}catalog"),
        ("ontology/concepts.ttl", f"{graph}concepts"),
        ("ontology/cube.ttl", f"{graph}catalog"),
        ("ontology/jinshan.ttl", f"{graph}ontology"),
        ("ontology/units.ttl", f"{graph}concepts"),
    ]


def test_shapes_belong_to_no_graph_of_the_dataset(project: Layout) -> None:
    found = [(file.path.name, file.graph) for file in project.shape_files()]

    assert found == [("claim.ttl", None), ("park.ttl", None)]


@pytest.mark.parametrize("name", ["ontology/more.ttl", "data/more.ttl"])
def test_a_file_without_a_named_graph_is_refused_by_name(project: Layout, name: str) -> None:
    path = project.data.parent / name
    path.touch()

    with pytest.raises(UserError) as caught:
        project.files()

    assert str(caught.value).startswith(f"{path}: no named graph is assigned to this file.")


def test_a_missing_folder_is_named(project: Layout) -> None:
    moved = project.shapes.rename(project.shapes.with_name("gone"))

    with pytest.raises(UserError) as caught:
        project.shape_files()

    assert moved.is_dir()
    assert str(caught.value) == (
        f"The folder {project.shapes} is missing: the installation is not complete."
    )


def test_the_bundled_layout_is_the_checkouts_when_running_from_one(layout: Layout) -> None:
    assert layout.ontology.name == "ontology"
    assert (layout.ontology / "jinshan.ttl").is_file()
    assert all(folder.is_dir() for folder in (layout.data, layout.shapes))
