"""Whether the derived graph was computed from the files as they are now."""

from jinshan_kg.dataset.derive import derived_file, is_current
from jinshan_kg.validation.material import Material
from jinshan_kg.validation.report import Finding, NotApplicableError, Place, Severity


def check(material: Material) -> list[Finding]:
    """Return a finding if the derived graph is missing or out of date.

    Raises:
        NotApplicableError: If the own files are not the whole dataset, which has no derived graph.
    """
    if not material.whole:
        raise NotApplicableError("only the whole dataset has a derived graph")
    if is_current(material.layout):
        return []
    return [
        Finding(
            check="derived",
            severity=Severity.VIOLATION,
            message="The derived graph does not fit the files: run `jinshan-kg derive`.",
            source="derived",
            place=Place(derived_file(material.layout)),
        )
    ]
