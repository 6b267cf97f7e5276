"""Errors that are the user's to mend: shown as one clear message, never as a traceback."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

# Each control character but the tab to one that only shows it: what a terminal obeys, a file that
# is not text may hold. Those without a picture (C1) become a replacement character.
_PICTURES: Final[Mapping[int, str]] = MappingProxyType(
    {code: chr(0x2400 + code) for code in range(0x20) if code != 0x09}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
)


def visible(line: str) -> str:
    """Return a line with its control characters made visible, as many characters as before."""
    return line.translate(_PICTURES)


class UserError(Exception):
    """Something the user gave is wrong; the message says what, why, and what to do next.

    The command line prints it as `Error: <message>` and ends with exit code 2.
    """


class TurtleSyntaxError(UserError):
    """An RDF file (Turtle or another syntax) that does not parse.

    Attributes:
        path: The file.
        line: The line of the error, from 1.
        column: The column of the error in Unicode code points, from 1.
        text: The line itself, without its end.
        reason: What the parser found wrong.
    """

    def __init__(self, path: Path, line: int, column: int, text: str, reason: str) -> None:
        """Make the message: `file:line:column: reason`, the line, and a caret under the column."""
        self.path = path
        self.line = line
        self.column = column
        self.text = text
        self.reason = reason
        # A tab stays a tab so that the caret stands under its character.
        indent = "".join("\t" if character == "\t" else " " for character in text[: column - 1])
        super().__init__(f"{path}:{line}:{column}: {reason}\n  {text}\n  {indent}^")
