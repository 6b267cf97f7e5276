"""How a setting's value is read from text.

Each reader returns the value, or raises ValueError saying what was expected instead.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit


def text(given: str) -> str:
    """Return the text without the space around it; it may not be empty."""
    if not given.strip():
        raise ValueError("a text that is not empty")
    return given.strip()


def boolean(given: str) -> bool:
    """Return whether the text says yes: 1, true, yes or on; or no: 0, false, no or off."""
    word = given.strip().lower()
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("0", "false", "no", "off"):
        return False
    raise ValueError("one of true, false, yes, no, on, off, 1, 0")


def whole_number(least: int, most: int | None, given: str) -> int:
    """Return a whole number from `least` to `most` (None for no bound)."""
    bounds = f"from {least} up" if most is None else f"from {least} to {most}"
    digits = given.strip()
    # isdecimal and isascii: int() would take "1_000", "+5" and digits of other scripts too.
    if not (digits.isdecimal() and digits.isascii()) or len(digits) > 18:
        raise ValueError(f"a whole number {bounds}")
    number = int(digits)
    if number < least or (most is not None and number > most):
        raise ValueError(f"a whole number {bounds}")
    return number


def choice(choices: Sequence[str], given: str) -> str:
    """Return the one of the choices that the text names, whatever its case."""
    word = given.strip().lower()
    if word not in choices:
        raise ValueError(f"one of {', '.join(choices)}")
    return word


def http_iri(given: str) -> str:
    """Return an absolute http or https IRI that ends in `/` or `#`."""
    iri = given.strip()
    try:
        parts = urlsplit(iri)
    except ValueError:
        parts = urlsplit("")
    forbidden = any(character in '<>"{}|\\^`' or character <= " " for character in iri)
    absolute = parts.scheme in ("http", "https") and bool(parts.netloc)
    if forbidden or not absolute or not iri.endswith(("/", "#")):
        raise ValueError("an absolute http or https IRI that ends in / or #")
    return iri
