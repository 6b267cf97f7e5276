"""JSON-LD 1.1 that reads like ordinary JSON: compacted with the published context.

Numbers: a whole number of a decimal or integer property is a JSON number (`3216`), and so is read
back with its exact value, though not with its `.0`. A decimal with a fraction is a string
(`"7.1"`): JSON-LD makes every number with a fraction an xsd:double in scientific notation
(JSON-LD 1.1 Processing Algorithms and API, section 8.6), so that `7.1` would come back as
`"7.1E0"`, which is no decimal, or as another value. `Number(value)` in JavaScript and
`Decimal(value)` in Python take both.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import PREFIXES, RDF_TYPE

Json = Any  # what `json.loads` returns

_XSD: Final = PREFIXES["xsd"]
_WHOLE: Final = frozenset({f"{_XSD}decimal", f"{_XSD}integer"})
_EXACT: Final = 2**53  # JavaScript and many parsers hold no larger integer exactly
_FIRST: Final = ("@id", "id", "type", "label", "@graph")


def expanded(statements: Iterable[Quad] | Iterable[Triple]) -> list[Json]:
    """Return the nodes of a dataset in expanded form, with its graphs as nodes that hold others.

    Raises:
        UserError: If a statement is RDF 1.2.
    """
    try:
        written = serialize(statements, format=RdfFormat.JSON_LD)
    except (OSError, ValueError) as error:
        raise UserError(f"JSON-LD cannot carry this dataset: {error}. Use N-Quads.") from error
    assert written is not None  # it is returned where no output file is named
    nodes: list[Json] = _readable(json.loads(written))
    return nodes


def compacted(nodes: list[Json], context: Mapping[str, Json], link: str | None = None) -> bytes:
    """Return a document of nodes, compacted.

    Args:
        nodes: The nodes in expanded form.
        context: The terms of the context.
        link: The IRI of the context, to write instead of its terms. A reader then has to fetch it.

    Raises:
        UserError: If an IRI of the nodes cannot be told from a prefixed name of the context.
    """
    from pyld.jsonld import JsonLdError, compact

    terms = dict(context)
    try:
        document = compact(nodes, terms, {"graph": True, "documentLoader": _no_loading})
    except JsonLdError as error:
        reason = str(error).partition("\n")[0]
        raise UserError(f"JSON-LD cannot carry this dataset: {reason}. Use N-Quads.") from error
    body = ",\n".join(_indented(node) for node in document["@graph"])
    head = json.dumps(terms if link is None else link, ensure_ascii=False)
    return f'{{\n"@context": {head},\n"@graph": [\n{body}\n]\n}}\n'.encode()


def _no_loading(url: str, options: object) -> Json:
    raise AssertionError(f"a remote context in expanded form: {url}")


def _readable(value: Json) -> Json:
    """Return expanded JSON-LD with native numbers and booleans, and `@type` for rdf:type."""
    if isinstance(value, list):
        return [_readable(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value | {"@value": _native(value["@value"], value.get("@type"))}
    node = {key: _readable(each) for key, each in value.items()}
    types = node.get(RDF_TYPE, [])
    if types and all("@id" in each for each in types):
        node["@type"] = [each["@id"] for each in types]
        del node[RDF_TYPE]
    return node


def _native(lexical: str, datatype: str | None) -> str | int | bool:
    """Return the JSON value that is read back as the same value, else the lexical form."""
    if datatype == f"{_XSD}boolean" and lexical in ("true", "false"):
        return lexical == "true"
    if datatype not in _WHOLE:
        return lexical
    written = lexical.removesuffix(".0") if datatype == f"{_XSD}decimal" else lexical
    try:
        number = int(Decimal(written))
    except (ArithmeticError, ValueError):
        return lexical  # ill-typed
    return number if str(number) == written and abs(number) <= _EXACT else lexical


def _indented(node: Json) -> str:
    return json.dumps(_ordered(node), indent=2, ensure_ascii=False)


def _ordered(value: Json) -> Json:
    """Return the value with the keys of each object sorted: what it is first."""
    if isinstance(value, list):
        return [_ordered(each) for each in value]
    if not isinstance(value, dict):
        return value
    first = [key for key in _FIRST if key in value]
    rest = sorted(key for key in value if key not in _FIRST)
    return {key: _ordered(value[key]) for key in (*first, *rest)}
