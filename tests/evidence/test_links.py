"""What leads to passages leads somewhere, and no passage is idle."""

from collections.abc import Callable, Collection

import pytest
from pyoxigraph import Store

from jinshan_kg.evidence.links import check_links
from jinshan_kg.evidence.passages import read_passages
from jinshan_kg.evidence.report import Finding

Build = Callable[..., Store]

SOURCE = "https://w3id.org/jinshan-kg/source/port-merrow"
PASSAGE = (
    f"<{SOURCE}/chars/3-6> a jk:Passage ; jk:source <{SOURCE}> ; jk:start 3 ; jk:end 6 ;"
    ' jk:token "two" ; jk:digest "d" .'
)


def findings(store: Store, foreign: Collection[str] = ()) -> list[Finding]:
    return check_links(store, read_passages(store)[0], foreign)


@pytest.mark.parametrize("link", ["evidence", "context", "mention"])
def test_a_link_uses_a_passage(load_turtle: Build, link: str) -> None:
    assert findings(load_turtle(PASSAGE, f"ex:it jk:{link} <{SOURCE}/chars/3-6> .")) == []


def test_a_passage_that_is_not_there(load_turtle: Build) -> None:
    used = f"ex:it jk:evidence <{SOURCE}/chars/3-6>, <{SOURCE}/chars/4-6> ."
    near = f"{SOURCE}/chars/3-6"
    message = (
        f"jk:evidence <{SOURCE}/chars/4-6>: there is no such jk:Passage. "
        f"The nearest one is <{near}>."
    )
    assert findings(load_turtle(PASSAGE, used)) == [
        Finding("missing", "https://example.org/it", message, (near,))
    ]


def test_a_passage_that_is_described_but_not_as_one(load_turtle: Build) -> None:
    store = load_turtle(
        f"<{SOURCE}/chars/4-6> ex:says 1 . ex:it jk:evidence <{SOURCE}/chars/4-6> ."
    )
    assert [finding.code for finding in findings(store)] == ["missing"]


@pytest.mark.parametrize("text", ['"chars 3 to 6"', "ex:nothing", "[]"])
def test_evidence_of_which_nothing_is_said(load_turtle: Build, text: str) -> None:
    assert [finding.code for finding in findings(load_turtle(f"ex:it jk:evidence {text} ."))] == [
        "missing"
    ]


def test_evidence_of_another_kind_is_not_ours_to_judge(load_turtle: Build) -> None:
    assert (
        findings(load_turtle('ex:it jk:evidence [ ex:says "in a book" ], ex:b . ex:b a ex:B .'))
        == []
    )


def test_a_passage_that_nothing_uses(load_turtle: Build) -> None:
    message = (
        "nothing uses the passage (“two”) as jk:evidence, jk:context or jk:mention, and it is not "
        "set aside: link it, give it jk:setAside, or remove it."
    )
    assert findings(load_turtle(PASSAGE)) == [Finding("unused", f"{SOURCE}/chars/3-6", message)]


def test_a_passage_that_is_set_aside_need_not_be_used(load_turtle: Build) -> None:
    assert findings(load_turtle(PASSAGE, f"<{SOURCE}/chars/3-6> jk:setAside ex:ordinal .")) == []


def test_a_passage_of_another_document_need_not_be_used(load_turtle: Build) -> None:
    assert findings(load_turtle(PASSAGE), {f"{SOURCE}/chars/3-6"}) == []
