"""The backend in this process: Oxigraph, evaluated and written in the caller's thread."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.load import load_store, read_file
from jinshan_kg.engine.apart import default_graph_apart
from jinshan_kg.engine.diagnosis import diagnose
from jinshan_kg.engine.federation import service_failure
from jinshan_kg.engine.protocol import (
    NO_TERMS,
    Answer,
    EvaluationError,
    Sink,
    Terms,
    UnwritableError,
)
from jinshan_kg.engine.union import add_union_to_default, merged
from jinshan_kg.engine.writing import Results, write_results
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import ResultFormat
from jinshan_kg.sparql.graphs import may_name_graphs

if TYPE_CHECKING:
    from jinshan_kg.engine.jobs import Job

T = TypeVar("T")

_ROOM: Final = 1 << 25


class EmbeddedBackend:
    """Asks an Oxigraph store. Several threads may ask at once: the store lets go of the GIL.

    Attributes:
        store: The dataset, which does not change.
        room: How many bytes a companion of the dataset may take.
    """

    def __init__(
        self, store: Store, prefixes: Mapping[str, str] = PREFIXES, base: str | None = None
    ) -> None:
        """Take the dataset as it is to be asked, and how IRIs are shortened.

        Args:
            store: The dataset.
            prefixes: The prefixes to write Turtle with.
            base: The base IRI of queries that declare none (SPARQL 1.1, section 4.1.1.2).
        """
        self.store: Final = store
        self._default = store
        self._prefixes = prefixes
        self._base = base
        self.room = _ROOM
        self._companions: dict[Hashable, object] = {}

    @classmethod
    def load(
        cls,
        files: Iterable[DataFile],
        *,
        union_default_graph: bool,
        base: str | None = None,
        describe: Callable[[Store], None] | None = None,
        read: Callable[[Path], bytes] = read_file,
    ) -> EmbeddedBackend:
        """Return a backend over some files.

        Args:
            files: The files, each with its named graph.
            union_default_graph: Whether the default graph is the merge of all graphs.
            base: The base IRI of queries that declare none.
            describe: Adds to the store what is to stand there beside the files, once the rest is
                as it will be asked. That is no part of the merge.
            read: Returns what a file says, where that is not on the disk any more.

        Raises:
            UserError: If a file cannot be read or does not parse.
        """
        store = load_store(files, read)
        if union_default_graph:
            add_union_to_default(store)
        if describe is not None:
            describe(store)
        return cls(store, base=base)

    def set_default_graph_apart(self) -> None:
        """Take time and memory now, so that queries of the default graph are faster from now on.

        See `engine.apart`. Nobody may ask meanwhile.
        """
        self._default = default_graph_apart(self.store)

    def query(
        self,
        text: str,
        *,
        dataset: DatasetClause,
        result_format: ResultFormat,
        terms: Terms = NO_TERMS,
    ) -> Answer:
        """Evaluate a query and return its result; see `Backend.query`.

        The terms are not kept: nothing in this process can stop Oxigraph.
        """
        body = BytesIO()
        self.write(text, dataset=dataset, result_format=result_format, to=body)
        return Answer(body.getvalue())

    def run(self, job: Job, terms: Terms = NO_TERMS) -> Answer:
        """Do a job and return its result; see `JobRunner.run`. The terms are not kept."""
        body = BytesIO()
        job.write(self, body)
        return Answer(body.getvalue())

    def companion(self, make: Callable[[EmbeddedBackend], T]) -> T:
        """Return what stays beside the dataset from job to job, such as what was looked up in it.

        Args:
            make: Makes it, when it is first wanted. Hashable; what is equal has one companion.
        """
        found = self._companions.get(make)
        if found is None:
            found = self._companions[make] = make(self)
        return cast("T", found)

    def write(
        self, text: str, *, dataset: DatasetClause, result_format: ResultFormat, to: Sink
    ) -> None:
        """Evaluate a query and write its result as it comes.

        Args:
            text: The query.
            dataset: The graphs to ask.
            result_format: How to write the result.
            to: Where to. What its `write` raises ends the evaluation, and is raised here.

        Raises:
            QuerySyntaxError: If the query is not SPARQL (400).
            EvaluationError: If it cannot be evaluated (400), the store or `to` fails (500), or an
                endpoint that it asks with SERVICE does (502).
            UnwritableError: If the format cannot carry the result (406).
        """
        # Result objects must not outlive this call: kept by the frames of a traceback they may end
        # in another thread, and that they refuse.
        try:
            write_results(self._evaluate(text, dataset), result_format, self._prefixes, to)
        except UnwritableError as error:
            raise error.with_traceback(None) from None
        except SyntaxError as error:
            raise diagnose(text, error, self._base) from error
        except (RuntimeError, OSError) as error:
            raise _failure(text, error) from error.with_traceback(None)

    def _evaluate(self, text: str, dataset: DatasetClause) -> Results:
        if not dataset.is_given:
            store = self.store if may_name_graphs(text) else self._default
            return store.query(text, base_iri=self._base)
        # Given as arguments, the graphs go before the FROM clauses of the text.
        store = self.store
        default: list[NamedNode | BlankNode | DefaultGraph] = [*_nodes(dataset.default_graphs)]
        named: list[NamedNode | BlankNode] = [*_nodes(dataset.named_graphs)]
        if len(default) > 1:
            store, default = merged(store, default, named), [DefaultGraph()]
        return store.query(text, base_iri=self._base, default_graph=default, named_graphs=named)


def _failure(text: str, error: RuntimeError | OSError) -> EvaluationError:
    elsewhere = service_failure(text, error)
    if elsewhere is not None:
        return elsewhere
    if isinstance(error, OSError):
        return EvaluationError(f"The query failed: {error}.", status=500)
    return EvaluationError(f"The query cannot be evaluated: {error}.")


def _nodes(iris: Iterable[str]) -> list[NamedNode]:
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise EvaluationError(f"The name of a graph is not an IRI: {error}.") from error
