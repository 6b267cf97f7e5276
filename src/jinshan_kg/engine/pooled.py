"""The backend of a server: queries run in a pool of worker processes that can be killed."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable
from functools import partial
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import Store

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.jobs import Job, QueryJob
from jinshan_kg.engine.protocol import NO_TERMS, Answer, Terms
from jinshan_kg.engine.workers.copies import Copies
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Load
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.process import Zygote
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import ResultFormat


class Watch(Protocol):
    """Somebody who wants to know how a query went: entered as it comes, left at its end."""

    def __enter__(self) -> Watch:
        """Begin to wait for a worker."""
        ...

    def start(self) -> None:
        """End the wait."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End."""
        ...


class Unwatched:
    """Nobody who wants to know."""

    def __enter__(self) -> Self:
        """Do nothing."""
        return self

    def start(self) -> None:
        """Do nothing."""

    def __exit__(self, *_: object) -> None:
        """Do nothing."""


class PooledBackend:
    """Asks a pool of workers. Several threads may ask at once."""

    def __init__(self, pool: WorkerPool, watch: Callable[[], Watch] = Unwatched) -> None:
        """Take the pool, and what makes somebody to watch each query."""
        self.pool = pool
        self._watch = watch

    def query(
        self,
        text: str,
        *,
        dataset: DatasetClause,
        result_format: ResultFormat,
        terms: Terms = NO_TERMS,
    ) -> Answer:
        """Have a worker evaluate a query and write its result; see `Backend.query`."""
        return self.run(QueryJob(text, dataset, result_format), terms)

    def run(self, job: Job, terms: Terms = NO_TERMS) -> Answer:
        """Have a worker do a job; see `JobRunner.run`."""
        with self._watch() as watch:
            return Answer(self.pool.run(job, terms.seconds, terms.abandoned, watch.start))

    def query_in_loop(
        self,
        text: str,
        *,
        dataset: DatasetClause,
        result_format: ResultFormat,
        terms: Terms,
        look_out: Callable[[], None],
    ) -> Awaitable[Answer]:
        """Do as `query` in the thread of an event loop, which meanwhile goes on.

        Args:
            text: The query, of some thousand characters at most.
            dataset: As for `query`.
            result_format: Likewise.
            terms: Likewise.
            look_out: Called as soon as it is worth looking whether the client leaves.
        """
        job = QueryJob(text, dataset, result_format)
        return self.run_in_loop(job, terms, look_out)

    async def run_in_loop(self, job: Job, terms: Terms, look_out: Callable[[], None]) -> Answer:
        """Do as `run` in the thread of an event loop, which meanwhile goes on.

        Args:
            job: The job; pickled, it has some thousand bytes at most.
            terms: As for `run`.
            look_out: Called as soon as it is worth looking whether the client leaves.
        """
        with self._watch() as watch:
            result = await self.pool.run_in_loop(
                job, terms.seconds, terms.abandoned, watch.start, look_out
            )
        return Answer(result)


def begin_pool(
    files: tuple[DataFile, ...],
    limits: WorkerLimits,
    *,
    version: str,
    union_default_graph: bool,
    base: str | None = None,
    describe: Callable[[Store], None] | None = None,
    online: bool = False,
    modules: tuple[str, ...] = (),
) -> Callable[[], WorkerPool]:
    """Begin to load a dataset in another process.

    Args:
        files: The files, each with its named graph.
        limits: What the queries may use.
        version: The version of the files, which what is loaded has to have.
        union_default_graph: Whether the default graph is the merge of all graphs.
        base: The base IRI of queries that declare none.
        describe: Adds to the store what is to stand there beside the files; a function of a
            module, or a `partial` of one, since it is called in the other process.
        online: Whether queries may ask other endpoints, so that the workers need the network.
        modules: Those of the jobs that will come besides queries; they are imported there.

    Returns:
        What waits until the dataset is loaded, and returns the pool over it. It raises UserError
        if a file cannot be read, does not parse, or has changed meanwhile.

    Raises:
        UserError: If a file cannot be read, or is not of that version.
    """
    load = Load(files, union_default_graph, base, describe, online, version, modules=modules)
    begun = [Zygote(load)]
    # Made while that loads. The files may have changed, or gone, by the time that a process which
    # has died is replaced; what is served is to stay the same until somebody loads them anew.
    again = dataclasses.replace(load, copies=Copies.of(files, version))
    return partial(WorkerPool, partial(_ready, again, begun), limits)


def _ready(again: Load, begun: list[Zygote]) -> Zygote:
    zygote = begun.pop() if begun else Zygote(again)  # a second one if the first has died
    zygote.ready()
    return zygote
