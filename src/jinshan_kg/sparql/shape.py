"""One pass over the tokens of a query, for all that depends on the brackets around them.

The specification's rule "the longest match" is not enough. Oxigraph's parser has no separate
lexer: between the operands of an expression it reads `<` as "less than", although the same
characters up to the next `>` would make an IRI (`?a<?b)#>`). Everything that judges a query
from its tokens (the guard, the limits) would then see another query than the engine. So where
both readings are possible and differ, the query is refused.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_UNTAMED: Final = re.compile(r"[#'()\[\]]|service", re.IGNORECASE)
_OPERATORS: Final = frozenset("( , = != < > <= >= + - * / | || && ! ^ ^^ ?".split())
_DATA: Final = "VALUES {"
_TRIPLE: Final = "<<("
AMBIGUOUS: Final = (
    "may be a comparison or not: write a space after a < that compares, and an IRI in full"
)
NO_IRI: Final = "this < begins no IRI: an IRI ends in > and has no space, quote or brace in it"


class AmbiguityError(Exception):
    """A `<` that is no IRI, or may be something else than it seems.

    Attributes:
        index: Which token it is.
        reason: What is wrong with it.
    """

    def __init__(self, index: int, reason: str) -> None:
        """Take the index and the reason."""
        super().__init__(index, reason)
        self.index = index
        self.reason = reason


class Shape:
    """What the pass finds.

    Attributes:
        nesting: How many brackets are open where the most are.
        steps: How many operators, groups and clauses there are, outside the rows of VALUES.
        loose: The indices of the IRIs that the engine may take for comparisons.
    """

    def __init__(self, texts: Sequence[str], words: Sequence[str]) -> None:
        """Go over the tokens of a query.

        Args:
            texts: The tokens as written.
            words: The tokens in upper case.

        Raises:
            AmbiguityError: At the first token that may be read in two ways.
        """
        self.nesting = 0
        self.steps = 0
        self.loose: set[int] = set()
        self._texts = texts
        self._open: list[str] = []
        self._values = False  # after the keyword VALUES and before its block
        self._in_rows = False  # of that block, where there is only data
        for index, word in enumerate(words):
            if word in _TAKES:
                _TAKES[word](self, index)
            elif word[0] == "<":
                self._take_iri(index)

    def _may_compare(self, index: int) -> bool:
        """Say whether the engine could read a `<` here as "less than"."""
        return (
            not self._in_rows
            and self._is_in_parentheses()
            and self._texts[index - 1] not in _OPERATORS
        )

    def _is_in_parentheses(self) -> bool:
        """Say whether the innermost bracket is a parenthesis: no comparison stands elsewhere."""
        return bool(self._open) and self._open[-1] == "("

    def _take_iri(self, index: int) -> None:
        text = self._texts[index]
        if self._may_compare(index) and not _ABSOLUTE.match(text):
            if _UNTAMED.search(text):
                raise AmbiguityError(index, AMBIGUOUS)
            self.loose.add(index)
            self.steps += len(text)  # it may hide as many operators

    def _take_less(self, index: int) -> None:
        if not self._is_in_parentheses():
            raise AmbiguityError(index, NO_IRI)

    def _take_reifier(self, index: int) -> None:
        if self._may_compare(index):
            raise AmbiguityError(index, AMBIGUOUS)
        self._take_group(index)

    def _take_parenthesis(self, index: int) -> None:
        self._push(_TRIPLE if index and self._texts[index - 1] == "<<" else "(")

    def _take_brace(self, index: int) -> None:
        self._take_operator(index)
        if self._values:
            self._values = False
            self._push(_DATA)
            self._in_rows = True
        else:
            self._push("{")

    def _take_group(self, index: int) -> None:
        self._take_operator(index)
        self._push(self._texts[index])

    def _push(self, bracket: str) -> None:
        self._open.append(bracket)
        self.nesting = max(self.nesting, len(self._open))

    def _take_closing(self, index: int) -> None:
        # A bracket that closes another kind is a syntax error: the engine will say so.
        if self._open and self._open.pop() == _DATA:
            self._in_rows = False

    def _take_operator(self, index: int) -> None:
        self.steps += not self._in_rows

    def _take_clause(self, index: int) -> None:
        self.steps += 1

    def _take_values(self, index: int) -> None:
        self.steps += 1
        self._values = True


_TAKES: Final[Mapping[str, Callable[[Shape, int], None]]] = MappingProxyType(
    {
        **dict.fromkeys("+ - * / | || && ! ^".split(), Shape._take_operator),
        **dict.fromkeys("AS BIND FILTER LATERAL MINUS OPTIONAL UNION".split(), Shape._take_clause),
        **dict.fromkeys(("[", "{|"), Shape._take_group),
        **dict.fromkeys((")", "}", "]", "|}", ">>"), Shape._take_closing),
        "VALUES": Shape._take_values,
        "(": Shape._take_parenthesis,
        "{": Shape._take_brace,
        "<<": Shape._take_reifier,
        "<": Shape._take_less,
        "<=": lambda shape, index: None,
    }
)
