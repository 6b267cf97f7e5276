"""Read a query before it is asked: is it one, of which form, and may this endpoint run it?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from jinshan_kg.sparql.dataset import WHATEVER_IS_SERVED, DatasetClause, read_dataset
from jinshan_kg.sparql.form import Form, read_opening
from jinshan_kg.sparql.guard import refuse_service
from jinshan_kg.sparql.lexer import read_tokens
from jinshan_kg.sparql.limits import Limits, check_length, check_shape
from jinshan_kg.sparql.plain import plain_form
from jinshan_kg.sparql.repeatable import is_repeatable


@dataclass(frozen=True)
class Query:
    """A query that may be asked; whether it is right to the last bracket the engine says.

    Attributes:
        text: As received.
        form: Its form, by which the format of the answer is negotiated.
        dataset: What its FROM clauses ask for.
        base: The base IRI where it declares none.
        is_repeatable: Whether the same dataset gives the same answer again: not if the query may
            ask for the time, a random number or another server.
    """

    text: str
    form: Form
    dataset: DatasetClause = WHATEVER_IS_SERVED
    base: str | None = None
    is_repeatable: bool = True

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that it declares, without the colon, with their IRIs."""
        return read_opening(self.text, read_tokens(self.text), self.base).prefixes


def read_query(
    text: str,
    limits: Limits,
    *,
    base: str | None = None,
    services: Collection[str] = (),
    allow_service: bool = False,
) -> Query:
    """Return what can be known of a query without running it.

    Args:
        text: The query.
        limits: What it may be at most.
        base: The base IRI where the query declares none.
        services: The endpoints that its SERVICE clauses may ask.
        allow_service: Whether they may ask any.

    Raises:
        QuerySyntaxError: If it is not a SPARQL query, as far as the tokens tell (400).
        QueryRefusedError: If it has SERVICE or is an update (403).
        TooLongError: If it is too long (413).
        LimitError: If it is nested too deep or made of too many parts (400).
    """
    plain = plain_form(text, limits)
    if plain is not None:
        return Query(text, plain, base=base)
    check_length(text, limits)
    tokens = read_tokens(text, limits.tokens)
    opening = read_opening(text, tokens, base)
    check_shape(tokens, limits)
    if not allow_service:
        refuse_service(text, tokens, services)
    return Query(
        text,
        opening.form,
        read_dataset(tokens, opening),
        base,
        is_repeatable=is_repeatable(text, tokens),
    )
