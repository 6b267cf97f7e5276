"""What a query draws at random is drawn in its worker, and never again in another."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.jobs import QueryJob
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Fork, Load
from jinshan_kg.engine.workers.process import Worker, Zygote
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import CSV, N_TRIPLES, ResultFormat

LIMITS = WorkerLimits()
TERMS = Fork(LIMITS.memory, LIMITS.result_bytes)


@pytest.fixture
def zygote(tmp_path: Path) -> Zygote:
    """A zygote over data whose blank nodes have to be given names as they are loaded."""
    data = tmp_path / "blank.ttl"
    data.write_text('<urn:a> <urn:b> [ <urn:c> "one" ] , [ <urn:c> "two" ] .\n')
    zygote = Zygote(Load((DataFile(data),), union_default_graph=False))
    zygote.ready()
    return zygote


def answer(worker: Worker, text: str, result_format: ResultFormat = CSV) -> str:
    reply = worker.ask(QueryJob(text, DatasetClause(), result_format), 10.0, lambda: False)
    assert isinstance(reply, bytes)
    return reply.decode()


def three_workers(zygote: Zygote) -> list[Worker]:
    """Return two workers and one that took the place of a third."""
    kept, replaced, other = (zygote.fork(TERMS) for _ in range(3))
    zygote.end(replaced)
    return [kept, other, zygote.fork(TERMS)]


@pytest.mark.parametrize("function", ["UUID()", "STRUUID()", "RAND()", "BNODE()"])
def test_no_two_workers_draw_the_same(zygote: Zygote, function: str) -> None:
    query = f"SELECT ?drawn {{ VALUES ?n {{ 1 2 3 4 5 6 }} BIND({function} AS ?drawn) }}"
    with closing(zygote):
        answers = [answer(worker, query) for worker in three_workers(zygote) for _ in range(2)]
    drawn = [value for lines in answers for value in lines.split("\r\n")[1:-1]]
    assert (len(drawn), len(set(drawn))) == (36, 36)


def test_the_blank_nodes_of_a_template_are_new_in_every_worker(zygote: Zygote) -> None:
    query = "CONSTRUCT { [] <urn:p> 1 } {}"
    with closing(zygote):
        answers = [answer(worker, query, N_TRIPLES) for worker in three_workers(zygote)]
    assert all(re.fullmatch(r"_:\w+ <urn:p> .*\n", line) for line in answers)
    assert len(set(answers)) == 3


def test_a_blank_node_of_the_data_has_the_same_name_in_every_worker(zygote: Zygote) -> None:
    with closing(zygote):
        answers = [
            answer(worker, 'SELECT ?node { ?node <urn:c> "one" }')
            for worker in three_workers(zygote)
        ]
    assert re.fullmatch(r"node\r\n_:\w+\r\n", answers[0])
    assert len(set(answers)) == 1


def test_nothing_but_the_thread_that_forks_is_left_after_loading(
    start: Callable[[], Zygote],
) -> None:
    with closing(start()) as zygote:
        threads = list(Path(f"/proc/{zygote.pid}/task").iterdir())
    assert [thread.name for thread in threads] == [str(zygote.pid)]
