"""The example queries of `data/queries/`, and how to ask and count them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, parse

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SHACL = "http://www.w3.org/ns/shacl#"
_EXAMPLES = "https://purl.expasy.org/sparql-examples/ontology#"
_JSON = "application/sparql-results+json"


class Form(Enum):
    """A query form: the property that holds its text, the media type to ask for."""

    SELECT = (f"{_SHACL}select", _JSON)
    ASK = (f"{_SHACL}ask", _JSON)
    CONSTRUCT = (f"{_SHACL}construct", "application/n-triples")
    # rdflib-endpoint answers DESCRIBE in RDF/XML whatever is asked (and calls it something else).
    DESCRIBE = (f"{_EXAMPLES}describe", "application/rdf+xml")

    @property
    def predicate(self) -> str:
        """The IRI of the property."""
        return self.value[0]

    @property
    def accept(self) -> str:
        """The media type."""
        return self.value[1]


@dataclass(frozen=True)
class Example:
    """An example query: its number and name in the folder, its English label, its text."""

    name: str
    label: str
    form: Form
    text: str


def read_examples(folder: Path) -> list[Example]:
    """Return the example queries of a folder, in the order of their numbers."""
    return [_example(path) for path in sorted(folder.glob("*.ttl"))]


def count(form: Form, body: bytes) -> int:
    """Return how many rows (SELECT) or distinct triples (CONSTRUCT, DESCRIBE) an answer has.

    For ASK: 1 if true, 0 if false.

    Raises:
        ValueError: If the body is not what was asked for.
    """
    try:
        if form is Form.ASK:
            return int(json.loads(body)["boolean"])
        if form is Form.SELECT:
            return len(json.loads(body)["results"]["bindings"])
        quads = parse(input=body, format=RdfFormat.from_media_type(form.accept))
        return len({(quad.subject, quad.predicate, quad.object) for quad in quads})
    except (KeyError, TypeError, SyntaxError) as error:
        raise ValueError(f"not {form.accept}: {body[:80]!r}") from error


def _example(path: Path) -> Example:
    quads = list(parse(path=path, format=RdfFormat.TURTLE))
    for form in Form:
        for text in _texts(quads, form.predicate):
            label = next(o for o in _texts(quads, f"{_RDFS}label") if o.language == "en")
            return Example(path.stem, label.value, form, text.value)
    raise ValueError(f"{path}: no query in this file")


def _texts(quads: Iterable[Quad], predicate: str) -> list[Literal]:
    return [
        quad.object
        for quad in quads
        if quad.predicate.value == predicate and isinstance(quad.object, Literal)
    ]
