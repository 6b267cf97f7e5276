"""What things can be chosen by: each number is that of a query."""

import itertools

import pytest
from werkzeug.datastructures import MultiDict

from jinshan_kg.engine.asking import Asking
from jinshan_kg.namespaces import JK
from jinshan_kg.web.browse.choice import Choice
from jinshan_kg.web.browse.facets import facets_of, fitting
from jinshan_kg.web.browse.kinds import read_kinds
from jinshan_kg.web.browse.things import Things, key_of, read_things
from jinshan_kg.web.resources.views.entity.nodes import Nodes

PROPERTIES = {"kind": "a", "phase": "jk:phase", "status": "jk:status", "area": "jk:locatedIn"}


@pytest.fixture(scope="module")
def things(ask: Asking) -> dict[str, Things]:
    kinds, nodes = read_kinds(ask), Nodes(ask, union=True)
    found = {}
    for name in ("Park", "Place", "Event", "Organization"):
        kind = kinds.get(name)
        assert kind is not None
        found[name] = read_things(ask, nodes, kind)
    return found


@pytest.fixture(autouse=True)
def _language(client: object) -> object:
    from flask.testing import FlaskClient

    assert isinstance(client, FlaskClient)
    with client.application.test_request_context("/"):
        yield


def choice(**fields: str) -> Choice:
    return Choice.read(MultiDict(list(fields.items())))


def test_the_number_of_each_value_is_that_of_a_query(
    things: dict[str, Things], ask: Asking
) -> None:
    looked_at = 0
    for name, found in things.items():
        for facet in facets_of(found, Choice()):
            for option in facet.options:
                looked_at += 1
                assert option.count == ask.number(
                    f"PREFIX jk: <{JK}> SELECT (COUNT(DISTINCT ?x) AS ?n)"
                    f" {{ ?x a jk:{name} ; {PROPERTIES[facet.name]} <{option.named.iri}> }}"
                ), (name, option)
    assert looked_at > 40


def test_the_numbers_follow_what_is_chosen_in_other_facets(
    things: dict[str, Things], ask: Asking
) -> None:
    chosen = choice(kind="EcologicalPark")
    facets = {facet.name: facet for facet in facets_of(things["Place"], chosen)}
    phases = {option.key: option.count for option in facets["phase"].options if option.count}
    rows = ask.values(
        f"PREFIX jk: <{JK}> SELECT ?phase (COUNT(DISTINCT ?x) AS ?n)"
        " { ?x a jk:EcologicalPark ; jk:phase ?phase } GROUP BY ?phase"
    )
    assert phases == {key_of(phase): int(n) for phase, n in rows}
    kinds = {option.key: option.count for option in facets["kind"].options}
    assert kinds["District"] == 1  # those of the same facet stay, to choose another


def test_a_choice_of_two_facets_is_both_and_of_two_values_either(things: dict[str, Things]) -> None:
    parks = things["Park"]
    for left, right in itertools.combinations(("IndustrialPark", "EcologicalPark"), 2):
        either = Choice.read(MultiDict([("kind", left), ("kind", right)]))
        assert len(fitting(parks, either)) == sum(
            len(fitting(parks, choice(kind=one))) for one in (left, right)
        )
    both = fitting(parks, choice(kind="EcologicalPark", phase="under-construction"))
    assert both
    assert {one.named.iri for one in both} == {
        one.named.iri for one in fitting(parks, choice(kind="EcologicalPark"))
    } & {one.named.iri for one in fitting(parks, choice(phase="under-construction"))}


def test_a_facet_that_says_nothing_is_not_there(things: dict[str, Things]) -> None:
    names = {name: [f.name for f in facets_of(found, Choice())] for name, found in things.items()}
    assert names == {
        "Park": ["kind", "phase", "area"],
        "Place": ["kind", "phase", "area"],
        "Event": ["kind", "status"],
        "Organization": ["kind", "phase", "area"],
    }


def test_names_are_looked_for_in_every_language(things: dict[str, Things]) -> None:
    parks = things["Park"]
    english, chinese, other = (choice(text=text) for text in ("luxiang", "吕巷", "碳谷绿湾"))
    assert [t.named.iri for t in fitting(parks, english)] == [
        t.named.iri for t in fitting(parks, chinese)
    ]
    assert [key_of(t.named.iri) for t in fitting(parks, other)] == ["park/carbon-valley-green-bay"]


@pytest.mark.parametrize(
    ("iri", "key"),
    [
        (f"{JK}Park", "Park"),
        ("https://w3id.org/jinshan-kg/concept/phase/planned", "planned"),
        ("https://w3id.org/jinshan-kg/id/place/x", "place/x"),
        ("http://example.org/other", "other"),
    ],
)
def test_a_value_is_written_shortly(iri: str, key: str) -> None:
    assert key_of(iri) == key
