"""The rows of the tables on a page: figures, claims, passages, notes."""

from typing import Final

from pyoxigraph import NamedNode

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.web.resources.views.facts import Facts
from jinshan_kg.web.resources.views.names import Names
from jinshan_kg.web.resources.views.view import Claim, Link, Note, Observation, Passage

_RDF: Final = PREFIXES["rdf"]
_DERIVED_FROM: Final = PREFIXES["prov"] + "wasDerivedFrom"


class Rows:
    """Makes rows of the facts of a description."""

    def __init__(self, facts: Facts, names: Names) -> None:
        """Take the facts, and what names nodes."""
        self._facts = facts
        self._names = names

    def observation(self, node: NamedNode) -> Observation:
        """Return an observation as a row."""
        sources = self._facts.nodes(node, f"{JK}evidence")
        derived = () if sources else self._facts.nodes(node, _DERIVED_FROM)
        return Observation(
            link=self._names.link(node),
            subject=self._one(node, "subject"),
            metric=self._one(node, "metric"),
            value=self._facts.text(node, f"{JK}value"),
            unit=self._one(node, "unit"),
            period=self._one(node, "period"),
            status=self._one(node, "status"),
            precision=self._one(node, "precision"),
            baseline=self._one(node, "baseline"),
            evidence=tuple(map(self.passage, sources)),
            is_derived=bool(derived),
            derived_from=self._names.links(derived),
        )

    def claim(self, node: NamedNode) -> Claim:
        """Return a claim, or the statement of an authority, as a row."""
        objects = self._facts.all(node, f"{_RDF}object")
        return Claim(
            link=self._names.link(node),
            subject=self._names.maybe(self._facts.node(node, f"{_RDF}subject")),
            predicate=self._names.maybe(self._facts.node(node, f"{_RDF}predicate")),
            object=self._names.value(objects[0]) if objects else None,
            status=self._one(node, "status"),
            basis=self._one(node, "basis"),
            grade=self._one(node, "grade"),
            evidence=tuple(map(self.passage, self._facts.nodes(node, f"{JK}evidence"))),
            citations=self._names.links(self._facts.nodes(node, f"{JK}citation")),
        )

    def passage(self, node: NamedNode) -> Passage:
        """Return a passage as a row."""
        return Passage(
            link=self._names.link(node),
            source=self._one(node, "source"),
            start=self._number(node, "start"),
            end=self._number(node, "end"),
            token=self._facts.text(node, f"{JK}token"),
            digest=self._facts.text(node, f"{JK}digest"),
        )

    def note(self, node: NamedNode) -> Note:
        """Return a note as a row."""
        return Note(
            link=self._names.link(node),
            text=self._names.best(self._facts.literals(node, f"{PREFIXES['rdfs']}comment")),
            citations=self._names.links(self._facts.nodes(node, f"{JK}citation")),
        )

    def _one(self, node: NamedNode, name: str) -> Link | None:
        return self._names.maybe(self._facts.node(node, JK + name))

    def _number(self, node: NamedNode, name: str) -> int | None:
        text = self._facts.text(node, JK + name)
        return int(text) if text is not None and text.isdecimal() else None
