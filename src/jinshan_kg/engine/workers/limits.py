"""What one query may use, and how many may run and wait."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WorkerLimits:
    """The limits that a pool of workers keeps.

    Attributes:
        workers: How many queries run at once.
        queue: How many more may wait for a worker; the next is refused at once.
        seconds: How long a query may run.
        memory: By how many bytes the memory of a worker may grow while a query runs.
        result_bytes: How large a result may be.
    """

    workers: int = 2
    queue: int = 64
    seconds: float = 30.0
    memory: int = 1 << 30
    result_bytes: int = 1 << 28
