"""The version changes with what the files say, and with nothing else."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.errors import UserError


def test_the_version_is_a_sha256(layout: Layout) -> None:
    assert re.fullmatch("[0-9a-f]{64}", dataset_version(layout.files()))


def test_the_same_files_elsewhere_and_in_another_order_are_the_same_version(
    project: Layout, tmp_path: Path
) -> None:
    for folder in (project.ontology, project.data, project.shapes):
        copytree(folder, tmp_path / "elsewhere" / folder.name)
    copy = Layout.at(tmp_path / "elsewhere")

    assert dataset_version(reversed(copy.files())) == dataset_version(project.files())


def test_content_name_and_graph_each_make_another_version(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    one.write_bytes(b"")
    two.write_bytes(b"")
    before = [dataset_version([DataFile(one)]), dataset_version([DataFile(two)])]

    one.write_bytes(b"#")
    after = [dataset_version([DataFile(one)]), dataset_version([DataFile(one, "http://x.org/g")])]

    assert len({*before, *after}) == 4


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none\.ttl: cannot be read"):
        dataset_version([DataFile(tmp_path / "none.ttl")])
