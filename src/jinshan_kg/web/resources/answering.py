"""Answer the requests for the things of a dataset, and for the documents about them."""

from typing import Final

from flask import Response, request

from jinshan_kg.engine.jobs import JobRunner
from jinshan_kg.engine.protocol import NO_TERMS, Answer, Terms
from jinshan_kg.namespaces import ONTOLOGY_GRAPH
from jinshan_kg.publish.resource.addresses import document_iri
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.description import Description
from jinshan_kg.publish.resource.job import DocumentJob, Reading, read_document
from jinshan_kg.publish.resource.near import Neighbourhood
from jinshan_kg.publish.resource.whole import graph_of, write_graph
from jinshan_kg.publish.resource.writing import write
from jinshan_kg.web.direct import FAILED
from jinshan_kg.web.resources.address import (
    Address,
    is_thing,
    path_of,
    read_address,
)
from jinshan_kg.web.resources.asked import page_asked, part_asked
from jinshan_kg.web.resources.counts import PageCounts
from jinshan_kg.web.resources.headers import links_of_document, links_of_thing
from jinshan_kg.web.resources.offers import Offer, negotiated, offer_of
from jinshan_kg.web.resources.page import ontology_page, resource_page
from jinshan_kg.web.resources.parts import links_of_part, part_path
from jinshan_kg.web.resources.unknown import UnknownPageError, UnknownThingError
from jinshan_kg.web.resources.views.pages import ThingPages
from jinshan_kg.web.site import Site
from jinshan_kg.web.vocabulary.page import vocabulary_renderer

_WHOLE: Final = ("graph", "ontology")  # first parts of paths that may stand for a whole graph


class Resources:
    """Answers the requests for the things of one dataset. Several threads may ask at once."""

    def __init__(self, site: Site, counts: PageCounts) -> None:
        """Take the dataset, and what remembers how many pages the descriptions have."""
        self._site = site
        self._base = site.base
        self._describer = Describer(site.backend, site.base, site.served.union_default_graph)
        self._reading = Reading(site.base, site.served.union_default_graph)
        self._counts = counts
        self._neighbourhood = Neighbourhood(site.backend, site.base)
        self._pages = ThingPages(site, counts.note)
        self._vocabulary = vocabulary_renderer(site)

    def answer(self) -> Response:
        """Answer the present request of Flask.

        Raises:
            SparqlError: If there is no such thing or page (404), or no format that the client
                takes (406); whatever the short way met with.
        """
        failed = request.environ.get(FAILED)
        if failed is not None:
            raise failed
        page, part = page_asked(request.args), part_asked(request.args)
        iri, suffix = self._meant(read_address(request.path, self._base))
        if suffix:
            return self._document(iri, offer_of(suffix), page, part)
        offer = negotiated(request.headers.get("Accept"))
        if is_thing(iri, self._base):
            return self._see_other(iri, offer, page, part)
        response = self._document(iri, offer, page, part)
        response.headers["Content-Location"] = self._path(iri, offer, page, part)
        return response

    def _meant(self, address: Address) -> tuple[str, str]:
        """Return the IRI that an address means, and the suffix where it means its document."""
        first = (*address.stems, *address.iris)[0]
        if self._site.nodes.occurs(first):  # as most do: so there is nothing to ask
            return first, address.suffix
        known = self._describer.known((*address.iris, *address.stems))
        for iri in address.stems:
            if iri in known:
                return iri, address.suffix
        for iri in address.iris:
            if iri in known:
                return iri, ""
        asked = (address.stems or address.iris)[0]
        raise UnknownThingError(asked, self._neighbourhood.near(asked), self._base)

    def _see_other(self, iri: str, offer: Offer, page: int, part: str | None) -> Response:
        document = self._path(iri, offer, page, part)
        response = Response(f"See {document}\n", status=303, content_type="text/plain")
        response.headers["Location"] = document
        response.headers["Link"] = links_of_thing(iri, document, self._base)
        return response

    def _document(self, iri: str, offer: Offer, page: int, part: str | None) -> Response:
        if part and offer.format is None:
            response = self._site.page(lambda: self._pages.part(iri, part, page))
            response.headers["Link"] = links_of_part(iri, self._base, part, page)
            return response
        if offer.format is None:
            response = self._site.page(lambda: self._html(iri, page))
        else:
            response = self._site.respond(
                lambda terms: self._rdf(iri, offer, page, terms), offer.media_type
            )
        last = 1 if self._may_be_whole(iri) else self._counts.of(iri, self._describer.last_page)
        response.headers["Link"] = links_of_document(iri, offer, self._base, page, last)
        return response

    def _rdf(self, iri: str, offer: Offer, page: int, terms: Terms) -> Answer:
        assert offer.format is not None
        graph = self._graph(iri)
        if graph is not None:
            return write_graph(self._site.backend, graph, offer.format, self._base, terms)
        backend = self._site.backend
        if isinstance(backend, JobRunner):
            job = DocumentJob(iri, offer.format, self._reading, page)
            document = read_document(backend.run(job, terms))
            if document is not None:
                self._note(iri, page, document.last)
                return Answer(document.body)
        description = self._described(iri, page, terms)
        return Answer(write(description, offer.format, self._base))

    def _html(self, iri: str, page: int) -> str:
        graph = self._graph(iri)
        if graph is not None and graph != iri:
            if self._site.served.is_bundled and graph == ONTOLOGY_GRAPH:
                return self._vocabulary()
            return ontology_page(self._site, iri, graph)
        if page == 1:
            return self._pages.render(iri, is_graph=graph is not None)
        return resource_page(self._site, self._described(iri, page, names=True))

    def _described(
        self, iri: str, page: int, terms: Terms = NO_TERMS, *, names: bool = False
    ) -> Description:
        description = self._describer.describe(iri, page, terms, names=names)
        self._note(iri, page, description.page.last)
        return description

    def _note(self, iri: str, page: int, last: int) -> None:
        """Remember how many pages a thing has, if it has the one that is asked for."""
        if page > last:
            raise UnknownPageError(str(page), last)
        self._counts.note(iri, last)

    def _graph(self, iri: str) -> str | None:
        return graph_of(self._site.backend, iri) if self._may_be_whole(iri) else None

    def _may_be_whole(self, iri: str) -> bool:
        return iri[len(self._base) :].partition("/")[0] in _WHOLE

    def _path(self, iri: str, offer: Offer, page: int, part: str | None) -> str:
        if part and offer.format is None:
            return part_path(iri, self._base, part, page)
        path = path_of(document_iri(iri, offer.suffix, page), self._base)
        assert path is not None  # the IRI was made from a path
        return path
