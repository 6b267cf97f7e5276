"""What the things of a list are called where they have no name in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinshan_kg.web.board.figures import Figure
from jinshan_kg.web.board.words import title
from jinshan_kg.web.browse.things import Thing, Triple
from jinshan_kg.web.resources.views.speaking import Speaker
from jinshan_kg.web.resources.views.view import Text


@dataclass(frozen=True)
class Titles:
    """Names things, figures and statements.

    Attributes:
        speaker: Chooses the language.
        figures: The figures of the dataset by IRI.
    """

    speaker: Speaker
    figures: Mapping[str, Figure]

    def __call__(self, thing: Thing) -> Text:
        """Return what a thing is called on the page."""
        own = self.speaker.name(thing.named)
        figure = self.figures.get(thing.named.iri)
        if figure is not None and (own.language or not thing.named.labels):
            return Text(title(figure))
        if thing.triple is not None:
            return self.speaker.triple(thing.named, self._parts(thing.triple))
        return own

    def others(self, thing: Thing) -> tuple[Text, ...]:
        """Return its names in other languages."""
        shown = self(thing).text
        return tuple(Text(name, tag) for tag, name in thing.named.labels.items() if name != shown)

    def figure(self, thing: Thing) -> Figure | None:
        """Return the figure that a thing is, if it is one."""
        return self.figures.get(thing.named.iri)

    def _parts(self, triple: Triple) -> tuple[Text, ...]:
        subject, predicate, value = triple
        last = Text(value) if isinstance(value, str) else self.speaker.name(value)
        return (self.speaker.name(subject), self.speaker.name(predicate), last)
