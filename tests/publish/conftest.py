"""What the tests of publishing share: a file to export, and a release."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import ParsedFile, parse_with_prefixes


@pytest.fixture
def parsed(tmp_path: Path) -> Callable[[str], ParsedFile]:
    """`parsed(text)` is a TriG file of that text, parsed."""

    def parse(text: str) -> ParsedFile:
        path = tmp_path / "given.trig"
        path.write_text(text, encoding="utf-8")
        return parse_with_prefixes(DataFile(path))

    return parse


@pytest.fixture(scope="session")
def told(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A release of the bundled dataset, and the files that were told while it was written."""
    from jinshan_kg.publish.release import write_release

    folder, paths = tmp_path_factory.mktemp("release") / "jinshan-kg", list[str]()
    write_release(layout, folder, progress=paths.append)
    return folder, paths


@pytest.fixture(scope="session")
def release(told: tuple[Path, list[str]]) -> Path:
    """The folder of a release of the bundled dataset; no test may write to it."""
    return told[0]
