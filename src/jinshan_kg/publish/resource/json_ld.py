"""A description as JSON-LD that reads like ordinary JSON."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from pyoxigraph import NamedNode, Quad, Triple

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.publish.jsonld import compacted, expanded
from jinshan_kg.publish.jsonld_context import read_context
from jinshan_kg.publish.order import canonical, merged

_LARGEST: Final = 1_500  # triples; compacting takes about a second for ten thousand


def write_json_ld(quads: Iterable[Quad], first: Iterable[NamedNode] = ()) -> bytes | None:
    """Return the merge of the graphs of some quads, compacted with the published context.

    The document holds those terms of the context that it uses, so that nobody has to fetch it.
    Graph names are left out: most readers of JSON-LD look at the default graph only.

    Args:
        quads: The quads.
        first: The subjects that go before the others.

    Returns:
        The document, UTF-8; None if there is too much to compact it while somebody waits.

    Raises:
        UserError: If JSON-LD cannot carry it.
    """
    triples = [quad.triple for quad in canonical(merged(quads), first)]
    if len(triples) > _LARGEST:
        return None
    return compacted(expanded(triples), used_terms(_context(), triples))


def used_terms(context: Mapping[str, Any], triples: Iterable[Triple]) -> dict[str, Any]:
    """Return a context without the terms for IRIs that do not occur: prefixes and keywords stay.

    Args:
        context: The terms, each an IRI, a prefixed name, or a definition with one as `@id`.
        triples: What is to be compacted with it.
    """
    occurring = {
        term.value
        for triple in triples
        for term in (triple.predicate, triple.object)
        if isinstance(term, NamedNode)
    }
    return {
        name: definition
        for name, definition in context.items()
        if (iri := _iri(name, definition, context)) is None or iri in occurring
    }


def _iri(name: str, definition: Any, context: Mapping[str, Any]) -> str | None:
    """Return the IRI of a term; None for what is no term: keywords and prefixes."""
    if isinstance(definition, Mapping):
        definition = definition.get("@id", definition.get("@reverse", name))
    if not isinstance(definition, str) or definition.startswith("@") or definition[-1] in "/#":
        return None
    prefix, _, local = definition.partition(":")
    namespace = context.get(prefix)
    return definition if namespace is None else f"{namespace}{local}"


@cache
def _context() -> Mapping[str, Any]:
    return read_context(Layout.bundled())
