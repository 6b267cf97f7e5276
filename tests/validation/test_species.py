"""What keeps an ontology out of OWL Lite, OWL 2 DL and OWL 2 RL: an example for each rule.

`species/invalid.<species>-<number>-….ttl` breaks that rule, and those its first line names;
`species/valid.….ttl` breaks none.
"""

import re
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import parse_file
from jinshan_kg.validation.material import ParsedFile
from jinshan_kg.validation.owl import species_findings, species_rules
from jinshan_kg.validation.scope import assertion_files

_EXAMPLES = sorted((Path(__file__).parent / "species").glob("*.ttl"))
_INVALID = re.compile(r"invalid\.(?P<species>[a-z]+)-(?P<number>[0-9]+)-")
_ALSO = re.compile(r"# also breaks: (?P<rules>.*)")


def _parsed(path: Path) -> ParsedFile:
    file = DataFile(path)
    return ParsedFile(file, tuple(parse_file(file)))


def _expected(path: Path) -> set[str]:
    named = _INVALID.match(path.name)
    also = _ALSO.match(path.read_text(encoding="utf-8"))
    own = {f"{named['species']}/{named['number']}"} if named else set()
    return own | set(also["rules"].split(", ") if also else ())


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.stem)
def test_an_example_breaks_the_rules_it_is_named_for_and_no_other(path: Path) -> None:
    assert {finding.source for finding in species_findings([_parsed(path)])} == _expected(path)


def test_every_rule_has_an_example() -> None:
    broken = {rule for path in _EXAMPLES for rule in _expected(path)}
    assert broken == {rule.name for rule in species_rules()} | {"lite/108"}


def test_the_ontology_alone_is_in_all_three_species(layout: Layout) -> None:
    assert species_findings([_parsed(layout.ontology / "jinshan.ttl")]) == []


def test_the_ontology_with_concepts_units_and_data_is_in_all_three_species(layout: Layout) -> None:
    files = [ParsedFile(file, tuple(parse_file(file))) for file in layout.files()]
    assert species_findings(assertion_files(files)) == []


def test_the_data_cube_structure_would_make_it_owl_full(layout: Layout) -> None:
    files = [_parsed(layout.ontology / name) for name in ("jinshan.ttl", "cube.ttl")]
    assert {finding.source for finding in species_findings(files)} >= {"lite/126", "lite/127"}


def test_a_finding_says_which_node_and_what_to_do() -> None:
    path = next(path for path in _EXAMPLES if path.stem.startswith("invalid.rl-301"))
    [finding] = species_findings([_parsed(path)], lambda node: "http://example.org/o#A")
    assert finding.focus == "http://example.org/o#A"
    assert finding.message == (
        "a blank node of <http://example.org/o#A> has an exact cardinality (owl:cardinality);"
        " OWL 2 RL has a maximum of 0 or 1 only. Let a shape demand existence."
    )
