"""Statements of one named graph, written down one after another."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from jinshan_kg.namespaces import PREFIXES

Value = Literal | str | int

_SAFE: Final = "/:@!$&'()*+,;=?~"  # what may stand in a fragment as it is (RFC 3986, section 3.5)
_INTEGER: Final = PREFIXES["xsd"] + "integer"


class Statements:
    """Collects the statements of one named graph, each once.

    They are kept as lines of N-Quads: there are thousands at each start of the server, and to make
    the objects one by one takes longer.
    """

    def __init__(self, graph: str) -> None:
        """Take the IRI of the graph."""
        self._graph = graph
        self._lines: dict[str, None] = {}

    def __len__(self) -> int:
        """Return how many statements there are."""
        return len(self._lines)

    @property
    def n_quads(self) -> str:
        """The statements as a document of N-Quads."""
        return "\n".join(self._lines)

    @property
    def quads(self) -> list[Quad]:
        """The statements in the order in which they were first made."""
        return list(parse(input=self.n_quads, format=RdfFormat.N_QUADS))

    def say(self, subject: str, predicate: str, *values: Value) -> None:
        """Add a statement for each value.

        Args:
            subject: An IRI or a prefixed name.
            predicate: The same.
            values: The same, or a literal; a number is an xsd:integer.
        """
        begin, end = f"<{expanded(subject)}> <{expanded(predicate)}> ", f" <{self._graph}> ."
        for value in values:
            self._lines[f"{begin}{_written(value)}{end}"] = None

    def say_in_words(self, subject: str, predicate: str, **texts: str) -> None:
        """Add a text in each of some languages.

        Args:
            subject: An IRI.
            predicate: A prefixed name.
            texts: The texts by language tag.
        """
        self.say(subject, predicate, *(Literal(text, language=tag) for tag, text in texts.items()))

    def add(self, quads: Iterable[Quad]) -> None:
        """Add statements that were made elsewhere, of the same graph."""
        self._lines.update((f"{quad} .", None) for quad in quads)


def expanded(name: str) -> str:
    """Return the IRI of a prefixed name; an IRI stays as it is."""
    if "://" in name:
        return name
    prefix, _, local = name.partition(":")
    namespace = PREFIXES.get(prefix)
    return name if namespace is None else namespace + local


def shortened(iri: str) -> str:
    """Return a name for an IRI that may stand in a fragment: a prefixed name where there is one."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and (local := iri.removeprefix(namespace)):
            return f"{prefix}:{quote(local, safe=_SAFE)}"
    return quote(iri, safe=_SAFE)


def typed(lexical: str, datatype: str) -> Literal:
    """Return a literal of a datatype, given as a prefixed name."""
    return Literal(lexical, datatype=NamedNode(expanded(datatype)))


def _written(value: Value) -> str:
    if isinstance(value, str):
        return f"<{expanded(value)}>"
    return f'"{value}"^^<{_INTEGER}>' if isinstance(value, int) else str(value)
