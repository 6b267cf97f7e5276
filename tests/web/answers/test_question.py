"""The name of an answer: the same for the same question, another for any other."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.web.answers.question import Question

texts = st.text(max_size=8)
graphs = st.lists(st.text(min_size=1, max_size=4), max_size=3).map(tuple)
questions = st.builds(
    Question, texts, st.builds(DatasetClause, graphs, graphs), texts, texts, st.just(True)
)

QUESTION = Question("ASK {}", DatasetClause(), "application/json")


@given(questions, texts)
def test_the_same_question_has_the_same_name(question: Question, edition: str) -> None:
    assert question.digest(edition) == replace(question).digest(edition)


@given(questions, questions, texts, texts)
def test_another_question_or_edition_has_another_name(
    one: Question, other: Question, edition: str, changed: str
) -> None:
    assume((one, edition) != (other, changed))
    assert one.digest(edition) != other.digest(changed)


def test_a_default_graph_is_not_a_named_graph() -> None:
    default = replace(QUESTION, dataset=DatasetClause(("http://g/",), ()))
    named = replace(QUESTION, dataset=DatasetClause((), ("http://g/",)))
    assert default.digest("1") != named.digest("1")


def test_the_name_does_not_change_from_one_process_to_the_next() -> None:
    assert QUESTION.digest("1") == "inEq9dYTpFq7MoBieRC6dqvm"


def test_half_of_a_surrogate_pair_is_no_hindrance() -> None:
    assert len(replace(QUESTION, text="\ud800").digest("1")) == 24
