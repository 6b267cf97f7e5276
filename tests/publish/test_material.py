"""The dataset, parsed once for everything that is made from it."""

from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import parse_with_prefixes
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.material import read_material


def test_the_files_are_parsed_in_order(layout: Layout) -> None:
    steps: list[None] = []

    material = read_material(layout, lambda: steps.append(None))

    assert material.data_files == layout.files()
    expected = [parse_with_prefixes(file) for file in material.data_files]
    assert [len(file.quads) for file in material.files] == [len(file.quads) for file in expected]
    assert [file.prefixes for file in material.files] == [file.prefixes for file in expected]
    assert (material.version, material.base_iri) == (dataset_version(layout.files()), BASE)
    assert len(steps) == len(material.files)


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is missing"):
        read_material(Layout.at(tmp_path))
