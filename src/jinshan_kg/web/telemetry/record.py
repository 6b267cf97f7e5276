"""What is known of the request that is being answered, noted by whatever answers it."""

from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from time import perf_counter
from typing import Final

UNMATCHED: Final = "unmatched"
"""The route of a request that nothing here answers."""


class CacheUse(StrEnum):
    """What the cache of answers did for a request."""

    HIT = "hit"  # answered from it
    MISS = "miss"  # evaluated, since it was not there
    SHARED = "shared"  # waited for the evaluation of another request
    NONE = "none"  # not asked: no query, or one that is not cached


class Outcome(StrEnum):
    """How a worker's run of a query ended."""

    OK = "ok"
    ERROR = "error"  # the query is wrong, or cannot be evaluated
    TIMEOUT = "timeout"
    MEMORY = "memory"
    SIZE = "size"  # the result grew beyond its bound
    CRASH = "crash"
    REFUSED = "refused"  # the queue was full, or no worker came free in time
    ABANDONED = "abandoned"  # the client left


@dataclass(frozen=True)
class Asked:
    """A query as the logs name it; make it once for a cached answer and note it with each use.

    Attributes:
        text: The query.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE; None if it was refused before that was known.
        format: The short name of the format of the answer, `html` for a page; None likewise.
    """

    text: str
    form: str | None = None
    format: str | None = None

    @cached_property
    def digest(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of its UTF-8."""
        # A text from JSON or a form may hold half of a surrogate pair, which has no UTF-8.
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(slots=True)
class RequestRecord:
    """A request and its answer. The texts are the client's, as they came: anything may be in them.

    Attributes:
        id: Its id.
        started: When it came, on the clock of `time.perf_counter`, in seconds.
        method: Its HTTP method.
        path: The path of its URL.
        client: The address of the client.
        agent: Its User-Agent header.
        route: The pattern of its path (`/sparql`), of which there are few.
        cache: What the cache did for it.
        asked: The query that it carries, if any.
        rows: How many solutions the answer has, where that is known.
        outcome: How the worker's run ended; None if none ran for it.
        queued: How long it waited for a worker, in seconds.
        ran: How long the worker ran, in seconds.
        status: The HTTP status of the answer.
        size: The bytes of its body that were handed to the server.
        complete: Whether that is all of the body: False if the client left in its midst.
        took: How long it took in all, in seconds.
    """

    id: str
    started: float
    method: str = ""
    path: str = ""
    client: str = ""
    agent: str = ""
    route: str = UNMATCHED
    cache: CacheUse = CacheUse.NONE
    asked: Asked | None = None
    rows: int | None = None
    outcome: Outcome | None = None
    queued: float | None = None
    ran: float | None = None
    status: int = 500
    size: int = 0
    complete: bool = True
    took: float = 0.0


_CURRENT: Final[ContextVar[RequestRecord]] = ContextVar("jinshan_kg.request")


class Entered:
    """Makes a record the current one of this thread for the length of a `with` block."""

    __slots__ = ("_record", "_token")

    def __init__(self, record: RequestRecord) -> None:
        """Take the record."""
        self._record = record

    def __enter__(self) -> None:
        """Make it the current one."""
        self._token = _CURRENT.set(self._record)

    def __exit__(self, *_: object) -> None:
        """Make the one before it the current one again."""
        _CURRENT.reset(self._token)


def current() -> RequestRecord:
    """Return the record of the request that this thread answers, to note something in it.

    Outside a request, or without telemetry, it is one that nobody reads. Another thread that works
    for the request has to enter the record itself (`Entered`).
    """
    record = _CURRENT.get(None)
    return RequestRecord("", perf_counter()) if record is None else record
