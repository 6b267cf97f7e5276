"""Which document a dataset was read from, and whether a file is that document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Store

from jinshan_kg.errors import UserError
from jinshan_kg.evidence.document import Document
from jinshan_kg.evidence.terms import instances, integer, lexical, values
from jinshan_kg.namespaces import JK, PREFIXES

_PAGES = (
    PREFIXES["foaf"] + "page",
    PREFIXES["dcat"] + "landingPage",
    PREFIXES["schema"] + "url",
    PREFIXES["dcterms"] + "source",
)


@dataclass(frozen=True)
class Source:
    """A document as the dataset describes it.

    Attributes:
        iri: the `jk:Source`.
        digest: `jk:digest`, SHA-256 of the file in lower-case hexadecimal.
        length: `jk:length` in code points, None if not given.
        title: `dcterms:title`, or `rdfs:label`; empty if neither is given.
        pages: addresses where the document is published.
    """

    iri: str
    digest: str
    length: int | None = None
    title: str = ""
    pages: tuple[str, ...] = ()


class WrongDocumentError(UserError):
    """The file is not the document that the passages were read from.

    Attributes:
        document: The file.
        sources: The documents of the dataset, none of which it is.
    """

    def __init__(self, document: Document, sources: Sequence[Source]) -> None:
        """Make the message: both digests, and where the document is published."""
        self.document = document
        self.sources = tuple(sources)
        expected = "; ".join(f"{source.digest} for <{source.iri}>" for source in sources)
        super().__init__(
            f"{document.path} is not the document that the passages were read from: "
            f"its SHA-256 is {document.digest}, jk:digest says {expected}. "
            f"Use the file as it was published, line ends unchanged. {how_to_get(sources)}"
        )

    def as_json(self) -> dict[str, Any]:
        """Return `document` and `expected` (what the dataset was read from) for a JSON object."""
        return {
            "document": {
                "iri": None,
                "file": str(self.document.path),
                "digest": self.document.digest,
                "length": self.document.length,
            },
            "expected": [
                {"iri": source.iri, "digest": source.digest, "length": source.length}
                for source in self.sources
            ],
        }


def read_sources(store: Store) -> list[Source]:
    """Return every `jk:Source` that has a `jk:digest`, sorted by IRI."""
    found = (_source(store, node) for node in instances(store, "Source"))
    return [source for source in found if source.digest]


def _source(store: Store, node: NamedNode) -> Source:
    def texts(*predicates: str) -> list[str]:
        return [lexical(value) for name in predicates for value in values(store, node, name)]

    titles = texts(PREFIXES["dcterms"] + "title", PREFIXES["rdfs"] + "label")
    lengths = [integer(value) for value in values(store, node, JK + "length")]
    return Source(
        iri=node.value,
        digest=next(iter(texts(JK + "digest")), "").lower(),
        length=next(iter(lengths), None),
        title=next(iter(titles), ""),
        pages=tuple(dict.fromkeys(page for page in texts(*_PAGES) if page.startswith("http"))),
    )


def source_of(document: Document, sources: Sequence[Source]) -> Source:
    """Return the source that a document is, known by its digest.

    Raises:
        WrongDocumentError: no source has the digest of the document; the message gives both.
        UserError: the dataset describes no source at all.
    """
    if not sources:
        raise UserError(
            "the dataset describes no document: there is no jk:Source with a jk:digest. "
            f"The digest of {document.path} is {document.digest}."
        )
    for source in sources:
        if source.digest == document.digest:
            return source
    raise WrongDocumentError(document, sources)


def how_to_get(sources: Sequence[Source]) -> str:
    """Say in a sentence or two what the document is and where it is published."""
    known = []
    for source in sources:
        title = f"“{source.title}”" if source.title else f"<{source.iri}>"
        known.append(" ".join((title, *(f"<{page}>" for page in source.pages))))
    return f"The document: {'; '.join(known)}." if known else "The dataset names no document."
