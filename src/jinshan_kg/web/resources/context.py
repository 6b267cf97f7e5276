"""`/context`: the JSON-LD context of the vocabulary."""

from hashlib import blake2b
from typing import Final

from flask import Blueprint, Response

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.protocol import Answer
from jinshan_kg.web.site import Site

_MEDIA_TYPE: Final = "application/ld+json"
_DIGEST: Final = 8  # bytes


def register_context(blueprint: Blueprint, site: Site) -> None:
    """Add the context (JSON-LD 1.1, section 4.1) to a blueprint, if there is one."""
    path = Layout.bundled().ontology / "context.jsonld"
    if not path.is_file():
        return
    content = path.read_bytes()
    look = blake2b(content, digest_size=_DIGEST).hexdigest()

    @blueprint.get("/context")
    @blueprint.get("/context.jsonld")
    def context() -> Response:
        return site.respond(lambda _: Answer(content), _MEDIA_TYPE, look=look)
