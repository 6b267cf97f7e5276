"""What the dataset says, looked up by subject: the reading side of tables and graphs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.namespaces import DERIVED_GRAPH, PREFIXES

_Object = NamedNode | BlankNode | Literal | Triple
_Index = Mapping[str, Mapping[str, list[_Object]]]


def expand(name: str) -> str:
    """Return the IRI of a prefixed name such as `jk:value`; a full IRI stays as it is."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


class Statements:
    """An index of the statements of a dataset.

    Predicates and classes are given as prefixed names or IRIs; subjects as IRIs. Every list is
    sorted and says each thing once, so that what is made from it is the same each time.
    """

    def __init__(self, files: Iterable[ParsedFile]) -> None:
        """Index the files."""
        self._all: _Index = defaultdict(lambda: defaultdict(list))
        self._asserted: _Index = defaultdict(lambda: defaultdict(list))
        self._subjects: Mapping[tuple[str, str], set[str]] = defaultdict(set)
        for file in files:
            for quad in file.quads:
                if not isinstance(quad.subject, NamedNode):
                    continue
                subject, predicate = quad.subject.value, quad.predicate.value
                self._all[subject][predicate].append(quad.object)
                if isinstance(quad.object, NamedNode):
                    self._subjects[predicate, quad.object.value].add(subject)
                if quad.graph_name != NamedNode(DERIVED_GRAPH):
                    self._asserted[subject][predicate].append(quad.object)

    def values(self, subject: str, predicate: str, *, asserted: bool = False) -> list[str]:
        """Return the IRIs and the texts that a subject has for a predicate.

        Args:
            subject: The IRI of the subject.
            predicate: The predicate.
            asserted: Whether to leave out what was derived.
        """
        found = self._objects(subject, predicate, asserted)
        return sorted({o.value for o in found if isinstance(o, NamedNode | Literal)})

    def value(self, subject: str | None, predicate: str) -> str | None:
        """Return the first of the values, or None."""
        found = self.values(subject, predicate) if subject else []
        return found[0] if found else None

    def texts(self, subject: str, predicate: str, language: str) -> list[str]:
        """Return the texts of one language that a subject has for a predicate."""
        found = self._objects(subject, predicate, asserted=False)
        return sorted({o.value for o in found if isinstance(o, Literal) and o.language == language})

    def label(self, subject: str | None, language: str) -> str | None:
        """Return the label in one language; None where there is none in that language."""
        found = self.texts(subject, "rdfs:label", language) if subject else []
        return found[0] if found else None

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Return the subjects that have an IRI for a predicate."""
        return sorted(self._subjects.get((expand(predicate), expand(value)), ()))

    def instances(self, kind: str) -> list[str]:
        """Return the things of a class, those of its subclasses included."""
        return self.subjects("rdf:type", kind)

    def asserted_predicates(self, subject: str) -> list[str]:
        """Return the IRIs of the predicates that a subject is given, what was derived left out."""
        return sorted(self._asserted[subject]) if subject in self._asserted else []

    def _objects(self, subject: str, predicate: str, asserted: bool) -> list[_Object]:
        index = self._asserted if asserted else self._all
        return index[subject].get(expand(predicate), []) if subject in index else []
