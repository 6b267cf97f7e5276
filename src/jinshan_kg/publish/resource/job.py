"""The job of a worker that is the document about one thing.

What does it is imported in the worker only: whoever asks need not wait for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.protocol import Answer, Sink
from jinshan_kg.sparql.formats import BY_NAME, ResultFormat

if TYPE_CHECKING:
    from jinshan_kg.engine.embedded import EmbeddedBackend
    from jinshan_kg.publish.resource.documents import Documents


@dataclass(frozen=True)
class DocumentJob(Job):
    """Writes the document about a thing.

    What it writes is for `read_document`.

    Attributes:
        iri: The thing.
        to: The format.
        reading: How to read the dataset.
        number: Which of its pages.
    """

    iri: str
    to: ResultFormat
    reading: Reading
    number: int = 1

    def __reduce__(self) -> tuple[object, ...]:
        """Tell pickle texts and numbers only, which cost a worker little to read."""
        reading = self.reading
        return _job, (self.iri, self.to.name, reading.base, reading.union, self.number)

    def write(self, held: EmbeddedBackend, to: Sink) -> None:
        """Write it.

        Raises:
            UnwritableError: If the format cannot carry it (406).
            SparqlError: If it cannot be found out.
        """
        document = held.companion(self.reading).document(self.iri, self.to, self.number)
        if document is not None:
            to.write(b"%d\n%b" % document)


def _job(iri: str, format_name: str, base: str, union: bool, number: int) -> DocumentJob:
    return DocumentJob(iri, BY_NAME[format_name], Reading(base, union), number)


class Document(NamedTuple):
    """A document.

    Attributes:
        last: How many pages it has.
        body: One of them; empty for one that it does not have.
    """

    last: int
    body: bytes


def read_document(answer: Answer) -> Document | None:
    """Return the document that a `DocumentJob` wrote; None if the thing does not occur."""
    last, _, body = answer.read().partition(b"\n")
    return Document(int(last), body) if last else None


@dataclass(frozen=True)
class Reading:
    """How a dataset is read; makes what writes the documents over one.

    Attributes:
        base: What the IRIs of the dataset begin with.
        union: Whether its default graph is the union of its named graphs.
    """

    base: str
    union: bool

    def __call__(self, held: EmbeddedBackend) -> Documents:
        """Return what writes documents over a dataset."""
        from jinshan_kg.publish.resource.documents import Documents

        return Documents(held, self.base, union=self.union)
