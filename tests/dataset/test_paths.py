"""The RDF files behind the paths of a command."""

from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.errors import UserError


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_a_folder_means_the_supported_files_below_it_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.ttl", "a/c.NQ", "a/readme.md", ".git/x.ttl", "a/.hidden.ttl", "a.ttl/d.rdf")

    assert files_at([tmp_path]) == (
        DataFile(tmp_path / "a/c.NQ"),
        DataFile(tmp_path / "a.ttl/d.rdf"),
        DataFile(tmp_path / "b.ttl"),
    )


def test_a_folder_may_stand_below_a_hidden_one(tmp_path: Path) -> None:
    make(tmp_path, ".cache/data/a.ttl")

    assert files_at([tmp_path / ".cache/data"]) == (DataFile(tmp_path / ".cache/data/a.ttl"),)


def test_paths_keep_their_order_and_count_once(tmp_path: Path) -> None:
    make(tmp_path, "b.ttl", "a.ttl")

    assert files_at([tmp_path / "b.ttl", tmp_path]) == (
        DataFile(tmp_path / "b.ttl"),
        DataFile(tmp_path / "a.ttl"),
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.ttl", "no such file or folder. Check the path."),
        (
            "table.csv",
            "unsupported file extension '.csv'."
            " Supported: .ttl, .nt, .nq, .trig, .rdf, .jsonld, .owl.",
        ),
        (
            "empty",
            "no RDF file in this folder. Supported: .ttl, .nt, .nq, .trig, .rdf, .jsonld, .owl.",
        ),
    ],
)
def test_a_path_that_cannot_be_used_is_named_with_the_reason(
    tmp_path: Path, name: str, message: str
) -> None:
    make(tmp_path, "table.csv", "empty/readme.md")

    with pytest.raises(UserError) as caught:
        files_at([tmp_path / name])

    assert str(caught.value) == f"{tmp_path / name}: {message}"
