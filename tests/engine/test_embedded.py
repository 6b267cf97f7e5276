from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Store

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.protocol import EvaluationError
from jinshan_kg.errors import TurtleSyntaxError
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import QuerySyntaxError
from jinshan_kg.sparql.formats import CSV, JSON, named

Ask = Callable[..., str]

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def files(tmp_path: Path) -> list[DataFile]:
    path = tmp_path / "a.ttl"
    path.write_text("<http://example.org/s> <http://example.org/p> 1 .", encoding="utf-8")
    return [DataFile(path, "http://example.org/g1"), DataFile(path, "http://example.org/g2")]


def count(backend: EmbeddedBackend) -> bytes:
    return backend.query(COUNT, dataset=DatasetClause(), result_format=CSV).read()


def test_files_are_asked_as_they_lie_or_as_their_union(files: list[DataFile]) -> None:
    assert count(EmbeddedBackend.load(files, union_default_graph=False)) == b"n\r\n0\r\n"
    assert count(EmbeddedBackend.load(files, union_default_graph=True)) == b"n\r\n1\r\n"


def test_a_file_that_does_not_parse_is_told(files: list[DataFile]) -> None:
    files[0].path.write_text("nonsense", encoding="utf-8")
    with pytest.raises(TurtleSyntaxError):
        EmbeddedBackend.load(files, union_default_graph=True)


def test_several_threads_may_ask_at_once(files: list[DataFile]) -> None:
    backend = EmbeddedBackend.load(files, union_default_graph=True)
    with ThreadPoolExecutor(4) as threads:
        answers = threads.map(lambda _: count(backend), range(100))
    assert set(answers) == {b"n\r\n1\r\n"}


def test_an_unknown_function_is_the_askers_error(ask: Ask) -> None:
    with pytest.raises(EvaluationError) as caught:
        ask("SELECT (<http://example.org/f>(1) AS ?x) {}")
    assert caught.value.status == 400
    assert caught.value.reason == (
        "The query cannot be evaluated: The custom function <http://example.org/f> is not"
        " supported."
    )


def test_a_service_that_cannot_be_reached_is_told(ask: Ask) -> None:
    with pytest.raises(EvaluationError, match="with SERVICE gave no result") as caught:
        ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert caught.value.status == 502


def test_a_query_that_is_none_is_diagnosed(files: list[DataFile]) -> None:
    backend = EmbeddedBackend.load(files, union_default_graph=True)
    with pytest.raises(QuerySyntaxError, match="unexpected FILTR; did you mean FILTER"):
        backend.query("ASK { FILTR(true) }", dataset=DatasetClause(), result_format=JSON)


class Full:
    """A place that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        if self.size > self.most:
            raise OverflowError(self.most)
        return len(data)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("name", ["json", "xml", "csv", "ttl", "nt", "rdf"])
def test_what_the_place_raises_ends_the_evaluation(files: list[DataFile], name: str) -> None:
    backend = EmbeddedBackend.load(files, union_default_graph=True)
    rows = " ".join(str(number) for number in range(200_000))
    where = f"{{ VALUES ?a {{ {rows} }} BIND(IRI(CONCAT('http://example.org/', STR(?a))) AS ?s) }}"
    head = "SELECT *" if name in ("json", "xml", "csv") else "CONSTRUCT { ?s <a:p> ?a }"
    result_format = named(name)
    assert result_format is not None
    full = Full(100_000)
    with pytest.raises(OverflowError):
        backend.write(
            f"{head} WHERE {where}", dataset=DatasetClause(), result_format=result_format, to=full
        )
    assert full.size < 3_000_000


def test_what_a_job_keeps_beside_the_dataset_is_there_for_the_next() -> None:
    backend = EmbeddedBackend(Store())
    assert backend.companion(_Made(1)) is backend.companion(_Made(1))
    assert backend.companion(_Made(1)) is not backend.companion(_Made(2))
    assert backend.companion(_Made(1)) is not EmbeddedBackend(Store()).companion(_Made(1))


@dataclass(frozen=True)
class _Made:
    number: int

    def __call__(self, held: EmbeddedBackend) -> object:
        return object()
