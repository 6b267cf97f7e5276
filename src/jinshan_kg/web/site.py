"""What the pages of one application share: the dataset, how to ask it, and how to answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_hex

from flask import Response, request

from jinshan_kg.engine.asking import Asking
from jinshan_kg.engine.protocol import Answer, Backend, Terms
from jinshan_kg.settings import Settings
from jinshan_kg.web.answers.question import Question
from jinshan_kg.web.answers.responder import Responder
from jinshan_kg.web.asking import TableAsking
from jinshan_kg.web.board.figures import Figure, read_figures
from jinshan_kg.web.language import VARY, language
from jinshan_kg.web.overview import Overview, read_overview
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.resources.views.entity.nodes import Nodes
from jinshan_kg.web.served import Served


@dataclass(frozen=True)
class Site:
    """One dataset as the pages show it. A blueprint gets it, and nothing else.

    Attributes:
        settings: The settings in force.
        served: What is served.
        backend: What answers queries.
        responder: What gives answers again, with their entity tags.
        edition: Made anew with each application, since its templates may be others: part of the
            name of every page in the cache.
    """

    settings: Settings
    served: Served
    backend: Backend
    responder: Responder
    edition: str = field(default_factory=lambda: token_hex(4))

    @property
    def base(self) -> str:
        """Start of the IRIs of the dataset; the same paths stand below the server's root."""
        return self.settings.base_iri

    @cached_property
    def ask(self) -> Asking:
        """What asks the dataset in terms rather than bytes."""
        return TableAsking(self.backend)

    @cached_property
    def nodes(self) -> Nodes:
        """What knows the names of things, and what tables tell of them."""
        return Nodes(self.ask, union=self.served.union_default_graph)

    @cached_property
    def overview(self) -> Overview:
        """What the dataset holds; asked when first wanted."""
        return read_overview(self.backend)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that the dataset holds; asked when first wanted."""
        return read_figures(self.ask)

    def path_of(self, iri: str) -> str | None:
        """Return the path that an IRI of the dataset has on this server; None for other IRIs."""
        return f"/{iri.removeprefix(self.base)}" if iri.startswith(self.base) else None

    def page(
        self, render: Callable[[], str], media_type: str = HTML, *, look: str = ""
    ) -> Response:
        """Return the page that the present request is for, from memory if it was made before.

        The page may depend on the path, the query string, the language and the dataset, and on
        nothing else of the request.

        Args:
            render: Makes the page, within this request; called only if need be.
            media_type: The Content-Type.
            look: Whatever else it depends on.
        """

        def made(_: Terms) -> Answer:
            return Answer(render().encode())

        return self.respond(made, media_type, vary=VARY, look=f"{self.edition} {language()} {look}")

    def respond(
        self,
        make: Callable[[Terms], Answer],
        media_type: str,
        *,
        vary: tuple[str, ...] = (),
        look: str = "",
    ) -> Response:
        """Return the answer to the present request, from memory if it was made before.

        Args:
            make: Makes its bytes; called only if need be.
            media_type: The Content-Type.
            vary: The header fields that it depends on besides Accept and Accept-Encoding.
            look: Whatever it depends on besides path, query string and media type.
        """
        query = request.query_string.decode("latin-1")
        question = Question.of_page(request.path, query, media_type, look)
        response = self.responder.respond(question, make)
        for name in vary:
            response.vary.add(name)
        return response
