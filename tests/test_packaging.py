"""What a newcomer installs is the whole thing, and runs from any folder."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store

from jinshan_kg import __version__
from jinshan_kg.namespaces import BASE, PREFIXES

FOLDERS = ("ontology", "data", "shapes")


def run(command: Sequence[str | Path], folder: Path) -> bytes:
    """Run a command in a folder, with nothing of this checkout in its environment."""
    clean = ("PYTHONPATH", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in clean}
    return subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, check=True, stdout=-1
    ).stdout


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def wheel(repository: Path, elsewhere: Path) -> Path:
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]
    run([sys.executable, "-m", "pip", "wheel", *options, "-w", elsewhere, repository], elsewhere)
    (built,) = elsewhere.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, elsewhere: Path) -> Path:
    """The folder of programs of a new environment with the wheel installed.

    The dependencies are those of the running environment, so that no network is needed.
    """
    environment = elsewhere / "environment"
    run([sys.executable, "-m", "venv", "--without-pip", environment], elsewhere)
    places = {
        name: Path(sysconfig.get_path(name, "venv", {"base": str(environment)}))
        for name in ("scripts", "purelib")
    }
    (places["purelib"] / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    python = places["scripts"] / "python"
    options = ["--no-deps", "--no-index", "--quiet"]
    run([sys.executable, "-m", "pip", "--python", python, "install", *options, wheel], elsewhere)
    return places["scripts"]


def test_the_wheel_carries_ontology_data_and_shapes(repository: Path, wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    for folder in FOLDERS:
        files = {path for path in (repository / folder).rglob("*") if path.is_file()}
        here = {f"jinshan_kg/bundled/{path.relative_to(repository).as_posix()}" for path in files}
        assert {name for name in names if name.startswith(f"jinshan_kg/bundled/{folder}/")} == here
        assert here


def test_the_installed_program_runs_from_another_folder(
    repository: Path, elsewhere: Path, scripts: Path
) -> None:
    where = run(
        [scripts / "python", "-c", "import jinshan_kg; print(jinshan_kg.__file__)"], scripts
    )
    installed = run([scripts / "jinshan-kg", "export", "nquads"], elsewhere)
    checkout = run([sys.executable, "-m", "jinshan_kg", "export", "nquads"], repository)

    assert repository not in Path(where.decode()).parents
    assert installed == checkout
    assert b"https://w3id.org/jinshan-kg/graph/ontology" in installed


def test_the_installed_program_says_its_version(elsewhere: Path, scripts: Path) -> None:
    text = run([scripts / "jinshan-kg", "--version"], elsewhere).decode()

    assert text.split() == ["jinshan-kg,", "version", __version__]


def test_the_source_package_has_all_that_a_build_needs(repository: Path, elsewhere: Path) -> None:
    run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", elsewhere], repository)
    (built,) = elsewhere.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    expected = {
        path.relative_to(repository).as_posix()
        for folder in (*FOLDERS, "src", "tests")
        for path in (repository / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected | {"pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA"} <= names


def test_the_readme_has_two_commands_of_one_line_and_ci_runs_the_second(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    ci = (repository / ".ci" / "run").read_text(encoding="utf-8")

    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)

    assert commands == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/jinshan-kg serve",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest",
    ]
    assert commands[1] in ci.splitlines()


@pytest.mark.parametrize("file", ["CITATION.cff", "CHANGELOG.md", "LICENSE", "LICENSE-DATA"])
def test_what_a_release_needs_is_there(repository: Path, file: str) -> None:
    assert (repository / file).stat().st_size > 0


def test_citation_and_changelog_tell_this_version_and_its_date(
    repository: Path, bundled_store: Store
) -> None:
    citation, changelog = (
        (repository / name).read_text(encoding="utf-8") for name in ("CITATION.cff", "CHANGELOG.md")
    )
    dataset, property_ = NamedNode(f"{BASE}dataset"), NamedNode(f"{PREFIXES['dcterms']}issued")
    (quad,) = bundled_store.quads_for_pattern(dataset, property_, None, None)
    assert isinstance(quad.object, Literal)
    date = quad.object.value

    assert f"\nversion: {__version__}\ndate-released: {date}\n" in citation
    assert re.findall(r"^## (.*)$", changelog, re.MULTILINE)[:2] == [
        "[Unreleased]",
        f"[{__version__}] - {date}",
    ]
