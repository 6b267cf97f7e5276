"""The counts of a dataset in the Vocabulary of Interlinked Datasets (VoID)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal

from jinshan_kg.namespaces import BASE, ONTOLOGY, PREFIXES, graph_iri
from jinshan_kg.publish.describe.counts import Counted, Counts
from jinshan_kg.publish.describe.statements import Statements, shortened

DATASET: Final = f"{BASE}dataset"
"""The IRI of the bundled dataset."""

VOID: Final = f"{BASE}.well-known/void"
"""The IRI of the document that describes the dataset; what it says of parts has an IRI in it."""

DESCRIPTION: Final = graph_iri("description")
"""The named graph of the description, which is no part of the dataset, nor in its default graph."""


@dataclass(frozen=True)
class Target:
    """Another dataset that ours links to.

    Attributes:
        name: The last part of the IRI of the linkset, in front of the property.
        title: What it is called.
        space: What its IRIs begin with.
        homepage: Its home page.
    """

    name: str
    title: str
    space: str
    homepage: str

    @property
    def iri(self) -> str:
        """The IRI by which our description speaks of it."""
        return f"{VOID}#target/{self.name}"


TARGETS: Final = (
    Target("geonames", "GeoNames", "https://sws.geonames.org/", "https://www.geonames.org/"),
    Target("qudt", "QUDT units and quantity kinds", "http://qudt.org/vocab/", "https://qudt.org/"),
    Target("wikidata", "Wikidata", "http://www.wikidata.org/entity/", "https://www.wikidata.org/"),
)


def say_counts(into: Statements, about: str, counts: Counts) -> None:
    """State the statistics of a dataset, and its partitions by class and by property.

    Args:
        into: Where to.
        about: The IRI of the dataset, which may be a named graph.
        counts: What it holds.
    """
    into.say(about, "rdf:type", "void:Dataset")
    into.say(about, "void:triples", counts.triples)
    into.say(about, "void:entities", counts.entities)
    into.say(about, "void:distinctSubjects", counts.subjects)
    into.say(about, "void:distinctObjects", counts.objects)
    into.say(about, "void:classes", len(counts.classes))
    into.say(about, "void:properties", len(counts.properties))
    for name, number in counts.classes.items():
        partition = class_partition(about, name)
        into.say(about, "void:classPartition", partition)
        into.say(partition, "void:class", name)
        into.say(partition, "void:entities", number)
    for name, number in counts.properties.items():
        _say_property(into, about, f"{_parts(about)}property/{shortened(name)}", name, number)


def say_class_properties(into: Statements, about: str, found: Mapping[str, Counted]) -> None:
    """State which properties the instances of each class have.

    Args:
        into: Where to.
        about: The IRI of the dataset.
        found: For each class the properties with the number of triples.
    """
    names = {name: shortened(name) for properties in found.values() for name in properties}
    for class_, properties in found.items():
        partition = class_partition(about, class_)
        for name, number in properties.items():
            _say_property(into, partition, f"{partition}/{names[name]}", name, number)


def say_links(into: Statements, about: str, found: Mapping[str, Counted]) -> None:
    """State the links to other datasets, a linkset for each property.

    Args:
        into: Where to.
        about: The IRI of the dataset.
        found: For the IRI space of each target the properties with the number of triples.
    """
    for target in TARGETS:
        for name, number in found.get(target.space, {}).items():
            links = f"{_parts(about)}links/{target.name}/{shortened(name)}"
            into.say(about, "void:subset", links)
            into.say(links, "rdf:type", "void:Linkset")
            into.say(links, "void:linkPredicate", name)
            into.say(links, "void:subjectsTarget", about)
            into.say(links, "void:objectsTarget", target.iri)
            into.say(links, "void:triples", number)
        if found.get(target.space):
            into.say(target.iri, "rdf:type", "void:Dataset")
            into.say(target.iri, "dcterms:title", Literal(target.title, language="en"))
            into.say(target.iri, "void:uriSpace", Literal(target.space))
            into.say(target.iri, "foaf:homepage", target.homepage)


def say_vocabularies(into: Statements, about: str, counts: Counts) -> None:
    """State the vocabularies that the properties and classes of a dataset come from."""
    used = [*counts.classes, *counts.properties]
    for namespace in PREFIXES.values():
        if any(name.startswith(namespace) for name in used):
            ours = namespace.startswith(BASE)
            into.say(about, "void:vocabulary", ONTOLOGY if ours else namespace)


def class_partition(about: str, class_: str) -> str:
    """Return the IRI of the part of a dataset that describes the instances of a class."""
    return f"{_parts(about)}class/{shortened(class_)}"


def _parts(about: str) -> str:
    """Return what the IRIs of the parts of a dataset or a graph begin with.

    They are in the document that speaks of them, and not in that of the graph, which is the graph
    itself.
    """
    return f"{VOID}#" if about == DATASET else f"{VOID}#{about.removeprefix(BASE)}/"


def _say_property(into: Statements, whole: str, part: str, name: str, number: int) -> None:
    into.say(whole, "void:propertyPartition", part)
    into.say(part, "void:property", name)
    into.say(part, "void:triples", number)
