"""The competency questions: what somebody who read the document expects the graph to answer.

The TOML files beside this one hold the questions. Each is answered by reading the document; when a
query and its answer disagree, one of graph, query and reading is wrong, and the document decides.

A question marked `absent` asks for something that the document does not say: its query has no rows,
and its `control`, the same pattern asked of something that the document does say, has some, so that
the emptiness means something.
"""

import re
import tomllib
from dataclasses import dataclass, fields
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import pyoxigraph as ox
import pytest

from jinshan_kg.namespaces import PREFIXES

Rows = list[list[str]]

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_NUMERIC = {f"{PREFIXES['xsd']}{name}" for name in ("decimal", "integer", "double")}
_LAST_LINE = 280  # of the source document
_SAME_PATTERN = 0.6  # how much of a query its control must share
_COPIED_WORDS = 10  # a run of this many words of the document is more than a name or a figure


@dataclass(frozen=True)
class Question:
    """One question, with the answer that reading gives.

    `answer` is rows of strings: numbers in plain decimal form, things by their English name, the
    empty string where the document leaves something open. `source_lines` count from 1.
    """

    id: str
    en: str
    zh: str
    source_lines: list[int]
    answer: Rows
    ordered: bool
    absent: bool
    reason: str
    sparql: str
    control: str = ""


def _questions() -> list[Question]:
    files = sorted(Path(__file__).parent.glob("*.toml"))
    entries = [
        entry for file in files for entry in tomllib.loads(file.read_text("utf-8"))["question"]
    ]
    # A question without a query must fail as itself, not stop the collection of the others.
    return [Question(**{"sparql": "", **entry}) for entry in entries]


QUESTIONS = _questions()
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
every_absent_question = pytest.mark.parametrize(
    "question", [each for each in QUESTIONS if each.absent], ids=lambda question: question.id
)


def _ask(store: ox.Store, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean:
    result = store.query(_PROLOGUE + sparql, use_default_graph_as_union=True)
    assert isinstance(result, ox.QuerySolutions | ox.QueryBoolean), "neither a SELECT nor an ASK"
    return result


def _rows(store: ox.Store, sparql: str) -> Rows:
    result = _ask(store, sparql)
    if isinstance(result, ox.QueryBoolean):
        return [[str(bool(result)).lower()]]
    return [[_cell(term) for term in solution] for solution in result]


def _pattern(sparql: str) -> list[str]:
    """Return the words of a query without its comments, which are whole lines."""
    lines = sparql.splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _cell(term: object) -> str:
    if term is None:
        return ""
    assert isinstance(term, ox.Literal), f"an answer is for people, not an identifier: {term}"
    return _plain(term.value) if term.datatype.value in _NUMERIC else term.value


def _plain(number: str) -> str:
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@every_question
def test_the_graph_answers_as_the_document_does(
    bundled_store: ox.Store, question: Question
) -> None:
    assert question.sparql, f"{question.id} has no query yet"
    rows = _rows(bundled_store, question.sparql)
    assert (rows if question.ordered else sorted(rows)) == question.answer, question.reason


@every_absent_question
def test_what_is_absent_would_be_found_if_it_were_there(
    bundled_store: ox.Store, question: Question
) -> None:
    assert question.control, f"{question.id} has no control query yet"
    likeness = SequenceMatcher(None, _pattern(question.sparql), _pattern(question.control)).ratio()
    assert _SAME_PATTERN <= likeness < 1, "the control asks something else, or the very same"
    control = _ask(bundled_store, question.control)
    assert isinstance(control, ox.QuerySolutions), "the control of an absent answer is a SELECT"
    assert next(control, None) is not None, "the control is empty too"


@every_question
def test_a_question_is_well_formed(question: Question) -> None:
    for field in fields(question):
        if field.type is str and field.name != "control":
            assert getattr(question, field.name).strip(), f"{field.name} is empty"
    assert question.source_lines == sorted(set(question.source_lines))
    assert 1 <= question.source_lines[0] <= question.source_lines[-1] <= _LAST_LINE
    assert question.absent == (not question.answer) == bool(question.control)
    assert len({len(row) for row in question.answer}) <= 1, "rows of unequal length"
    assert question.ordered or question.answer == sorted(question.answer), "sort the answer"


def test_there_are_enough_questions() -> None:
    identifiers = {question.id for question in QUESTIONS}
    assert len(identifiers) == len(QUESTIONS), "an id is used twice"
    assert len(QUESTIONS) >= 75
    assert sum(question.absent for question in QUESTIONS) >= 10


def test_numbers_are_compared_in_plain_form() -> None:
    assert [_plain(text) for text in ("225.0", "225", "4.46E10", "7.10", "100", "-54.20")] == [
        "225",
        "225",
        "44600000000",
        "7.1",
        "100",
        "-54.2",
    ]


@every_question
def test_no_sentence_of_the_document_is_copied(question: Question, source_document: Path) -> None:
    document = " ".join(_words(source_document.read_text("utf-8")))
    words = _words(f"{question.en} | {question.reason}")
    runs = (words[at : at + _COPIED_WORDS] for at in range(len(words) - _COPIED_WORDS + 1))
    assert not [run for run in map(" ".join, runs) if run in document]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+|\|", text.lower())
