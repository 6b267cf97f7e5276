"""Report each fault once, though two checks may find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from jinshan_kg.namespaces import BASE
from jinshan_kg.validation.report import Finding, Severity

# The rules for a class or property that is not declared, and for a thing without a type.
_UNDECLARED: Final = frozenset({"lite/127", "lite/128", "lite/129"})

_SHAPES: Final = f"{BASE}shapes#"

# What the check of the evidence and a shape both demand: the code or rule, and the shapes.
_BOTH: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "evidence/form": (
            "PassageSource",
            "PassageStart",
            "PassageEnd",
            "PassageToken",
            "Digest",
        ),
        "evidence/iri": ("PassageName",),
        "evidence/missing": ("EvidencePassage",),
        "evidence/unused": ("PassageUse",),
        "evidence/501": ("PassageInside", "PassageStart"),
        "evidence/502": ("Digest",),
        "evidence/503": ("PassageTokenLength",),
    }
)


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without those that say again what another one says.

    Left out is that a name is undeclared or untyped where it is said that it is not defined; and of
    the evidence and the shapes the one that takes a fault less gravely, else that of the evidence.
    """
    findings = list(findings)
    undefined = {finding.focus for finding in findings if finding.check == "terms"}
    sources: dict[str | None, dict[str, Severity]] = defaultdict(dict)
    for finding in findings:
        sources[finding.focus].setdefault(finding.source, finding.severity)
    return [
        finding
        for finding in findings
        if not (finding.source in _UNDECLARED and finding.focus in undefined)
        and not _is_said_by_another(finding, sources[finding.focus])
    ]


def _is_said_by_another(finding: Finding, beside: Mapping[str, Severity]) -> bool:
    """Say whether a finding repeats one of another check about the same node.

    Args:
        finding: The finding.
        beside: Where the findings about that node come from, and how grave they are.
    """
    order = list(Severity)
    mine = order.index(finding.severity)
    if finding.check == "evidence":
        shapes = [_SHAPES + name for name in _BOTH.get(finding.source, ())]
        return any(order.index(beside[shape]) <= mine for shape in shapes if shape in beside)
    shape = finding.source.removeprefix(_SHAPES)
    codes = [code for code, shapes in _BOTH.items() if shape in shapes and code in beside]
    return any(order.index(beside[code]) < mine for code in codes)
