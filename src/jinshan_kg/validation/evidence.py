"""The form of the evidence: all that can be said of the passages without the document itself.

`jinshan-kg evidence check` compares them with the document; here is what needs only the data: each
passage has its values, an IRI that agrees with its offsets and a span within its source, what is
said to be evidence is a passage, and a figure or a period is what the token of its evidence writes.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jinshan_kg.evidence.dates import check_periods
from jinshan_kg.evidence.links import check_links
from jinshan_kg.evidence.passages import read_passages
from jinshan_kg.evidence.printed import check_figure, figures
from jinshan_kg.namespaces import JK
from jinshan_kg.validation.material import Material
from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.rules import apply_rules, load_rules

# The property to correct, where it is one of the node that the finding is about.
_PATHS: Final[Mapping[str, str]] = MappingProxyType(
    {"value": f"{JK}value", "precision": f"{JK}precision", "unread": f"{JK}evidence"}
)


def check(material: Material) -> list[Finding]:
    """Return what is wrong with the passages and with the links to them."""
    passages, malformed = read_passages(material.store)
    misprinted = (check_figure(figure) for figure in figures(material.store, passages))
    faults = [
        *malformed,
        *check_links(material.store, passages, foreign=()),
        *(finding for finding in misprinted if finding is not None),
        *check_periods(material.store, passages),
    ]
    return [
        *(
            Finding(
                check="evidence",
                severity=Severity.VIOLATION,
                message=fault.message,
                source=f"evidence/{fault.code}",
                focus=fault.iri,
                path=_PATHS.get(fault.code),
            )
            for fault in faults
        ),
        *apply_rules("evidence", load_rules("evidence"), material.store),
    ]
