"""The form of the evidence: all that can be said of the passages without the document itself.

`jinshan-kg evidence check` compares them with the document; here is what needs only the data: each
passage has its values, an IRI that agrees with its offsets and a span within its source, and what
is said to be evidence is a passage.
"""

from jinshan_kg.evidence.links import check_links
from jinshan_kg.evidence.passages import read_passages
from jinshan_kg.validation.material import Material
from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.rules import apply_rules, load_rules


def check(material: Material) -> list[Finding]:
    """Return what is wrong with the passages and with the links to them."""
    passages, malformed = read_passages(material.store)
    faults = [*malformed, *check_links(material.store, passages, foreign=())]
    return [
        *(
            Finding(
                check="evidence",
                severity=Severity.VIOLATION,
                message=fault.message,
                source=f"evidence/{fault.code}",
                focus=fault.iri,
            )
            for fault in faults
        ),
        *apply_rules("evidence", load_rules("evidence"), material.store),
    ]
