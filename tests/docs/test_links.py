"""The documents link to files and headings that are there."""

import re
from pathlib import Path

import pytest
from tests.docs.examples import REPOSITORY

DOCUMENTS = ("README.md", "CHANGELOG.md", "THREAT_MODEL.md", "docs", "benchmarks/RESULTS.md")
_LINK = re.compile(r"\]\((?!\w+:)([^)#]*)(?:#([^)]*))?\)")


def documents() -> list[Path]:
    """Return the documents of the repository."""
    paths = [REPOSITORY / name for name in DOCUMENTS]
    return [file for path in paths for file in (path.glob("*.md") if path.is_dir() else [path])]


def anchors(document: Path) -> set[str]:
    """Return what a `#` may name: the headings as GitHub writes them in an address."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", text).strip().lower().replace(" ", "-") for text in headings}


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    for path, anchor in _LINK.findall(document.read_text(encoding="utf-8")):
        target = document.parent / path if path else document
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), anchor
