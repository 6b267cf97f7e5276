"""What a check of the evidence finds, and its JSON form.

The JSON object of `jinshan-kg evidence check --json`; keys are only ever added:

* `good`: true if there is no finding and nothing uncovered.
* `document`: `iri`, `file`, `digest`, `length` (code points).
* `passages`: `total`, `good` (digest, token and offsets hold), `setAside`.
* `findings`: list of `code`, `iri` (what is wrong), `message`, `suggestions` (IRIs to write).
* `values`: `total` (figures that passages of the document print), `good` (value, unit and precision
  agree with what the token writes).
* `coverage`: `figures` and `names`, each with `total`, `inData`, `setAside`, `uncovered`
  (counts); `uncovered`: list of `kind` ("figure" or "name"), `text`, `start`, `end`, `line`.

A file that is not the document gives `good`, `document` (its `iri` is null), `expected` (a list of
`iri`, `digest`, `length`: what the dataset was read from) and one finding `document`.

Codes of findings: `form` (a value is missing, doubled or not a number), `iri` (the IRI does not say
source, start and end), `length` (`jk:length` of the document), `offsets` (outside the document or
empty), `token`, `digest`, `missing` (evidence that is no passage), `unused` (a passage that nothing
uses and that is not set aside), `value` (a figure that is not what its token writes), `precision`
(a word of the token, or a fraction, against the precision of the figure), `unread` (the token of a
figure writes no number that can be read), `date` (a period that is not the one that its token
writes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jinshan_kg.evidence.document import Document
from jinshan_kg.evidence.scan import Item, Kind

Code = Literal[
    "form",
    "iri",
    "length",
    "offsets",
    "token",
    "digest",
    "missing",
    "unused",
    "value",
    "precision",
    "unread",
    "date",
]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        code: what kind of thing, see the module.
        iri: the passage, the document, or the subject of a link.
        message: what was expected, what was found, and the next step.
        suggestions: IRIs of passages to write instead, the likeliest first.
    """

    code: Code
    iri: str
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """How much of what a document says has been read.

    Attributes:
        in_data: items that passages in use cover.
        set_aside: items covered, at least in part, only by passages that are set aside.
        uncovered: items that no passage covers whole.
    """

    in_data: tuple[Item, ...]
    set_aside: tuple[Item, ...]
    uncovered: tuple[Item, ...]

    def counts(self, kind: Kind) -> dict[str, int]:
        """Return the numbers of one kind: `total`, `inData`, `setAside`, `uncovered`."""

        def count(items: Sequence[Item]) -> int:
            return sum(item.kind == kind for item in items)

        parts = (count(self.in_data), count(self.set_aside), count(self.uncovered))
        return dict(
            zip(("total", "inData", "setAside", "uncovered"), (sum(parts), *parts), strict=True)
        )


@dataclass(frozen=True)
class Report:
    """The outcome of checking a document's passages.

    Attributes:
        document: the document.
        source: IRI of its `jk:Source`.
        passages: number of passages of the document.
        sound: number of them whose form, offsets, token and digest all hold.
        set_aside: number of them with `jk:setAside`.
        figures: number of figures whose evidence is one of them.
        agreeing: number of those figures that are what their tokens write.
        findings: everything that is wrong, in the order of the document where it has one.
        coverage: what has been read.
    """

    document: Document
    source: str
    passages: int
    sound: int
    set_aside: int
    figures: int
    agreeing: int
    findings: tuple[Finding, ...]
    coverage: Coverage

    @property
    def good(self) -> bool:
        """Whether there is no finding and nothing uncovered."""
        return not self.findings and not self.coverage.uncovered

    def as_json(self) -> dict[str, Any]:
        """Return the report as the JSON object that the module describes."""
        return {
            "good": self.good,
            "document": {
                "iri": self.source,
                "file": str(self.document.path),
                "digest": self.document.digest,
                "length": self.document.length,
            },
            "passages": {
                "total": self.passages,
                "good": self.sound,
                "setAside": self.set_aside,
            },
            "values": {"total": self.figures, "good": self.agreeing},
            "findings": [
                {
                    "code": finding.code,
                    "iri": finding.iri,
                    "message": finding.message,
                    "suggestions": list(finding.suggestions),
                }
                for finding in self.findings
            ],
            "coverage": {
                "figures": self.coverage.counts("figure"),
                "names": self.coverage.counts("name"),
                "uncovered": [
                    {
                        "kind": item.kind,
                        "text": item.text,
                        "start": item.start,
                        "end": item.end,
                        "line": item.line,
                    }
                    for item in self.coverage.uncovered
                ],
            },
        }
