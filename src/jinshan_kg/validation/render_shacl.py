"""A report as a SHACL validation report in Turtle (SHACL, section 3.6).

What is no finding of a shape is a result as well: its `sh:sourceShape` is the IRI of the rule, and
its `sh:sourceConstraintComponent` that of the check.
"""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from jinshan_kg.namespaces import BASE, PREFIXES
from jinshan_kg.validation.report import Finding, Report

CHECKS: Final = f"{BASE}shapes/check/"
"""Below it are the IRIs of the checks and their rules: `species`, `lite/101` and so on."""

_INVERSE: Final = re.compile(r"\^(<[^<>]*>)")


def render(report: Report) -> str:
    """Return the report as Turtle: the same text for the same findings, in their order."""
    lines = [
        f"@prefix sh: <{PREFIXES['sh']}> .",
        "",
        "[] a sh:ValidationReport ;",
        f"    sh:conforms {str(report.conforms).lower()}",
    ]
    if report.findings:
        results = " ,\n".join(_result(finding) for finding in report.findings)
        lines[-1] += f" ;\n    sh:result\n{results}"
    return "\n".join(lines) + " .\n"


def _result(finding: Finding) -> str:
    lines = " ;\n".join(f"            {line}" for line in _lines(finding))
    return f"        [\n{lines}\n        ]"


def _lines(finding: Finding) -> Iterator[str]:
    yield "a sh:ValidationResult"
    yield f"sh:resultSeverity sh:{finding.severity.value.capitalize()}"
    yield f"sh:focusNode {_focus(finding.focus)}"
    path = _path(finding.path)
    if path is not None:
        yield f"sh:resultPath {path}"
    if finding.value is not None:
        yield f"sh:value {finding.value}"
    yield f"sh:resultMessage {Literal(finding.message)}"
    yield f"sh:sourceShape {_iri(finding.source)}"
    yield f"sh:sourceConstraintComponent {_iri(finding.component or finding.check)}"


def _focus(focus: str | None) -> str:
    return "[]" if focus is None or focus.startswith("_:") else str(NamedNode(focus))


def _path(path: str | None) -> str | None:
    """Return a path as SHACL writes it; None if there is none, or it is longer than one step."""
    if path is None:
        return None
    inverse = _INVERSE.fullmatch(path)
    if inverse:
        return f"[ sh:inversePath {inverse[1]} ]"
    return None if "<" in path else str(NamedNode(path))


def _iri(name: str) -> str:
    return str(NamedNode(name if ":" in name else CHECKS + name.replace(" ", "-")))
