"""What the files said when they were loaded."""

import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.workers.copies import ChangedError, Copies
from jinshan_kg.errors import UserError


def of(*files: DataFile) -> Copies:
    return Copies.of(files, dataset_version(files))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=2_000))
def test_a_file_is_kept_to_the_byte(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "data.ttl"
    path.write_bytes(content)
    copies = pickle.loads(pickle.dumps(of(DataFile(path))))
    path.unlink()
    assert copies.read(path) == content


def test_a_large_file_takes_little(tmp_path: Path) -> None:
    path = tmp_path / "data.nt"
    content = b"".join(b"<urn:n:%d> <urn:value> <urn:v:%d> .\n" % (n, n) for n in range(60_000))
    path.write_bytes(content)
    copies = of(DataFile(path))
    assert len(copies.compressed[path]) < len(content) / 4
    assert copies.read(path) == content


def test_two_files_of_the_same_name_are_two(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "data.ttl" for folder in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(path.parent.name)
    copies = of(*map(DataFile, paths))
    assert [copies.read(path) for path in paths] == [b"a", b"b"]


def test_files_of_another_version_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.ttl"
    path.write_text("<urn:a> <urn:b> 1 .")
    files = (DataFile(path),)
    version = dataset_version(files)
    path.write_text("<urn:a> <urn:b> 2 .")
    with pytest.raises(ChangedError, match=r"^The files changed while they were loaded\."):
        Copies.of(files, version)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"data\.ttl: cannot be read"):
        Copies.of((DataFile(tmp_path / "data.ttl"),), "")
