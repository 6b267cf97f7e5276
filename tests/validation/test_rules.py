"""Rules as files: the head, the query, the findings."""

import pytest
from pyoxigraph import RdfFormat, Store

from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.rules import apply_rules, load_rules, parse_rule, shortened

_RULE = """\
# title: Things without a colour
# message: {this} lacks {path}; it has
#   only {value}.
# see: Nothing, section 1
# severity: warning
#
# A remark that is no part of the head.

PREFIX : <http://example.org/>

SELECT ?this (:colour AS ?path) ?value WHERE {
  ?this :size ?value
  FILTER NOT EXISTS { ?this :colour ?colour }
}
"""


def _store(turtle: str) -> Store:
    store = Store()
    store.load(f"PREFIX : <http://example.org/> {turtle}", RdfFormat.TURTLE)
    return store


def test_a_rule_is_read_from_its_file() -> None:
    rule = parse_rule("toys", "007-colourless", _RULE)
    assert rule.name == "toys/007"
    assert rule.title == "Things without a colour"
    assert rule.message == "{this} lacks {path}; it has only {value}."
    assert rule.see == "Nothing, section 1"
    assert rule.severity is Severity.WARNING
    assert rule.query == _RULE


def test_each_row_is_a_finding() -> None:
    store = _store(':ball :size "big"@en . :box :size 1 ; :colour "red" .')
    assert apply_rules("toys", [parse_rule("toys", "007-colourless", _RULE)], store) == [
        Finding(
            check="toys",
            severity=Severity.WARNING,
            message=(
                '<http://example.org/ball> lacks <http://example.org/colour>; it has only "big"@en.'
            ),
            source="toys/007",
            focus="http://example.org/ball",
            path="http://example.org/colour",
            value='"big"@en',
        )
    ]


def test_a_blank_node_is_told_by_the_node_it_hangs_from() -> None:
    rule = parse_rule("toys", "007-colourless", _RULE)
    store = _store(":shelf :holds [ :size 1 ] .")
    [finding] = apply_rules("toys", [rule], store, lambda node: "http://example.org/shelf")
    assert finding.focus == "http://example.org/shelf"
    assert finding.message.startswith("a blank node of <http://example.org/shelf> lacks ")


@pytest.mark.parametrize("rule_set", ["lite", "dl", "rl", "cube", "evidence", "clash"])
def test_every_rule_has_a_number_of_its_own_and_names_its_specification(rule_set: str) -> None:
    rules = load_rules(rule_set)
    assert rules
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(rule.title and rule.message and rule.see for rule in rules)


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        ("https://w3id.org/jinshan-kg/ontology#value", "jk:value"),
        ("http://www.w3.org/2004/02/skos/core#Concept", "skos:Concept"),
        ("https://w3id.org/jinshan-kg/id/park/x", "<id/park/x>"),
        ("http://example.org/o#A", "<http://example.org/o#A>"),
        ("_:b1", "_:b1"),
    ],
)
def test_an_iri_is_shown_as_turtle_would_write_it(iri: str, written: str) -> None:
    assert shortened(iri) == written
