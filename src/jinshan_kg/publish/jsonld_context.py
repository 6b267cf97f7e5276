"""The published JSON-LD context: where it is, what it says, and how it is kept up to date.

`python -m jinshan_kg.publish.jsonld_context` writes it anew, for when the vocabulary has changed.
"""

import json
from typing import Any, Final

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import read_file
from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.files import write_whole
from jinshan_kg.publish.jsonld_names import OF_DOCUMENTS
from jinshan_kg.publish.jsonld_terms import context_of
from jinshan_kg.publish.material import read_material

CONTEXT: Final = f"{BASE}context"
"""The IRI of the context."""


def read_context(layout: Layout) -> dict[str, Any]:
    """Return the published context: its terms, without the `@context` around them.

    Raises:
        UserError: If the file is missing or unreadable.
    """
    document = json.loads(read_file(layout.ontology / "context.jsonld"))
    terms: dict[str, Any] = document["@context"]
    return terms


def context_document(layout: Layout) -> str:
    """Return the context that the vocabulary and the data of a layout ask for, as its file.

    Raises:
        TurtleSyntaxError: If a file does not parse.
        UserError: If a file is missing or unreadable.
    """
    quads = (quad for file in read_material(layout).files for quad in file.quads)
    of_documents = {name: {"@type": kind} for name, kind in OF_DOCUMENTS.items()}
    context = context_of(quads) | of_documents
    return json.dumps({"@context": context}, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    _here = Layout.bundled()
    write_whole(_here.ontology / "context.jsonld", context_document(_here).encode())
