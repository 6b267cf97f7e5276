"""The findings in the order in which the page shows them."""

from pathlib import Path

import pytest

from jinshan_kg.namespaces import ID, JK
from jinshan_kg.validation.report import Finding, Place, Severity
from jinshan_kg.web.validating.view import groups, short


def finding(name: str, line: int | None, severity: Severity = Severity.VIOLATION) -> Finding:
    place = None if line is None else Place(Path("x.ttl"), line)
    return Finding("shacl", severity, f"About {name}", "s", f"{ID}park/{name}", place=place)


def test_by_severity_then_by_node_in_the_order_of_the_lines() -> None:
    found = groups(
        [
            finding("b", 2),
            finding("a", 1),
            finding("b", 2),
            finding("c", None),
            finding("a", 1, Severity.INFO),
        ],
        "first\n  second  ",
    )
    assert [(group.severity, group.count) for group in found] == [
        (Severity.VIOLATION, 4),
        (Severity.INFO, 1),
    ]
    nodes = [(n.name, n.line, n.text, len(n.findings)) for n in found[0].nodes]
    assert nodes == [
        ("<id/park/c>", None, "", 1),
        ("<id/park/a>", 1, "first", 1),
        ("<id/park/b>", 2, "second", 2),
    ]


def test_the_data_as_a_whole_have_no_name() -> None:
    found = groups([Finding("terms", Severity.WARNING, "No.", "s")], "")
    assert found[0].nodes[0].name == ""


def test_a_page_shows_the_gravest_200() -> None:
    found = groups([finding(str(n), n) for n in range(300)], "")
    assert found[0].count == 200


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (f"{JK}value", "jk:value"),
        (f"<{ID}park/x>", "<id/park/x>"),
        ("http://example.org/p", "<http://example.org/p>"),
        ("<http://e.org/p>/<http://e.org/q>", "<http://e.org/p>/<http://e.org/q>"),
        ('"7"', '"7"'),
        ("_:b0", "_:b0"),
        ("terms", "terms"),
        (None, ""),
        ("x" * 400, "x" * 300 + "…"),
    ],
)
def test_terms_for_people(term: str | None, shown: str) -> None:
    assert short(term) == shown
