"""Read the passages that a dataset describes (design, sections 2 and 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from jinshan_kg.evidence.report import Finding
from jinshan_kg.evidence.terms import Node, instances, integer, lexical, values
from jinshan_kg.namespaces import JK

_REQUIRED = ("source", "start", "end", "token", "digest")


@dataclass(frozen=True)
class Passage:
    """A span of a source, evidence for something in the data.

    Attributes:
        iri: the `jk:Passage`.
        source: IRI of its document.
        start: first Unicode code point, from 0.
        end: one behind the last code point.
        token: the figure or name in it.
        digest: SHA-256 of the UTF-8 of the span in hexadecimal.
        set_aside: IRI of the reason why the passage is deliberately no datum, None if it is one.
    """

    iri: str
    source: str
    start: int
    end: int
    token: str
    digest: str
    set_aside: str | None = None


def passage_iri(source: str, start: int, end: int) -> str:
    """Return the IRI of a span of a source (design, section 2)."""
    return f"{source}/chars/{start}-{end}"


def read_passages(store: Store) -> tuple[list[Passage], list[Finding]]:
    """Return the `jk:Passage`s whose values can be read, by source and offset, and what is wrong.

    A passage with an unreadable value is a finding and no passage; one whose IRI does not agree
    with its source and offsets is both.
    """
    passages, findings = [], []
    for node in instances(store, "Passage"):
        found = {name: values(store, node, JK + name) for name in (*_REQUIRED, "setAside")}
        if fault := _fault(found):
            findings.append(Finding("form", node.value, f"{fault}: give exactly one."))
            continue
        passage = _passage(node, found)
        passages.append(passage)
        if (right := passage_iri(passage.source, passage.start, passage.end)) != passage.iri:
            message = f"jk:source, jk:start and jk:end say <{right}>: write this IRI, or mend them."
            findings.append(Finding("iri", passage.iri, message, (right,)))
    return sorted(passages, key=lambda p: (p.source, p.start, p.end)), findings


def _fault(found: Mapping[str, list[Node]]) -> str:
    for name in _REQUIRED:
        written = [lexical(value) for value in found[name]]
        if len(written) != 1:
            return f"jk:{name} has {len(written)} values {written}" if written else f"no jk:{name}"
        if name in ("start", "end") and integer(found[name][0]) is None:
            return f"jk:{name} is {found[name][0]}, not a whole number from 0 (xsd:integer)"
        if name == "source" and not isinstance(found[name][0], NamedNode):
            return f"jk:source is {found[name][0]}, not an IRI"
        if not written[0].strip():
            return f"jk:{name} is empty"
    return ""


def _passage(node: NamedNode, found: Mapping[str, list[Node]]) -> Passage:
    start, end = (integer(found[name][0]) for name in ("start", "end"))
    assert start is not None
    assert end is not None
    return Passage(
        iri=node.value,
        source=lexical(found["source"][0]),
        start=start,
        end=end,
        token=lexical(found["token"][0]),
        digest=lexical(found["digest"][0]),
        set_aside=next((lexical(value) for value in found["setAside"]), None),
    )
