"""The RDF files, the ontology files and the JSON-LD context of a release."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pyoxigraph import RdfFormat

from jinshan_kg.dataset.load import read_file
from jinshan_kg.publish.distributions import Distribution
from jinshan_kg.publish.export import JsonLdContext, export
from jinshan_kg.publish.files import write_all
from jinshan_kg.publish.formats import FORMATS, ExportFormat, View, format_named
from jinshan_kg.publish.jsonld_context import read_context
from jinshan_kg.publish.material import Material

NAME: Final = "jinshan-kg"
"""What the files of the whole dataset are called, without their extensions."""

_UNION = ("The union of the named graphs.", "各命名图的并集。")
_APART = ("The named graphs are kept apart.", "保留各命名图。")


@dataclass(frozen=True)
class _Said:
    """What is said of a format: title and description in English and Chinese, and its kind."""

    en: str
    zh: str
    about_en: str
    about_zh: str
    kind: str = "rdf"


_SAID: Final[Mapping[str, _Said]] = MappingProxyType(
    {
        "turtle": _Said("Turtle", "Turtle", *_UNION),
        "ntriples": _Said("N-Triples", "N-Triples", *_UNION),
        "nquads": _Said("N-Quads", "N-Quads", *_APART),
        "trig": _Said("TriG", "TriG", *_APART),
        "jsonld": _Said(
            "JSON-LD",
            "JSON-LD",
            f"{_APART[0]} Compacted: reads like ordinary JSON.",
            f"{_APART[1]}紧凑形式，可按普通 JSON 阅读。",
        ),
        "rdfxml": _Said("RDF/XML", "RDF/XML", *_UNION),
        "canonical": _Said(
            "Canonical N-Quads",
            "规范 N-Quads",
            "RDFC-1.0: its SHA-256 tells whether two datasets are the same. The other files of the"
            " whole dataset that keep the graphs, and the graphs as served, have the same.",
            "RDFC-1.0 规范形式：其 SHA-256 可用于判断两个数据集是否相同。"
            "保留各命名图的完整数据文件及在线提供的命名图与之一致。",
        ),
        "entities": _Said(
            "JSON by entity",
            "按实体编排的 JSON",
            "Each thing with its figures, posts and honours inside: JSON-LD for programs that know"
            " no RDF.",
            "每个实体及其数字、职务与荣誉：供不使用 RDF 的程序读取的 JSON-LD。",
            "graph",  # "rdf" would say that it is the whole dataset
        ),
        "ontology": _Said(
            "Ontology for Protégé",
            "本体（供 Protégé 使用）",
            "The vocabulary with its concepts and units, OWL 2 DL.",
            "词汇及其概念与单位，OWL 2 DL。",
            "ontology",
        ),
        "protege": _Said(
            "Ontology and data for Protégé",
            "本体与数据（供 Protégé 使用）",
            "One file, OWL 2 DL: claims do not name their triples, and nothing derived is in it.",
            "单一文件，OWL 2 DL：断言不指明其三元组，不含推导内容。",
            "ontology",
        ),
    }
)
_SPECIFICATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "turtle": "https://www.w3.org/TR/turtle/",
        "ntriples": "https://www.w3.org/TR/n-triples/",
        "nquads": "https://www.w3.org/TR/n-quads/",
        "trig": "https://www.w3.org/TR/trig/",
        "jsonld": "https://www.w3.org/TR/json-ld11/",
        "rdfxml": "https://www.w3.org/TR/rdf-syntax-grammar/",
        "canonical": "https://www.w3.org/TR/rdf-canon/",
        "entities": "https://www.w3.org/TR/json-ld11/",
        "ontology": "https://www.w3.org/TR/owl2-mapping-to-rdf/",
        "protege": "https://www.w3.org/TR/owl2-mapping-to-rdf/",
    }
)
_HASH: Final = f"{NAME}.canonical.nq.sha256"
_ONTOLOGY_TURTLE: Final = ExportFormat(
    "ontology", "Turtle", RdfFormat.TURTLE, "ontology.ttl", view=View.ONTOLOGY
)


def distributions() -> tuple[Distribution, ...]:
    """Return the files that `write` writes, in the order it writes them."""
    return (
        *(_planned(to) for to in FORMATS),
        Distribution(
            _HASH,
            {"en": "Hash of the dataset", "zh": "数据集哈希"},
            "text/plain",
            {
                "en": "SHA-256 of the canonical N-Quads, as sha256sum writes it.",
                "zh": "规范 N-Quads 的 SHA-256，格式同 sha256sum。",
            },
            "package",
            "https://www.w3.org/TR/rdf-canon/",
            is_data=False,
        ),
        Distribution(
            f"{NAME}.{_ONTOLOGY_TURTLE.extension}",
            {"en": "Ontology (Turtle)", "zh": "本体（Turtle）"},
            "text/turtle",
            {
                "en": "The vocabulary with its concepts and units.",
                "zh": "词汇及其概念与单位。",
            },
            "ontology",
            _SPECIFICATIONS["turtle"],
        ),
        Distribution(
            "context.jsonld",
            {"en": "JSON-LD context", "zh": "JSON-LD 上下文"},
            "application/ld+json",
            {
                "en": "The terms of the JSON-LD files: names of classes, properties and concepts.",
                "zh": "JSON-LD 文件所用的词项：类、属性与概念的名称。",
            },
            "ontology",
            _SPECIFICATIONS["jsonld"],
            is_data=False,
        ),
    )


def write(material: Material, folder: Path, progress: Callable[[str], None]) -> None:
    """Write the files into a folder.

    Args:
        material: The dataset.
        folder: The folder of the release.
        progress: Called with the path of each file once it is written.

    Raises:
        UserError: If a format cannot carry the dataset, or a file cannot be written.
    """
    write_all(folder, _contents(material), progress)


def _contents(material: Material) -> Iterator[tuple[str, bytes]]:
    context = JsonLdContext(read_context(material.layout))
    for to in FORMATS:
        yield _path(to), export(material.files, to, context=context)
    # Written once more rather than kept: no export is in memory together with another.
    canonical = export(material.files, format_named("canonical"))
    line = f"{sha256(canonical).hexdigest()}  {_path(format_named('canonical'))}\n"
    yield _HASH, line.encode()
    yield _path(_ONTOLOGY_TURTLE), export(material.files, _ONTOLOGY_TURTLE)
    yield "context.jsonld", read_file(material.layout.ontology / "context.jsonld")


def _planned(to: ExportFormat) -> Distribution:
    said = _SAID[to.name]
    return Distribution(
        _path(to),
        {"en": said.en, "zh": said.zh},
        to.syntax.media_type,
        {"en": said.about_en, "zh": said.about_zh},
        said.kind,
        _SPECIFICATIONS[to.name],
    )


def _path(to: ExportFormat) -> str:
    return f"{NAME}.{to.extension}"
