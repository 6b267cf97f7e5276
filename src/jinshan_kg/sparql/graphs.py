r"""Which graphs a query may ask for, as far as its letters tell.

Only GRAPH, FROM and FROM NAMED reach beyond the default graph (SPARQL 1.1, section 13). What has
the letters of none of them, in any case, asks the default graph alone. Whatever may be one of
them, be it in a comment or a string, counts as one.
"""

import re
from typing import Final

from jinshan_kg.sparql.terminals import SPACE

_PREFIX: Final = r"[^\s:/<>{}()\"',;]*+:"

# What follows FROM is an IRI, a prefixed name or NAMED. After a colon, a question mark or a dollar
# the letters are part of a name.
_FROM: Final = re.compile(rf"from(?<![:?$]from){SPACE}(?:named|<|{_PREFIX})")
_GRAPH: Final = re.compile(rf"graph(?<![:?$]graph){SPACE}(?:[?$<]|{_PREFIX})")


def may_say_from(lower: str) -> bool:
    r"""Whether a query may have a FROM or FROM NAMED clause.

    Args:
        lower: Its text in lower case, without a `\u` escape.
    """
    return _FROM.search(lower) is not None


def may_name_graphs(text: str) -> bool:
    """Whether a query may ask for another graph than the default graph that it is given.

    Args:
        text: Its text, as received.
    """
    lower = text.lower()  # nothing but A to Z becomes one of these letters alone
    return "\\u" in lower or may_say_from(lower) or _GRAPH.search(lower) is not None
