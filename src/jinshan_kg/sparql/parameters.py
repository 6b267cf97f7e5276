"""The parameters of a request, decoded exactly once (WHATWG URL, section 5.1)."""

from urllib.parse import unquote_to_bytes

from jinshan_kg.sparql.errors import SparqlError


def parse_parameters(encoded: bytes, origin: str) -> list[tuple[str, str]]:
    """Return the names and values of an urlencoded text, in order.

    A `+` is a space, `%25` a per cent sign, and a `%` that begins no escape is itself.

    Args:
        encoded: The query component of a URL without the `?`, or a form's body.
        origin: What it is, for the message.

    Raises:
        SparqlError: If a name or a value is not UTF-8 (400).
    """
    pairs = []
    for part in encoded.split(b"&"):
        if part:
            name, _, value = part.partition(b"=")
            pairs.append((_decoded(name, origin), _decoded(value, origin)))
    return pairs


def decode_utf8(content: bytes, origin: str) -> str:
    """Return the text of some bytes.

    Raises:
        SparqlError: If they are not UTF-8 (400).
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SparqlError(
            f"{origin} is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}."
            " Send the query in UTF-8."
        ) from error


def _decoded(part: bytes, origin: str) -> str:
    plain = part.replace(b"+", b" ")
    return decode_utf8(_unquoted(plain) if b"%" in plain else plain, origin)


def _unquoted(part: bytes) -> bytes:
    r"""Return bytes with their escapes decoded, as `unquote_to_bytes` does.

    The texts of queries are full of escapes. As `\x2B` instead of `%2B` a codec in C decodes
    them in a tenth of the time.
    """
    try:
        escaped = part.replace(b"\\", b"\\\\").replace(b"%", b"\\x")
        return escaped.decode("unicode_escape").encode("latin-1")
    except UnicodeDecodeError:  # a per cent sign that begins no escape
        return unquote_to_bytes(part)
