"""A prefix that a query uses and does not declare: where it is, and the line to add."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from jinshan_kg.sparql.errors import QuerySyntaxError
from jinshan_kg.sparql.form import Opening
from jinshan_kg.sparql.position import Position
from jinshan_kg.sparql.tokens import Kind, Token


def undeclared_prefix(
    text: str, tokens: Sequence[Token], opening: Opening, known: Mapping[str, str]
) -> QuerySyntaxError | None:
    """Return the error for the first undeclared prefix; None if all are declared.

    Args:
        text: The query.
        tokens: Its tokens.
        opening: How it begins, for what it declares.
        known: Prefixes with the IRIs that they usually stand for, for the advice.
    """
    for token in tokens[opening.index :]:
        prefix = token.text.partition(":")[0]
        if token.kind is Kind.PREFIXED_NAME and prefix not in opening.prefixes:
            reason = f"the prefix {prefix}: is not declared. {_advice(prefix, opening, known)}"
            return QuerySyntaxError(reason, Position.at(text, token.start))
    return None


def _advice(prefix: str, opening: Opening, known: Mapping[str, str]) -> str:
    if prefix in known:
        return f"Add PREFIX {prefix}: <{known[prefix]}>"
    near = get_close_matches(prefix, [*opening.prefixes, *known], n=1)
    add = f"Add PREFIX {prefix}: <…> with its IRI"
    return f"Did you mean {near[0]}:? {add}" if near else add
