"""What travels between the HTTP process, the zygote and the workers (pickled: all three are us).

To a worker goes a `jobs.Job`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Store

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.workers.copies import Copies
from jinshan_kg.sparql.errors import SparqlError


@dataclass(frozen=True)
class Load:
    """To a new zygote: what to hold, and how its workers are to answer.

    Attributes:
        files: The dataset.
        union_default_graph: Whether the default graph is the merge of all graphs.
        base: The base IRI of queries that declare none.
        describe: Adds what stands beside the files; it is pickled by its name.
        online: Whether the workers need the network, for queries that ask other endpoints.
        version: The version that the files must have; None if any will do.
        copies: What the files said when they were first loaded; None to read them from the disk.
        kinds: Of the jobs that the workers will get, those whose modules are to be there already:
            each is pickled by its name, so that to receive this is to import them.
    """

    files: tuple[DataFile, ...]
    union_default_graph: bool
    base: str | None = None
    describe: Callable[[Store], None] | None = None
    online: bool = False
    version: str | None = None
    copies: Copies | None = None
    kinds: tuple[type[Job], ...] = ()


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
class Failed:
    """From a worker: why there is no result."""

    error: SparqlError
