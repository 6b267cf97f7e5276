"""The documents that describe the dataset, in any RDF format, with the files that there are."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask import Response, request
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from jinshan_kg.engine.protocol import NO_TERMS, Answer, Terms
from jinshan_kg.publish.describe.distributions import FILES, file_quads
from jinshan_kg.publish.describe.queries import CATALOG
from jinshan_kg.publish.describe.schema_org import schema_org_dataset
from jinshan_kg.publish.distributions import WrittenFile
from jinshan_kg.publish.resource.writing import write_quads
from jinshan_kg.sparql.choice import choose_format
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import N_TRIPLES, ResultFormat
from jinshan_kg.web.loading import service_limits
from jinshan_kg.web.site import Site

Files = Callable[[], Sequence[WrittenFile]]
Finish = Callable[[bytes, ResultFormat], bytes]


def _as_it_is(document: bytes, _: ResultFormat) -> bytes:
    return document


class Documents:
    """Makes the documents that describe what a site serves."""

    def __init__(self, site: Site, files: Files) -> None:
        """Take the site, and what gives the files of the downloads that are written by now."""
        self._site = site
        self._files = files
        # The description tells them, so an answer depends on them.
        self._look = repr(service_limits(site.settings))

    def negotiated(self, query: str, finish: Finish = _as_it_is) -> Response:
        """Return what a query constructs, in the RDF format that the client likes best.

        Args:
            query: A CONSTRUCT query.
            finish: Returns what to send, given what was written and its format.

        Raises:
            NotAcceptableError: If it takes none of them (406).
        """
        choice = choose_format(Result.GRAPH, request.headers.get("Accept"))
        assert choice.format is not None
        to = choice.format

        def make(terms: Terms) -> Answer:
            return Answer(finish(self._construct(query, to, terms).read(), to))

        return self._site.respond(make, choice.media_type, look=self._look)

    def with_files(self, query: str, about: str, to: ResultFormat, media_type: str) -> Response:
        """Return what a query constructs together with the files of the downloads.

        Args:
            query: A CONSTRUCT query.
            about: The IRI of what it describes, which comes first.
            to: The format.
            media_type: The Content-Type: the format's own, or the alias that was asked for.
        """
        files = tuple(self._files())
        look = f"{self._look} {[(file.distribution.path, file.sha256) for file in files]}"
        make = partial(self._make_with_files, query, about, to, files)
        return self._site.respond(make, media_type, look=look)

    def for_search_engines(self, language: str) -> dict[str, Any]:
        """Return the dataset as schema.org has it, to be embedded in a page as JSON-LD.

        The addresses of pages and files are relative to the page, so that they lead to this server
        whatever its name; what identifies a thing is its public IRI.

        Args:
            language: Of its texts: `en` or `zh`.
        """
        quads = self._merged(CATALOG, tuple(self._files()), NO_TERMS)
        return schema_org_dataset(quads, language, lambda iri: self._site.path_of(iri) or iri)

    def _construct(self, query: str, to: ResultFormat, terms: Terms) -> Answer:
        return self._site.backend.query(
            query, dataset=DatasetClause(), result_format=to, terms=terms
        )

    def _make_with_files(
        self,
        query: str,
        about: str,
        to: ResultFormat,
        files: tuple[WrittenFile, ...],
        terms: Terms,
    ) -> Answer:
        if not files:
            return self._construct(query, to, terms)
        first = (NamedNode(about),)
        return Answer(write_quads(self._merged(query, files, terms), to, self._site.base, first))

    def _merged(self, query: str, files: tuple[WrittenFile, ...], terms: Terms) -> list[Quad]:
        said = self._construct(query, N_TRIPLES, terms).read()
        # Files that the store knows may have been written anew since.
        quads = [
            quad
            for quad in parse(input=said, format=RdfFormat.N_TRIPLES)
            if not str(quad.subject).startswith(f"<{FILES}")
        ]
        of_files = file_quads(files, quads)
        return [*quads, *(Quad(q.subject, q.predicate, q.object) for q in of_files)]
