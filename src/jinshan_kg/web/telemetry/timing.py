"""The Server-Timing header (W3C Server Timing): where the time of an answer went."""

from typing import Final

from jinshan_kg.web.telemetry.record import CacheUse, RequestRecord

HEADER: Final = "Server-Timing"


def server_timing(record: RequestRecord, total: float) -> str:
    """Return the value of the header, such as `queue;dur=0.1, run;dur=2.5, total;dur=2.9`.

    Durations are milliseconds. `queue` and `run` are those of a worker, and absent if none ran;
    `cache` says `hit`, `miss` or `shared`, and is absent if the cache was not asked.

    Args:
        record: The request.
        total: The seconds from its coming to the header of its answer.
    """
    queued = "" if record.queued is None else f"queue;dur={record.queued * 1e3:.2f}, "
    ran = "" if record.ran is None else f"run;dur={record.ran * 1e3:.2f}, "
    cache = "" if record.cache is CacheUse.NONE else f"cache;desc={record.cache}, "
    return f"{queued}{ran}{cache}total;dur={total * 1e3:.2f}"
