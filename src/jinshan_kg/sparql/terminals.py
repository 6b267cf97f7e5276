r"""The terminals of SPARQL 1.1 (section 19.8) and of SPARQL 1.2, as one regular expression.

Two things are deliberately narrower than the specification, so that no text can make the lexer
slow: repetitions are possessive, and a prefix longer than 64 characters is not a prefixed name.

Where a turn of a repetition may fail halfway, an empty alternative stands last: without it, Python
before 3.11.5 would go on from where that turn failed (https://github.com/python/cpython/issues/106052).

The alternatives stand in the order in which queries use them most, except that the longer of two
stands first. Most begin with a character that the others do not begin with: Python's `re` leaves
an alternative at once if it begins with another character, but has to try a repetition.
"""

import re
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter
from typing import Final

_BASE: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_START: Final = f"{_BASE}_"
_CHAR: Final = f"{_START}0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_PLX: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL: Final = (
    f"(?:(?:[{_START}:0-9]|{_PLX})"
    rf"(?:[{_CHAR}:]++|{_PLX}|\.++(?=[{_CHAR}:]|{_PLX})|)*+)?"
)
# \uD800 to \uDFFF and what lies beyond U+10FFFF are no characters.
_CODE: Final = (
    "u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}|U(?!0000[Dd][89A-Fa-f])00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
)
_UCHAR: Final = rf"\\(?:{_CODE})"
_ECHAR: Final = rf"""\\(?:[tbnrf\\"']|{_CODE})"""
_EXPONENT: Final = "[eE][+-]?[0-9]++"

SPACE: Final = r"[ \t\r\n]*+(?:\#[^\r\n]*+[ \t\r\n]*+)*+"
"""White space and comments, which may stand between any two tokens."""

_TOKEN: Final = re.compile(
    rf"""{SPACE}(
      [?$][{_START}0-9][{_START}0-9\u00b7\u0300-\u036f\u203f-\u2040]*+
    | [}};(),\[\]]
    | (?:[{_BASE}][{_CHAR}.]{{0,63}}+(?<!\.))?:{_LOCAL}
    | [A-Za-z][A-Za-z0-9_]*+
    | \.[0-9]++(?:{_EXPONENT})?
    | \.
    | \{{\|?
    | <(?:{_UCHAR}|[^\x00-\x20<>"{{}}|^`\\]++|)*+>
    | "(?!"")(?:{_ECHAR}|[^"\\\r\n]++|)*+"
    | '(?!'')(?:{_ECHAR}|[^'\\\r\n]++|)*+'
    | [0-9]++(?:(?:\.[0-9]*+)?{_EXPONENT}|\.[0-9]++)?
    | [=*/+\-~?]
    | <[<=]?
    | >[>=]?
    | !=?
    | &&
    | \|[|}}]?
    | \^\^?
    | @[A-Za-z]++(?:-[A-Za-z0-9]++|)*+(?:--[A-Za-z]++)?
    | _:[{_START}0-9](?:[{_CHAR}]++|\.++(?=[{_CHAR}])|)*+
    | \"\"\"(?:\"{{0,2}}(?:{_ECHAR}|[^"\\]++)|)*+\"\"\"
    | '''(?:'{{0,2}}(?:{_ECHAR}|[^'\\]++)|)*+'''
    | (?s:.++)
    )""",
    re.VERBOSE,
)
"""White space and comments, and then a token; or the whole rest of the text, if it begins none."""

# A token that ends any comment and is part of no other token. If it comes out whole in the end,
# all before it were tokens; else it is in the rest.
_LAST: Final = ";"
_END: Final = f"\n{_LAST}"
_BATCH: Final = 4_096


def cut(text: str, most: int) -> tuple[list[str], str]:
    """Return the texts of the tokens, and what begins with no token: empty if all is read.

    Args:
        text: The query.
        most: How many tokens are wanted. If there are more, then some more come, and any rest.
    """
    texts = _TOKEN.findall(text + _END) if len(text) <= most else _first(text, most + 2)
    rest = texts.pop()
    return texts, "" if rest == _LAST else rest[: -len(_END)]


def _first(text: str, wanted: int) -> list[str]:
    """Return the first tokens, in batches: no other thread can run while one is made."""
    texts: list[str] = []
    found = map(itemgetter(1), matches(text))
    while len(texts) < wanted and (batch := list(islice(found, _BATCH))):
        texts += batch
    return texts


def matches(text: str) -> Iterator[re.Match[str]]:
    """Return the matches of the tokens, each as group 1, and after them one that is no token."""
    return _TOKEN.finditer(text + _END)
