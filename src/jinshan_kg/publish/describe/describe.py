"""The description of the bundled dataset, computed from the store that holds it."""

from collections.abc import Collection, Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from jinshan_kg import __version__
from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.describe.counts import (
    Row,
    count,
    count_class_properties,
    count_links,
    read_graphs,
)
from jinshan_kg.publish.describe.distributions import file_quads
from jinshan_kg.publish.describe.service import ServiceLimits, default_graph, say_service
from jinshan_kg.publish.describe.statements import Statements
from jinshan_kg.publish.describe.void import (
    DATASET,
    DESCRIPTION,
    TARGETS,
    VOID,
    say_class_properties,
    say_counts,
    say_links,
    say_vocabularies,
)
from jinshan_kg.publish.distributions import WrittenFile

SERVICE: Final = f"{BASE}sparql"
"""The IRI of the endpoint over the bundled dataset."""


def describe(
    store: Store,
    limits: ServiceLimits,
    *,
    union: bool = True,
    written: Iterable[WrittenFile] = (),
) -> list[Quad]:
    """Return the description of the bundled dataset: service description, VoID and DCAT.

    What it says and is not computed (titles, licence, themes) stands in `data/catalog.ttl`.

    Args:
        store: The dataset, without its description. Its named graphs hold all of it. It is not
            changed.
        limits: What a query may be and use.
        union: Whether its default graph is the union of its named graphs, as it is then.
        written: The files of the downloads.

    Returns:
        Quads of the graph `DESCRIPTION`, the same each time for the same dataset.
    """
    return _described(store, limits, union, written).quads


def add_description(store: Store, limits: ServiceLimits, *, union: bool) -> None:
    """Add its description to a store that holds the bundled dataset.

    Args:
        store: The dataset, without its description.
        limits: What a query may be and use.
        union: Whether its default graph is the union of its named graphs.
    """
    store.bulk_load(input=_described(store, limits, union, ()).n_quads, format=RdfFormat.N_QUADS)


def _described(
    store: Store, limits: ServiceLimits, union: bool, written: Iterable[WrittenFile]
) -> Statements:
    into = Statements(DESCRIPTION)
    graphs, whole = read_graphs(store)
    _say_dataset(into, whole)
    say_service(into, SERVICE, DATASET, limits, union=union, document=VOID)
    into.say(default_graph(VOID), "void:triples", len(whole) if union else 0)
    for name, rows in graphs.items():
        _say_graph(into, name)
        say_counts(into, name, count(rows))
    about = store.quads_for_pattern(NamedNode(DATASET), None, None, None)
    _say_itself(into, file_quads(written, set(about)))
    return into


def _say_dataset(into: Statements, whole: Collection[Row]) -> None:
    counts = count(whole)
    say_counts(into, DATASET, counts)
    say_class_properties(into, DATASET, count_class_properties(whole))
    say_links(into, DATASET, count_links(whole, [target.space for target in TARGETS]))
    say_vocabularies(into, DATASET, counts)
    into.say(DATASET, "dcat:version", Literal(__version__))


def _say_graph(into: Statements, name: str) -> None:
    into.say(DATASET, "sd:namedGraph", name)
    into.say(name, "rdf:type", "sd:NamedGraph", "sd:Graph")
    into.say(name, "sd:name", name)
    into.say(name, "sd:graph", name)


def _say_itself(into: Statements, files: Iterable[Quad]) -> None:
    into.add(files)
    _say_graph(into, DESCRIPTION)
    into.say_in_words(DESCRIPTION, "rdfs:label", en="Description", zh="描述")
    into.say_in_words(
        DESCRIPTION,
        "dcterms:description",
        en="What was counted in the dataset as it is served. It is no part of the dataset, and is"
        " asked by its name only.",
        zh="对所提供数据集的统计。不属于数据集，仅能以图名查询。",
    )
    # This statement counts too.
    into.say(DESCRIPTION, "void:triples", len(into) + 1)
