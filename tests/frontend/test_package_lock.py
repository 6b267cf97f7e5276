"""What the npm registry sends is checked against the lock file."""

import json
from pathlib import Path
from typing import Any

import pytest

Packages = dict[str, dict[str, Any]]


@pytest.fixture
def pages(repository: Path) -> Path:
    return repository / "src/jinshan_kg/web/frontend"


@pytest.fixture
def locked(pages: Path) -> Packages:
    packages: Packages = json.loads((pages / "package-lock.json").read_text())["packages"]
    return packages


def test_every_package_has_a_hash(locked: Packages) -> None:
    assert [name for name, about in locked.items() if name and "integrity" not in about] == []


def test_the_lock_names_no_server(locked: Packages) -> None:
    # so that `npm ci` asks whichever registry is configured
    assert [name for name, about in locked.items() if "resolved" in about] == []


def test_versions_are_exact_and_those_of_the_lock(pages: Path, locked: Packages) -> None:
    wanted = json.loads((pages / "package.json").read_text())
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version


def test_no_package_in_the_bundle_is_under_the_gpl(locked: Packages) -> None:
    licences = {name: str(about.get("license")) for name, about in locked.items() if name}
    assert [name for name, licence in licences.items() if licence.startswith("GPL")] == []
