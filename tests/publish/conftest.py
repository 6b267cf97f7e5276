"""A file to export, parsed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.load import ParsedFile, parse_with_prefixes


@pytest.fixture
def parsed(tmp_path: Path) -> Callable[[str], ParsedFile]:
    """`parsed(text)` is a TriG file of that text, parsed."""

    def parse(text: str) -> ParsedFile:
        path = tmp_path / "given.trig"
        path.write_text(text, encoding="utf-8")
        return parse_with_prefixes(DataFile(path))

    return parse
