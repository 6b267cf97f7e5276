"""The derived graph: what is computed from the asserted files, and is never typed by hand.

It is kept as a file, `data/derived/derived.ttl`, because computing the OWL 2 RL entailments takes
seconds and a server is to answer at once. `is_current` tells whether the file still fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import read_file, to_rdflib_graph
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import DERIVED_GRAPH, PREFIXES, QUERIES_GRAPH

if TYPE_CHECKING:
    from jinshan_kg.dataset.figures import Triple

# Queries say nothing about the district, so nothing follows from them.
_NOT_INPUT: Final = frozenset({DERIVED_GRAPH, QUERIES_GRAPH})
# SDMX terms occur in this graph only, as superproperties of the Data Cube view.
_SDMX: Final = MappingProxyType(
    {
        f"sdmx-{part}": f"http://purl.org/linked-data/sdmx/2009/{part}#"
        for part in ("attribute", "dimension", "measure")
    }
)
_DIGEST_LINE: Final = "# From files with the digest "


def derived_file(layout: Layout) -> Path:
    """Return where the derived graph is kept."""
    return layout.data / "derived" / "derived.ttl"


def input_files(layout: Layout) -> tuple[DataFile, ...]:
    """Return the files that the derived graph is computed from."""
    return tuple(file for file in layout.files() if file.graph not in _NOT_INPUT)


def derive(layout: Layout) -> str:
    """Return the derived graph as Turtle, the same bytes for the same files.

    Raises:
        TurtleSyntaxError: If a file does not parse.
        UserError: If a file is missing or unreadable.
    """
    # rdflib and owlrl take a third of a second to import, which `is_current` need not pay.
    from jinshan_kg.dataset.entailments import entailments
    from jinshan_kg.dataset.figures import derived_figures

    graph = to_rdflib_graph(input_files(layout))
    figures = set(derived_figures(graph))
    for triple in figures:
        graph.add(triple)
    return _turtle(layout, figures | entailments(graph))


def is_current(layout: Layout) -> bool:
    """Tell whether the derived graph was computed from the files as they are now.

    Raises:
        UserError: If a file is missing or unreadable.
    """
    path = derived_file(layout)
    return path.is_file() and _digest_line(layout) in read_file(path).decode().splitlines()[:5]


def write(layout: Layout) -> Path:
    """Compute the derived graph and put it in its place, whole or not at all.

    Raises:
        TurtleSyntaxError: If a file does not parse.
        UserError: If a file is missing or unreadable, or the folder cannot be written.
    """
    path = derived_file(layout)
    text = derive(layout)
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror}).") from error
    return path


def _digest_line(layout: Layout) -> str:
    return f"{_DIGEST_LINE}{dataset_version(input_files(layout))}"


def _turtle(layout: Layout, triples: Iterable[Triple]) -> str:
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    used = " ".join(str(term) for triple in graph for term in triple)
    for prefix, namespace in {**PREFIXES, **_SDMX}.items():
        if namespace in used:
            graph.bind(prefix, namespace)
    return (
        "# Computed by `jinshan-kg derive`: do not edit.\n"
        f"{_digest_line(layout)}\n\n{graph.serialize(format='turtle').strip()}\n"
    )
