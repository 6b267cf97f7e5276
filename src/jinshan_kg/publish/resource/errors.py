"""What a worker says of a document that it does not write."""

from http import HTTPStatus

from jinshan_kg.sparql.errors import SparqlError


class NoDocumentError(SparqlError):
    """There is no document of one page about this IRI; whoever asks finds out what there is."""

    def __init__(self, iri: str) -> None:
        """Take the IRI."""
        super().__init__(f"No document of one page about {iri}.", status=HTTPStatus.NOT_FOUND)
