"""How much a client may send before there is a request, and how long it may take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of a connection; sizes in bytes, times in seconds.

    Attributes:
        connections: How many there are at a time.
        target: Size of the target of a request: its path and query.
        head: Size of its request line and header fields.
        fields: How many header fields it has.
        head_seconds: How long they may take to come, from the connection or the answer before on.
        linger_seconds: How long a client may go on to send what is not read any more.
        stalled_seconds: How long a client may read nothing of an answer.
    """

    connections: int = 1024
    target: int = 65_534
    head: int = 1 << 17
    fields: int = 100
    head_seconds: float = 10.0
    linger_seconds: float = 2.0
    stalled_seconds: float = 120.0
