r"""Plain queries: short ones of which the letters alone tell all that there is to know.

To cut a query into tokens takes as long as a small one takes the engine. Of most queries nothing
is to be found out by that: what has no `service` in it, however it is read, calls no other server;
what has no more brackets than may nest does not nest deeper. So a query is looked at here first.
Whatever cannot be told from the letters is left to the tokens, and so is any doubt.
"""

import re
from typing import Final

from jinshan_kg.sparql.form import Form
from jinshan_kg.sparql.graphs import may_say_from
from jinshan_kg.sparql.limits import Limits
from jinshan_kg.sparql.terminals import SPACE

_GAP: Final = rf"(?=[ \t\r\n#]){SPACE}"
_IRI: Final = r'<[^\x00-\x20<>"{}|^`\\]*+>'
_OPENING: Final = re.compile(
    rf"{SPACE}(?:PREFIX{_GAP}(?:[A-Z][A-Z0-9_-]{{0,63}}+)?:{SPACE}{_IRI}{SPACE}|)*+"
    r"(SELECT|ASK|CONSTRUCT|DESCRIBE)(?=[ \t\r\n#{*?$(<])",
    re.IGNORECASE | re.ASCII,
)
_CALLS: Final = ("now", "rand", "uuid")
_CALL: Final = re.compile(rf"(?:{'|'.join(_CALLS)})[ \t\r\n]*+[(#]")


def plain_form(text: str, limits: Limits) -> Form | None:
    r"""Return the form of a plain query; None for any other text.

    A plain query is within the limits, has no SERVICE and no FROM clause, calls nothing that
    gives another answer each time, and has no `\u` escape that could hide one of these.

    Args:
        text: The text.
        limits: What a query may be at most. A step takes a character at least, as a token does.
    """
    if len(text) > min(limits.length, limits.steps, limits.tokens):
        return None
    if text.count("{") + text.count("(") + text.count("[") + text.count("<<") > limits.nesting:
        return None
    lower = text.lower()  # nothing but A to Z becomes one of these letters alone
    if "service" in lower or "\\u" in lower or may_say_from(lower):
        return None
    if any(name in lower for name in _CALLS) and _CALL.search(lower):
        return None
    found = _OPENING.match(text)
    return None if found is None else Form[found[1].upper()]
