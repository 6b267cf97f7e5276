"""The tokens of a query in their order."""

from collections.abc import Iterator, Sequence
from typing import overload

from jinshan_kg.sparql.shape import Shape
from jinshan_kg.sparql.terminals import matches
from jinshan_kg.sparql.tokens import Kind, Token


class Tokens(Sequence[Token]):
    """The tokens of a query, each made when somebody looks at it or at one behind it.

    Most queries pass all checks by the texts of their tokens alone, and an object for each of
    them would cost more than all the rest.

    Attributes:
        texts: The tokens as written.
        words: The same in upper case. The text alone tells a keyword and a mark from what is
            neither: that begins with another character than a letter, or has a colon in it.
        shape: What depends on the brackets around the tokens.
    """

    def __init__(self, text: str, texts: list[str], words: list[str], shape: Shape) -> None:
        """Take the query, and what is known of its tokens; see the attributes."""
        self.texts = texts
        self.words = words
        self.shape = shape
        self._matches = matches(text)
        self._made: list[Token] = []

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        """Return one token or some of them, as a list does."""
        if isinstance(index, slice) or index < 0:
            self._make(len(self.texts))
        elif index >= len(self._made):
            self._make(min(index + 1, len(self.texts)))
        return self._made[index]

    def __iter__(self) -> Iterator[Token]:
        """Return all."""
        self._make(len(self.texts))
        return iter(self._made)

    def _make(self, count: int) -> None:
        """Make the first tokens, as many as wanted; those that are made stay as they are."""
        made, loose, word = self._made, self.shape.loose, Kind.WORD
        for index in range(len(made), count):
            kind = Kind.of(self.texts[index])
            text = (self.words if kind is word else self.texts)[index]
            start, end = next(self._matches).span(1)
            made.append(Token(kind, text, start, end, index in loose))


def texts_of(tokens: Sequence[Token]) -> list[str]:
    """Return the texts of some tokens, without making those that are not made yet."""
    return tokens.texts if isinstance(tokens, Tokens) else [token.text for token in tokens]
