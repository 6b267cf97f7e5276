"""A release: all files, the same bytes each time, and what is said of them is so."""

import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import BASE, PREFIXES
from jinshan_kg.publish import graphs, tables
from jinshan_kg.publish.export import export
from jinshan_kg.publish.formats import FORMATS
from jinshan_kg.publish.material import Material, read_material
from jinshan_kg.publish.release import planned, read_index, write_release

KINDS = {"rdf", "ontology", "table", "graph", "description", "package"}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_planned_is_what_is_there(release: Path) -> None:
    paths = [file.path for file in planned()]

    assert len(paths) == len(set(paths))
    assert files_of(release).keys() == {*paths, "index.json"}
    assert [file.distribution for file in read_index(release)] == list(planned())


def test_the_tables_and_the_networks_are_among_them() -> None:
    for file in (*tables.distributions(), *graphs.distributions()):
        assert file in planned()


def test_every_file_says_what_it_is_in_two_languages() -> None:
    for file in planned():
        assert set(file.title) == set(file.description) == {"en", "zh"}
        assert all([*file.title.values(), *file.description.values()])
        assert file.kind in KINDS
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", file.media_type)


def test_what_the_index_says_of_size_and_checksum_is_so(release: Path) -> None:
    there = files_of(release)

    for file in read_index(release):
        content = there[file.distribution.path]
        assert (file.size, file.sha256) == (len(content), sha256(content).hexdigest())


def test_the_checksums_are_those_that_sha256sum_checks(release: Path) -> None:
    there = files_of(release)
    lines = there["SHA256SUMS"].decode().splitlines()

    assert lines == [
        f"{sha256(there[file.path]).hexdigest()}  {file.path}" for file in planned()[:-1]
    ]


def test_the_rdf_files_are_the_exports(release: Path, layout: Layout) -> None:
    parsed = read_material(layout).files

    for to in FORMATS:
        content = (release / f"jinshan-kg.{to.extension}").read_bytes()
        assert sha256(content).digest() == sha256(export(parsed, to)).digest(), to.name


def test_the_hash_is_that_of_the_canonical_form(release: Path) -> None:
    there = files_of(release)
    digest = sha256(there["jinshan-kg.canonical.nq"]).hexdigest()

    assert (
        there["jinshan-kg.canonical.nq.sha256"].decode() == f"{digest}  jinshan-kg.canonical.nq\n"
    )


def test_another_process_writes_the_same_bytes(release: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "jinshan_kg", "release", str(tmp_path / "again")]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LANG": "C"}

    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

    again, first = files_of(tmp_path / "again"), files_of(release)
    assert [name for name in first if again.get(name) != first[name]] == []
    assert again.keys() == first.keys()


def test_no_day_but_those_of_the_dataset_is_written(release: Path) -> None:
    crate = json.loads((release / "ro-crate-metadata.json").read_bytes())
    (root,) = [entity for entity in crate["@graph"] if entity["@id"] == "./"]
    ontology = ox.Store()
    ontology.load(path=release / "jinshan-kg.ttl", format=ox.RdfFormat.TURTLE)
    modified = ontology.quads_for_pattern(
        ox.NamedNode(f"{BASE}ontology"), ox.NamedNode(f"{PREFIXES['dcterms']}modified"), None, None
    )

    assert [quad.object for quad in modified] == [ox.Literal(root["datePublished"])]


def test_each_file_is_told_when_it_is_written(told: tuple[Path, list[str]]) -> None:
    assert told[1] == [file.path for file in planned()]


def test_what_fails_on_the_way_leaves_nothing(
    layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(material: Material, folder: Path, progress: object) -> None:
        assert (folder / "jinshan-kg.ttl").exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(tables, "write", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write_release(layout, tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_taken_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    nowhere = Layout.at(tmp_path / "nowhere")

    with pytest.raises(UserError, match="not empty"):
        write_release(nowhere, tmp_path)
