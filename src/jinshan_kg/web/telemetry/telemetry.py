"""Begin and end requests: name, time, log and count them, whatever the server's interface."""

from __future__ import annotations

import logging
from http import HTTPStatus
from time import perf_counter
from typing import TYPE_CHECKING

from jinshan_kg.web.telemetry import request_id, timing
from jinshan_kg.web.telemetry.lines import Members, access_members, query_members
from jinshan_kg.web.telemetry.logs import ACCESS, QUERY, BackgroundHandler
from jinshan_kg.web.telemetry.record import RequestRecord
from jinshan_kg.web.telemetry.request_id import RequestIds

if TYPE_CHECKING:  # it takes time to import, in which the dataset can be loaded
    from jinshan_kg.web.telemetry.metrics import Metrics


class Telemetry:
    """What every request goes through: `begin` as it comes, `respond`, `end`.

    Attributes:
        metrics: Where the requests are counted.
        proxies: How many proxies of ours stand in front (`web.proxy`).
    """

    def __init__(
        self, metrics: Metrics, proxies: int = 0, logs: BackgroundHandler | None = None
    ) -> None:
        """Take what to tell.

        Args:
            metrics: Where to count.
            proxies: How many proxies' headers are to be believed.
            logs: What writes the logs (`start_logs`); None for whatever `logging` is set up to do.
        """
        self.metrics = metrics
        self.proxies = proxies
        self._logs = logs
        self._ids = RequestIds(trusted=proxies > 0)
        self._access = logging.getLogger(ACCESS)
        self._query = logging.getLogger(QUERY)

    def begin(
        self, method: str, path: str, client: str, agent: str, given_id: str | None
    ) -> RequestRecord:
        """Return the record of a request that has just come.

        Args:
            method: Its HTTP method.
            path: The path of its URL.
            client: The address of the client.
            agent: Its User-Agent header; empty if it has none.
            given_id: Its X-Request-Id header, if it has one.
        """
        return RequestRecord(
            self._ids.choose(given_id), perf_counter(), method, path, client, agent
        )

    def respond(self, record: RequestRecord, status: int) -> list[tuple[str, str]]:
        """Note the status of an answer that begins, and return the headers to add to it."""
        record.status = status
        total = perf_counter() - record.started
        return [
            (request_id.HEADER, record.id),
            (timing.HEADER, timing.server_timing(record, total)),
        ]

    def end(self, record: RequestRecord) -> None:
        """Count and log a request whose answer has been handed to the server, or given up."""
        record.took = perf_counter() - record.started
        self.metrics.request_ended(record)
        if self._access.isEnabledFor(logging.DEBUG if _is_probe(record) else logging.INFO):
            self._log(self._access, access_members(record))
        if record.asked is not None and self._query.isEnabledFor(logging.INFO):
            with_text = self._query.isEnabledFor(logging.DEBUG)
            self._log(self._query, query_members(record, record.asked, with_text=with_text))

    def _log(self, logger: logging.Logger, members: Members) -> None:
        if self._logs is None:
            logger.info(members)
        else:
            self._logs.write(logger.name, members)


def _is_probe(record: RequestRecord) -> bool:
    """Say whether a request is one of those that a monitor sends every few seconds."""
    return record.route.startswith("/-/") and record.status < HTTPStatus.BAD_REQUEST
