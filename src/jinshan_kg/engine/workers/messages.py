"""What travels between the HTTP process, the zygote and the workers (pickled: all three are us)."""

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Store

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.formats import ResultFormat


@dataclass(frozen=True)
class Load:
    """To a new zygote: the dataset to hold, and the base IRI of queries that declare none.

    `describe` adds what stands beside the files; it is pickled by its name.
    """

    files: tuple[DataFile, ...]
    union_default_graph: bool
    base: str | None = None
    describe: Callable[[Store], None] | None = None


@dataclass(frozen=True)
class Ready:
    """From a zygote: the dataset is loaded; whether workers are cut off from the network."""

    offline: bool


@dataclass(frozen=True)
class LoadFailed:
    """From a zygote: the dataset cannot be loaded, for this reason. The zygote ends."""

    reason: str


@dataclass(frozen=True)
class Fork:
    """To the zygote: make a worker. The answer is its process id; its socket follows."""

    memory: int
    result_bytes: int


@dataclass(frozen=True)
class End:
    """To the zygote: kill a worker. The answer is its exit code, negative for a signal."""

    pid: int


@dataclass(frozen=True)
class Job:
    """To a worker: a query."""

    text: str
    dataset: DatasetClause
    result_format: ResultFormat


@dataclass(frozen=True)
class Done:
    """From a worker: the whole result; where `body` is None, a descriptor of its file follows."""

    body: bytes | None
    size: int


@dataclass(frozen=True)
class Failed:
    """From a worker: why there is no result."""

    error: SparqlError
