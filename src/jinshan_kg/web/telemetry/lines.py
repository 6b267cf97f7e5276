"""The access log and the query log: the members of their JSON objects."""

from json import dumps
from typing import Any, Final
from wsgiref.types import WSGIEnvironment

from jinshan_kg.web.telemetry.record import Asked, RequestRecord

MOST: Final = {"client": 64, "method": 16, "path": 512, "agent": 256, "text": 2_000}
"""How many characters of a text that a stranger chose are logged."""


class Members(str):
    """The members of a JSON object, without its braces, as the message of a log record.

    Written directly: with a dictionary and an encoder a record costs three times as much, and every
    request has one. Whatever is not a number goes through `json.dumps`, which leaves nothing but
    printable ASCII.
    """

    __slots__ = ()

    @classmethod
    def of(cls, **members: object) -> "Members":
        """Return some members; those that are None are left out."""
        known = {name: value for name, value in members.items() if value is not None}
        return cls(dumps(known)[1:-1])


def access_members(record: RequestRecord, environ: WSGIEnvironment) -> Members:
    """Return what the access log says of a request that has been answered."""
    aborted = "" if record.complete else ', "aborted": true'
    return Members(
        f'"id": "{record.id}", "client": {_text(environ, "REMOTE_ADDR", "client")},'
        f' "method": {_text(environ, "REQUEST_METHOD", "method")},'
        f' "path": {_text(environ, "PATH_INFO", "path")},'
        f' "status": {record.status}, "bytes": {record.size}, "ms": {record.ended * 1e3:.3f},'
        f' "cache": "{record.cache}", "agent": {_text(environ, "HTTP_USER_AGENT", "agent")}'
        f"{aborted}"
    )


def query_members(record: RequestRecord, asked: Asked, *, with_text: bool) -> Members:
    """Return what the query log says of a request that has been answered.

    Args:
        record: The request.
        asked: The query.
        with_text: Whether to log the beginning of its text.
    """
    text = f', "text": {dumps(asked.text[: MOST["text"]])}' if with_text else ""
    return Members(
        f'"id": "{record.id}", "query": "{asked.digest}",'
        f' "form": {_or_null(asked.form)}, "format": {_or_null(asked.format)},'
        f' "status": {record.status}, "bytes": {record.size},'
        f'{_rows(record)} "ms": {record.ended * 1e3:.3f}, "cache": "{record.cache}"'
        f"{_run(record)}{text}"
    )


def _text(environ: WSGIEnvironment, variable: str, member: str) -> str:
    value: Any = environ.get(variable, "")
    if not value.isascii():
        # WSGI hands bytes over as if they were Latin-1 (PEP 3333).
        value = value.encode("latin-1", "replace").decode("utf-8", "replace")
    return dumps(value[: MOST[member]])


def _or_null(value: str | None) -> str:
    return "null" if value is None else f'"{value}"'


def _rows(record: RequestRecord) -> str:
    return "" if record.rows is None else f' "rows": {record.rows},'


def _run(record: RequestRecord) -> str:
    if record.outcome is None:
        return ""
    queued = "" if record.queued is None else f', "queue_ms": {record.queued * 1e3:.3f}'
    ran = "" if record.ran is None else f', "run_ms": {record.ran * 1e3:.3f}'
    return f', "outcome": "{record.outcome}"{queued}{ran}'
