"""Check what leads to passages: no link to a passage that is not there, no passage unused."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pyoxigraph import BlankNode, NamedNode, Store

from jinshan_kg.evidence.passages import Passage
from jinshan_kg.evidence.report import Finding
from jinshan_kg.evidence.terms import TYPE, Node, lexical
from jinshan_kg.namespaces import JK, SOURCE

LINKS = ("evidence", "context", "mention")
_PASSAGE = NamedNode(JK + "Passage")


def check_links(
    store: Store, passages: Sequence[Passage], foreign: Collection[str]
) -> list[Finding]:
    """Return links to passages that do not exist, and passages that nothing uses.

    A link dangles if its object is a literal, is an IRI of the form of a passage (below the
    namespace of sources, `/chars/` in it) and no `jk:Passage`, or is something of which the
    dataset says nothing.

    Args:
        store: the dataset; the union of its graphs counts.
        passages: every readable passage of the dataset.
        foreign: IRIs of those that may be unused (passages of other documents).
    """
    links = _links(store)
    findings = []
    for subject, name, node in links:
        if _dangles(store, node):
            near = _near(lexical(node), passages)
            message = f"jk:{name} {node}: there is no such jk:Passage."
            if near:
                message += f" The nearest one is <{near[0]}>."
            findings.append(Finding("missing", subject, message, near))
    used = {lexical(node) for _, _, node in links}
    for passage in passages:
        wanted = passage.set_aside is None and passage.iri not in foreign
        if wanted and passage.iri not in used:
            message = (
                f"nothing uses the passage (“{passage.token}”) as jk:evidence, jk:context or "
                "jk:mention, and it is not set aside: link it, give it jk:setAside, or remove it."
            )
            findings.append(Finding("unused", passage.iri, message))
    return findings


def _links(store: Store) -> list[tuple[str, str, Node]]:
    """Return subject, local name of the predicate, and object of each link, without repeats."""
    links = {
        (lexical(quad.subject), name, quad.object)
        for name in LINKS
        for quad in store.quads_for_pattern(None, NamedNode(JK + name), None, None)
    }
    return sorted(links, key=lambda link: (link[0], link[1], str(link[2])))


def _dangles(store: Store, node: Node) -> bool:
    if isinstance(node, BlankNode | NamedNode):
        described = list(store.quads_for_pattern(node, None, None, None))
        types = {quad.object for quad in described if quad.predicate == TYPE}
        passage_form = node.value.startswith(SOURCE) and "/chars/" in node.value
        return (_PASSAGE not in types) if passage_form else not described
    return True


def _near(iri: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return the passage that begins nearest to where a passage's IRI says it does."""
    before, chars, offsets = iri.rpartition("/chars/")
    start = offsets.partition("-")[0]
    if not (chars and start.isdecimal()):
        return ()
    beside = [passage for passage in passages if passage.source == before]
    nearest = sorted(beside, key=lambda passage: abs(passage.start - int(start)))
    return tuple(passage.iri for passage in nearest[:1])
