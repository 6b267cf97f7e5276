"""A parser's complaint about a file, told as file, line, column, the line, and what to do."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.prefixes import own_prefixes
from jinshan_kg.errors import TurtleSyntaxError, UserError, visible
from jinshan_kg.namespaces import PREFIXES

_POSITION: Final = re.compile(r"^Parser error at line \d+ (between columns|column) [\d and]+: ")
_UNDECLARED: Final = re.compile(r"^The prefix (?P<prefix>[^ ]*): has not been declared")
_DECLARED: Final = re.compile(r"^\s*@?prefix\s+([^\s:]*):", re.IGNORECASE | re.MULTILINE)
_REMOTE_CONTEXT: Final = "No LoadDocumentCallback"
_LONGEST_REASON: Final = 300  # the parser may list everything it could have accepted


def syntax_error(path: Path, content: bytes, error: SyntaxError) -> UserError:
    """Return the error to raise for a file that does not parse.

    Args:
        path: The file.
        content: The bytes that were parsed.
        error: What pyoxigraph raised; its columns are code points from 1.
    """
    if error.msg.startswith(_REMOTE_CONTEXT):
        return UserError(
            f"{path}: the JSON-LD context is another document, and nothing is fetched while"
            " reading. Write the context into the file, or convert the file to N-Quads first."
        )
    text = content.decode("utf-8", errors="replace")
    reason = visible(_shortened(_POSITION.sub("", error.msg)) + _advice(error.msg, text))
    if error.lineno is None or error.offset is None:
        return UserError(f"{path}: {reason}")
    lines = text.split("\n")
    line = lines[error.lineno - 1].rstrip("\r") if error.lineno <= len(lines) else ""
    return TurtleSyntaxError(path, error.lineno, error.offset, visible(line), reason)


def _shortened(reason: str) -> str:
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"


def _advice(message: str, text: str) -> str:
    found = _UNDECLARED.match(_POSITION.sub("", message))
    if found is None:
        return ""
    prefix = found["prefix"]
    known = {**own_prefixes(Layout.bundled()), **PREFIXES}
    if prefix in known:
        return f". Add @prefix {prefix}: <{known[prefix]}> ."
    near = get_close_matches(prefix, _DECLARED.findall(text), n=1)
    if near:
        return f". Did you mean {near[0]}:?"
    return f". Add @prefix {prefix}: <…> . with its namespace"
