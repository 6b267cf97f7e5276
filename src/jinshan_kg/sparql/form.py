"""Which of the four query forms a query has, and what it declares before that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from jinshan_kg.sparql.errors import QueryRefusedError, QuerySyntaxError, SparqlError
from jinshan_kg.sparql.iri import resolved
from jinshan_kg.sparql.position import Position
from jinshan_kg.sparql.sequence import texts_of
from jinshan_kg.sparql.tokens import Kind, Token


class Result(Enum):
    """What an answer is made of."""

    SOLUTIONS = "solutions"
    BOOLEAN = "boolean"
    GRAPH = "graph"


class Form(Enum):
    """The query forms of SPARQL 1.1, section 16."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def result(self) -> Result:
        """What the answer to such a query is made of."""
        if self is Form.SELECT:
            return Result.SOLUTIONS
        return Result.BOOLEAN if self is Form.ASK else Result.GRAPH


_UPDATES: Final = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH USING".split())


@dataclass(frozen=True)
class Opening:
    """How a query begins.

    Attributes:
        form: Its form.
        base: The base IRI at the end of its prologue, if any.
        prefixes: The prefixes that its prologue declares, without the colon, with their IRIs:
            resolved, or as written where no base resolves them.
        index: The index of the token that names the form.
    """

    form: Form
    base: str | None
    prefixes: Mapping[str, str]
    index: int


def read_opening(text: str, tokens: Sequence[Token], base: str | None = None) -> Opening:
    """Return how a query begins (SPARQL 1.1, section 4.1 and grammar rule 4).

    Args:
        text: The query.
        tokens: Its tokens.
        base: The base IRI where the query declares none.

    Raises:
        QueryRefusedError: If the text is an update.
        QuerySyntaxError: If it does not begin like a query.
    """
    texts = texts_of(tokens)
    prefixes: dict[str, str] = {}
    index = 0
    while index < len(texts):
        word = texts[index].upper()
        kinds = [Kind.of(text) for text in texts[index + 1 : index + 3]]
        if word == "PREFIX" and kinds == [Kind.PREFIXED_NAME, Kind.IRI]:
            iri = texts[index + 2][1:-1]
            prefixes[texts[index + 1][:-1]] = resolved(iri, base) or iri
            index += 3
        elif word == "BASE" and kinds[:1] == [Kind.IRI]:
            base = resolved(texts[index + 1][1:-1], base)
            index += 2
        elif word == "VERSION" and kinds[:1] == [Kind.STRING]:
            index += 2
        elif word in Form.__members__:
            return Opening(Form[word], base, prefixes, index)
        else:
            raise _no_form(text, tokens[index])
    end = tokens[-1].end if tokens else 0
    raise QuerySyntaxError(f"there is no query here: {_EXPECTED}", Position.at(text, end))


_EXPECTED: Final = "expected SELECT, ASK, CONSTRUCT or DESCRIBE"


def _no_form(text: str, token: Token) -> SparqlError:
    if token.is_word(*_UPDATES):
        return QueryRefusedError(
            f"This endpoint is read-only: {token.text} is a SPARQL Update operation."
            " Ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    if token.is_word("PREFIX", "BASE", "VERSION"):
        reason = f"this {token.text} declaration is not complete"
    else:
        reason = f"{_EXPECTED}, found {token.text[:40]!r}"
    return QuerySyntaxError(reason, Position.at(text, token.start))
