"""The classes of a thing: which of them tells most, and what it is called."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from jinshan_kg.namespaces import BASE, PREFIXES
from jinshan_kg.search.tokens import spaced_name

# Classes that say how a thing is modelled, not what it is.
_UNTELLING: Final = frozenset(
    [f"{PREFIXES['owl']}{name}" for name in ("FunctionalProperty", "NamedIndividual", "Thing")]
    + [
        f"{PREFIXES['qb']}{name}"
        for name in (
            "AttributeProperty",
            "CodedProperty",
            "ComponentProperty",
            "DimensionProperty",
            "MeasureProperty",
        )
    ]
)

_PROPERTY: Final = MappingProxyType({"en": "property", "zh": "属性"})
_QUERY: Final = MappingProxyType({"en": "example query", "zh": "示例查询"})
_DATASET: Final = MappingProxyType({"en": "dataset", "zh": "数据集"})
_STANDARD: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        f"{PREFIXES[prefix]}{local}": labels
        for prefix, local, labels in [
            ("owl", "Class", {"en": "class", "zh": "类"}),
            ("owl", "ObjectProperty", _PROPERTY),
            ("owl", "DatatypeProperty", _PROPERTY),
            ("owl", "AnnotationProperty", _PROPERTY),
            ("owl", "Ontology", {"en": "ontology", "zh": "本体"}),
            ("skos", "Concept", {"en": "concept", "zh": "概念"}),
            ("skos", "ConceptScheme", {"en": "concept scheme", "zh": "概念体系"}),
            ("sd", "NamedGraph", {"en": "named graph", "zh": "命名图"}),
            ("sh", "SPARQLExecutable", _QUERY),
            ("sh", "SPARQLSelectExecutable", _QUERY),
            ("sh", "SPARQLConstructExecutable", _QUERY),
            ("sh", "SPARQLAskExecutable", _QUERY),
            ("spex", "SPARQLDescribeExecutable", _QUERY),
            ("qb", "DataSet", _DATASET),
            ("qb", "DataStructureDefinition", {"en": "data structure", "zh": "数据结构"}),
            ("dcat", "Dataset", _DATASET),
            ("dcat", "Distribution", {"en": "distribution", "zh": "分发"}),
            ("dcat", "Catalog", {"en": "catalogue", "zh": "目录"}),
            ("dcat", "DatasetSeries", {"en": "dataset series", "zh": "数据集系列"}),
            ("dcat", "DataService", {"en": "data service", "zh": "数据服务"}),
            ("void", "Dataset", _DATASET),
            ("void", "DatasetDescription", {"en": "description", "zh": "数据集描述"}),
            ("foaf", "Agent", {"en": "agent", "zh": "主体"}),
            ("foaf", "Document", {"en": "document", "zh": "文件"}),
            ("qudt", "Unit", {"en": "unit", "zh": "单位"}),
        ]
    }
)
"""Names of classes of the standard vocabularies, which a dataset seldom carries labels of."""


def rank_kinds(classes: Iterable[str], sizes: Mapping[str, int]) -> list[str]:
    """Return the classes of a thing, the one that tells most about it first.

    That is one of the project's own before one of a standard vocabulary, and the one with the
    fewest things, so that a hospital is a hospital rather than an organization.

    Args:
        classes: The classes.
        sizes: How many things each class has.
    """
    return sorted(
        classes,
        key=lambda iri: (iri in _UNTELLING, not iri.startswith(BASE), sizes.get(iri, 0), iri),
    )


def kind_labels(iri: str) -> Mapping[str, str]:
    """Return the labels of a class by language, or its name in the IRI where none are known."""
    return _STANDARD.get(iri) or {"": spaced_name(iri)}
