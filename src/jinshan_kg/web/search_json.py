"""What a search found, for programs."""

import json
from collections.abc import Callable
from typing import Any

from jinshan_kg.search.entry import Found, Hit, Kind, best_label
from jinshan_kg.web.searched import Searched

Link = Callable[[str], str]


def found_json(searched: Searched, found: Found, link: Link) -> dict[str, Any]:
    """Return what was found as the JSON of `/search.json`.

    Its members are `query`, `type` (the class asked for, or null), `total` (how many things were
    found, counted up to 1,000), `page`, `limit`, `next` (the address of the next page, or null),
    `types` (the classes of all hits with their `count`) and `hits`, best first. A hit has `iri`,
    `path` (where this server describes it), `label` (by language tag), `type` (`iri` and
    `label`, or null), `matched` (`text` and `language` of the name that matches) and `match`:
    `exact`, `start`, `words`, `beginnings` or `similar`. A figure that the dataset gives no
    Chinese name has one here that is composed: of what it measures, and of what.

    Args:
        searched: What was searched for.
        found: What was found.
        link: Gives the path at which this server describes a thing.
    """
    following = searched.turned(1).address("/search.json")
    return {
        "query": searched.text,
        "type": searched.kind or None,
        "total": found.total,
        "page": searched.page,
        "limit": searched.limit,
        "next": following if searched.has_more(found.total) else None,
        "types": [{**_kind(kind), "count": count} for kind, count in found.kinds],
        "hits": [_hit(hit, link) for hit in found.hits],
    }


def suggestions_json(searched: Searched, found: Found, link: Link, language: str) -> list[Any]:
    """Return what was found as OpenSearch suggestions (1.1, draft 6).

    They are a list of four: the text, the names that match, what each stands for (its label if
    that is another, and its class), and where it is described.

    Args:
        searched: What was searched for.
        found: What was found.
        link: Gives the path at which this server describes a thing.
        language: The reader's language.
    """
    return [
        searched.text,
        [hit.matched for hit in found.hits],
        [_described(hit, language) for hit in found.hits],
        [link(hit.iri) for hit in found.hits],
    ]


def to_bytes(value: object) -> bytes:
    """Return the JSON of a value, in UTF-8."""
    return json.dumps(value, ensure_ascii=False).encode()


def _hit(hit: Hit, link: Link) -> dict[str, Any]:
    return {
        "iri": hit.iri,
        "path": link(hit.iri),
        "label": dict(hit.labels),
        "type": _kind(hit.kind) if hit.kind else None,
        "matched": {"text": hit.matched, "language": hit.matched_language or None},
        "match": hit.match.name.lower(),
    }


def _kind(kind: Kind) -> dict[str, Any]:
    return {"iri": kind.iri, "label": dict(kind.labels)}


def _described(hit: Hit, language: str) -> str:
    labels = [best_label(hit.labels, language)]
    if hit.kind:
        labels.append(best_label(hit.kind.labels, language))
    texts = [label[0] for label in labels if label and label[0] != hit.matched]
    return " · ".join(texts)
