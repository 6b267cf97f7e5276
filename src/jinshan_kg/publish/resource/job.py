"""The job of a worker that is the document about one thing.

What does it is imported in the worker only: whoever asks need not wait for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.protocol import Sink
from jinshan_kg.sparql.formats import ResultFormat

if TYPE_CHECKING:
    from jinshan_kg.engine.embedded import EmbeddedBackend
    from jinshan_kg.publish.resource.documents import Documents


@dataclass(frozen=True)
class DocumentJob(Job):
    """Writes the document about a thing.

    It writes nothing where the thing does not occur in the dataset, or where the document has
    several pages: that is for whoever knows what to say then.

    Attributes:
        iri: The thing.
        to: The format.
        dataset: How to read the dataset.
    """

    iri: str
    to: ResultFormat
    dataset: Reading

    def write(self, held: EmbeddedBackend, to: Sink) -> None:
        """Write it.

        Raises:
            UnwritableError: If the format cannot carry it (406).
        """
        to.write(held.companion(self.dataset).document(self.iri, self.to) or b"")


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
