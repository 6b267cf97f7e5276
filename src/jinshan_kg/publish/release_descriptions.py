"""The descriptions of a release as files: VoID, DCAT and the SPARQL service description."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from jinshan_kg.dataset.load import ParsedFile, load_store
from jinshan_kg.engine.union import add_union_to_default
from jinshan_kg.namespaces import GRAPH, PREFIXES, RDF_TYPE
from jinshan_kg.publish.describe.describe import SERVICE, describe
from jinshan_kg.publish.describe.distributions import DOWNLOADS, FILES
from jinshan_kg.publish.describe.service import ServiceLimits
from jinshan_kg.publish.describe.void import DATASET, VOID
from jinshan_kg.publish.distributions import Distribution, WrittenFile
from jinshan_kg.publish.export import export
from jinshan_kg.publish.files import write_all
from jinshan_kg.publish.formats import format_named
from jinshan_kg.publish.material import Material
from jinshan_kg.settings import Settings

_TERMS_OF_OTHERS: Final = frozenset(
    f"{PREFIXES['dcterms']}{name}" for name in ("MediaType", "MediaTypeOrExtent", "Standard")
)
_SD: Final = PREFIXES["sd"]


def distributions() -> tuple[Distribution, ...]:
    """Return the files that `write` writes, in the order it writes them."""
    return (
        _planned(
            "void.ttl",
            "Statistics (VoID)",
            "统计（VoID）",
            "Triples, classes and properties of the dataset and of each named graph, and links.",
            "数据集及各命名图的三元组、类与属性数量，以及外部链接。",
            "https://www.w3.org/TR/void/",
        ),
        _planned(
            "dcat.ttl",
            "Catalogue (DCAT 3)",
            "目录（DCAT 3）",
            "The dataset and its files, with sizes and checksums.",
            "数据集及其文件，附大小与校验和。",
            "https://www.w3.org/TR/vocab-dcat-3/",
        ),
        _planned(
            "service-description.ttl",
            "SPARQL service description",
            "SPARQL 服务描述",
            "What the endpoint can do, and its limits where nobody has set others.",
            "端点的功能及其默认限制。",
            "https://www.w3.org/TR/sparql11-service-description/",
        ),
    )


def write(
    material: Material,
    folder: Path,
    progress: Callable[[str], None],
    written: Iterable[WrittenFile],
) -> None:
    """Write the descriptions into a folder.

    Args:
        material: The dataset.
        folder: The folder of the release.
        progress: Called with the path of each file once it is written.
        written: The files that the catalogue lists.

    Raises:
        UserError: If a file cannot be written.
    """
    turtle = format_named("turtle")
    contents = (
        (path, export([ParsedFile(quads, {})], turtle))
        for path, quads in _contents(material, tuple(written))
    )
    write_all(folder, contents, progress)


def _contents(
    material: Material, written: tuple[WrittenFile, ...]
) -> Iterator[tuple[str, list[Quad]]]:
    described = _described(material, written)
    by_hand = [
        quad
        for data_file, file in zip(material.data_files, material.files, strict=True)
        if data_file.path == material.layout.data / "catalog.ttl"
        for quad in file.quads
    ]
    yield "void.ttl", [quad for quad in (*by_hand, *described) if _is_statistics(quad)]
    yield "dcat.ttl", [*by_hand, *(quad for quad in described if _is_of_files(quad))]
    yield "service-description.ttl", [q for q in (*by_hand, *described) if _is_service(q)]


def _described(material: Material, written: tuple[WrittenFile, ...]) -> list[Quad]:
    store = load_store(material.data_files)
    add_union_to_default(store)
    defaults = Settings.load({})
    limits = ServiceLimits(defaults.timeout, defaults.max_result, defaults.max_query_length)
    return describe(store, limits, written=written)


def _is_statistics(quad: Quad) -> bool:
    """Tell whether a statement counts, or says what is counted."""
    subject = _iri(quad.subject)
    is_dataset = subject == DATASET or subject.startswith((f"{VOID}#", GRAPH))
    foreign = (PREFIXES["dcat"], PREFIXES["dcatap"], _SD)
    return is_dataset and not quad.predicate.value.startswith(foreign)


def _is_of_files(quad: Quad) -> bool:
    """Tell whether a statement is about a file, leads to one, or is about what a file has."""
    of_files = (FILES, DOWNLOADS)
    return (
        _iri(quad.subject).startswith(of_files)
        or _iri(quad.object).startswith(of_files)
        or _iri(quad.object) in _TERMS_OF_OTHERS
    )


def _is_service(quad: Quad) -> bool:
    """Tell whether a statement is about the endpoint, or about the graphs that it answers from."""
    about_it = _iri(quad.subject) == SERVICE or _iri(quad.subject).startswith(f"{SERVICE}#")
    types = quad.predicate.value == RDF_TYPE and _iri(quad.object).startswith(_SD)
    return about_it or types or quad.predicate.value.startswith(_SD)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _planned(
    path: str, english: str, chinese: str, about: str, about_zh: str, conforms_to: str
) -> Distribution:
    return Distribution(
        path,
        {"en": english, "zh": chinese},
        "text/turtle",
        {"en": about, "zh": about_zh},
        "description",
        conforms_to,
        is_data=False,
    )
