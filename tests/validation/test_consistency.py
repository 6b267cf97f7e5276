"""Consistency: what a reasoner and the rules for contradictions say of the dataset and variants."""

from collections.abc import Iterable
from importlib.util import find_spec
from shutil import which

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.load import parse_file
from jinshan_kg.validation import consistency
from jinshan_kg.validation.consistency import REASONERS, find_clashes, logical_graph
from jinshan_kg.validation.material import Material, ParsedFile
from jinshan_kg.validation.report import NoVerdictError
from jinshan_kg.validation.rules import load_rules
from jinshan_kg.validation.scope import assertion_files

_PREFIXES = """
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX observation: <https://w3id.org/jinshan-kg/id/observation/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX status: <https://w3id.org/jinshan-kg/concept/status/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX : <https://w3id.org/jinshan-kg/id/observation/test-> :one a jk:Observation .
"""

# One contradiction for each rule: the rule, and what is added to the dataset.
_CONTRADICTIONS = {
    "clash/601": ":one jk:value 59.0 , 27.0 .",
    "clash/602": """:one jk:status status:actual , status:planned .
        [] a owl:AllDifferent ; owl:distinctMembers ( status:actual status:planned ) .""",
    "clash/603": ":two a jk:Observation ; owl:sameAs :one ; owl:differentFrom :one .",
    "clash/604": ':one jk:value "59" .',
    "clash/605": """:one jk:value 1.0 ; a [ a owl:Restriction ; owl:onProperty jk:value ;
        owl:maxCardinality "0"^^xsd:nonNegativeInteger ] .""",
    "clash/606": ":Never a owl:Class ; rdfs:subClassOf owl:Nothing . :one a :Never .",
}


def _logical(files: Iterable[DataFile]) -> list[Quad]:
    return logical_graph(
        assertion_files(ParsedFile(file, tuple(parse_file(file))) for file in files)
    )


@pytest.fixture(scope="module")
def dataset(layout: Layout) -> list[Quad]:
    return _logical(layout.files())


@pytest.fixture(scope="module")
def vocabulary(layout: Layout) -> list[Quad]:
    """The ontology and the statuses: enough for a contradiction, and quick to reason with."""
    return _logical(DataFile(layout.ontology / f"{name}.ttl") for name in ("jinshan", "concepts"))


def _installed(reasoner: str) -> str:
    """Return a reasoner's name, or skip the test where it cannot be run."""
    module = {"rustdl": "rustdl", "pyhermit": "pyhermit", "HermiT": "owlready2"}[reasoner]
    if find_spec(module) is None:
        pytest.skip(f"{module} is not installed")
    if reasoner == "HermiT" and which("java") is None:
        pytest.skip("HermiT needs Java, and there is none")
    return reasoner


@pytest.fixture(params=["rustdl", "pyhermit"])
def quick_reasoner(request: pytest.FixtureRequest) -> str:
    return _installed(request.param)


def _with(triples: list[Quad], turtle: str) -> list[Quad]:
    return [*triples, *parse(_PREFIXES + turtle, RdfFormat.TURTLE)]


@pytest.mark.parametrize("reasoner", REASONERS)
def test_the_dataset_is_consistent(dataset: list[Quad], reasoner: str) -> None:
    assert REASONERS[_installed(reasoner)](dataset)


# HermiT starts a Java machine each time, so it gets one contradiction, the others all.
def test_hermit_finds_a_functional_property_with_two_values(vocabulary: list[Quad]) -> None:
    assert not REASONERS[_installed("HermiT")](_with(vocabulary, _CONTRADICTIONS["clash/601"]))


@pytest.mark.parametrize("rule", _CONTRADICTIONS)
def test_a_contradiction_is_found(vocabulary: list[Quad], quick_reasoner: str, rule: str) -> None:
    assert not REASONERS[quick_reasoner](_with(vocabulary, _CONTRADICTIONS[rule]))


def test_rustdl_leaves_no_axiom_out(dataset: list[Quad]) -> None:
    rustdl = pytest.importorskip("rustdl")
    with consistency.written(dataset, RdfFormat.RDF_XML) as path:
        assert rustdl.dropped_axioms(str(path)) == {}


def test_the_rules_find_nothing_in_the_dataset(dataset: list[Quad]) -> None:
    assert find_clashes(dataset) == []


@pytest.mark.parametrize("rule", _CONTRADICTIONS)
def test_the_rule_for_a_contradiction_names_the_node(vocabulary: list[Quad], rule: str) -> None:
    findings = find_clashes(_with(vocabulary, _CONTRADICTIONS[rule]))
    assert {finding.source for finding in findings} == {rule}
    assert {finding.focus for finding in findings} <= {
        "https://w3id.org/jinshan-kg/id/observation/test-one",
        "https://w3id.org/jinshan-kg/id/observation/test-two",
    }


def test_every_rule_for_a_contradiction_has_an_example() -> None:
    assert [rule.name for rule in load_rules("clash")] == list(_CONTRADICTIONS)


@pytest.mark.parametrize(
    "turtle",
    [
        ":one jk:value 7.0 , 7.00 .",
        ":one jk:status status:actual , status:planned .",
        ":two a jk:Observation ; owl:sameAs :one ; jk:value 7.0 . :one jk:value 7.0 .",
    ],
    ids=["one value written twice", "names that may be of one thing", "same thing, same value"],
)
def test_what_only_looks_like_a_contradiction_is_none(
    vocabulary: list[Quad], quick_reasoner: str, turtle: str
) -> None:
    assert find_clashes(_with(vocabulary, turtle)) == []
    assert REASONERS[quick_reasoner](_with(vocabulary, turtle))


def test_without_a_reasoner_the_check_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    monkeypatch.setattr(consistency, "find_spec", lambda name: None)
    with pytest.raises(NoVerdictError, match="pip install rustdl"):
        consistency.check(Material(layout, (), whole=True))


def test_a_reasoner_that_refuses_the_input_gives_no_verdict(
    monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    def refuse(triples: list[Quad]) -> bool:
        raise ValueError("not OWL 2 DL\nand more")

    monkeypatch.setattr(consistency, "available_reasoner", lambda: "toy")
    monkeypatch.setattr(consistency, "REASONERS", {"toy": refuse})
    with pytest.raises(NoVerdictError, match=r"^toy refuses the input: not OWL 2 DL$"):
        consistency.check(Material(layout, (), whole=True))
