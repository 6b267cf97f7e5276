"""What the pages of a passage and of a source document show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK
from jinshan_kg.web.board.words import marked
from jinshan_kg.web.resources.views.directive import TextDirective
from jinshan_kg.web.resources.views.documents import Documents, Excerpt
from jinshan_kg.web.resources.views.entity.entity import Entity
from jinshan_kg.web.resources.views.entity.nodes import Nodes
from jinshan_kg.web.resources.views.entity.queries import PROLOGUE, each
from jinshan_kg.web.resources.views.entity.quote import Quote
from jinshan_kg.web.resources.views.passages import Passages, original_of

_SUPPORTS: Final = tuple(f"{JK}{name}" for name in ("evidence", "mention", "context"))


def passage_context(passages: Passages, documents: Documents, entity: Entity) -> dict[str, Any]:
    """Return what the page of a passage shows besides the common."""
    statements = entity.statements
    source = statements.first(f"{JK}source") or ""
    start, end = _number(statements.first(f"{JK}start")), _number(statements.first(f"{JK}end"))
    token, digest = statements.first(f"{JK}token") or "", statements.first(f"{JK}digest") or ""
    original = passages.original(source)
    found = documents.directive(original.digest, start, end, digest)
    directive = found or TextDirective(token)
    shown = {
        *(claim.iri for claim in entity.claims.all),
        *(figure.named.iri for figure in entity.figures.all),
    }
    things = sorted(
        {
            one.other.value
            for one in statements.pointing
            if one.predicate in _SUPPORTS and one.other.value not in shown
        }
    )
    return {
        "source": entity.names(source),
        "start": start,
        "end": end,
        "token": token,
        "digest": digest,
        "quote": Quote(token, start, end),
        "set_aside": entity.names.maybe(statements.first(f"{JK}setAside")),
        "named_things": [entity.names(iri) for iri in things],
        "beside": passages.beside(source, start, end),
        "excerpt": documents.excerpt(original.digest, start, end, digest),
        "has_copy": documents.has(original.digest),
        "places": [(page, directive.address(page)) for page in original.pages],
        "is_found": found is not None,
    }


def source_context(
    passages: Passages, documents: Documents, nodes: Nodes, entity: Entity
) -> dict[str, Any]:
    """Return what the page of a source document shows besides the common."""
    spans = passages.of(entity.iri)
    events = _events(passages.ask, entity.iri, union=passages.union)
    original = original_of(entity.statements)
    reasons = {span.set_aside for span in spans if span.set_aside}
    named = nodes.known(lambda: reasons.union(*events.values()))
    return {
        "spans": spans,
        "set_aside": sum(span.set_aside is not None for span in spans),
        "events": events,
        "named": named,
        "reasons": {iri: marked(named(iri)) for iri in reasons},
        "digest": original.digest,
        "length": _number(entity.statements.first(f"{JK}length")),
        "pages": original.pages,
        "has_copy": documents.has(original.digest),
    }


def read_excerpts(
    ask: Asking, documents: Documents, passages: Iterable[str], *, union: bool
) -> dict[str, Excerpt]:
    """Return some passages in their paragraphs, as far as there is a copy of their documents."""
    if not documents:
        return {}
    wanted = " ".join(f"<{iri}>" for iri in passages)
    span = "?passage jk:source ?document ; jk:start ?start ; jk:end ?end ; jk:digest ?digest"
    where = f"VALUES ?passage {{ {wanted} }} {span} . ?document jk:digest ?whole"
    text = f"{PROLOGUE} SELECT ?passage ?whole ?start ?end ?digest {{ {each(where, union=union)} }}"
    found = {}
    for passage, whole, start, end, digest in ask.values(text):
        excerpt = documents.excerpt(whole, _number(start), _number(end), digest)
        if excerpt is not None:
            found[passage] = excerpt
    return found


def _events(ask: Asking, source: str, *, union: bool) -> dict[str, list[str]]:
    """Return who and what the event of a document involved, by the name of the property."""
    names = "event period series organizer speaker respondent"
    asked = " ".join(f"jk:{name}" for name in names.split()[1:])
    where = (
        f"<{source}> dcterms:subject ?event . VALUES ?property {{ {asked} }}"
        " ?event ?property ?value"
    )
    found: dict[str, list[str]] = {}
    text = f"{PROLOGUE} SELECT ?event ?property ?value {{ {each(where, union=union)} }}"
    for event, name, value in ask.values(text):
        found.setdefault("event", [])
        if event not in found["event"]:
            found["event"].append(event)
        found.setdefault(name.removeprefix(JK), []).append(value)
    return {name: sorted(found[name]) for name in names.split() if name in found}


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0
