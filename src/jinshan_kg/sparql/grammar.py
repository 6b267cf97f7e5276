"""The terminals of SPARQL 1.1 (section 19.8) and of SPARQL 1.2, as one regular expression.

Two things are deliberately narrower than the specification, so that no text can make the lexer
slow: repetitions are possessive, and a prefix longer than 64 characters is not a prefixed name.
"""

import re
from typing import Final

_BASE: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_START: Final = f"{_BASE}_"
_CHAR: Final = f"{_START}0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_VARIABLE: Final = f"[{_START}0-9][{_START}0-9\u00b7\u0300-\u036f\u203f-\u2040]*+"
_PLX: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL: Final = (
    f"(?:[{_START}:0-9]|{_PLX})(?:[{_CHAR}:]|{_PLX}|"
    rf"\.++(?=[{_CHAR}:]|{_PLX}))*+"
)
_DOTTED: Final = rf"(?:[{_CHAR}]|\.++(?=[{_CHAR}]))*+"
# \uD800 to \uDFFF and what lies beyond U+10FFFF are no characters.
_UCHAR: Final = (
    r"\\u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}"
    r"|\\U(?!0000[Dd][89A-Fa-f])00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
)
_ECHAR: Final = rf"""\\[tbnrf\\"']|{_UCHAR}"""

_SPACE: Final = r"(?:[ \t\r\n]++|\#[^\r\n]*+)*+"

SPACE: Final = re.compile(_SPACE)
"""White space and comments, any number of them."""

TERMINALS: Final = re.compile(
    rf"""{_SPACE}(?:
      (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_UCHAR})*+>)
    | (?P<string>
          \"\"\"(?:\"{{0,2}}(?:[^"\\]|{_ECHAR}))*+\"\"\"
        | '''(?:'{{0,2}}(?:[^'\\]|{_ECHAR}))*+'''
        | "(?!"")(?:[^"\\\r\n]|{_ECHAR})*+"
        | '(?!'')(?:[^'\\\r\n]|{_ECHAR})*+'
      )
    | (?P<variable>[?$]{_VARIABLE})
    | (?P<blank>_:[{_START}0-9]{_DOTTED})
    | (?P<name>(?:[{_BASE}](?:[{_CHAR}.]{{0,62}}[{_CHAR}])?)?:(?:{_LOCAL})?)
    | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[A-Za-z]++)?)
    | (?P<number>(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)[eE][+-]?[0-9]++
        |[0-9]*+\.[0-9]++|[0-9]++)
    | (?P<word>[A-Za-z][A-Za-z0-9_]*+)
    | (?P<mark><<|>>|\{{\||\|\}}|<=|>=|!=|&&|\|\||\^\^|[(){{}}\[\].,;=<>!+\-*/|^?~])
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
"""A token after any space; the name of the group says which, `end` that there is none left."""
