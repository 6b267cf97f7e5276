"""The access log and the query log: the members of their JSON objects."""

from json import JSONEncoder
from typing import Final

from jinshan_kg.web.telemetry.record import Asked, RequestRecord

_json: Final = JSONEncoder().encode

# How many characters of a text that a stranger chose are logged.
_CLIENT: Final = 64
_METHOD: Final = 16
_PATH: Final = 512
_AGENT: Final = 256
_QUERY: Final = 2_000


class Members(str):
    """The members of a JSON object, without its braces, as the message of a log record.

    Written directly: with a dictionary and an encoder a record costs three times as much, and every
    request has one. Whatever is not a number goes through the encoder, which leaves nothing but
    printable ASCII.
    """

    __slots__ = ()

    @classmethod
    def of(cls, **members: object) -> "Members":
        """Return some members; those that are None are left out."""
        known = {name: value for name, value in members.items() if value is not None}
        return cls(_json(known)[1:-1])


def access_members(record: RequestRecord) -> Members:
    """Return what the access log says of a request that has been answered."""
    aborted = "" if record.complete else ', "aborted": true'
    return Members(
        f'"id": "{record.id}", "client": {_json(record.client[:_CLIENT])},'
        f' "method": {_json(record.method[:_METHOD])}, "path": {_json(record.path[:_PATH])},'
        f' "status": {record.status}, "bytes": {record.size}, "ms": {record.took * 1e3:.3f},'
        f' "cache": "{record.cache}", "agent": {_json(record.agent[:_AGENT])}{aborted}'
    )


def query_members(record: RequestRecord, asked: Asked, *, with_text: bool) -> Members:
    """Return what the query log says of a request that has been answered.

    Args:
        record: The request.
        asked: The query.
        with_text: Whether to log the beginning of its text.
    """
    text = f', "text": {_json(asked.text[:_QUERY])}' if with_text else ""
    return Members(
        f'"id": "{record.id}", "query": "{asked.digest}",'
        f' "form": {_or_null(asked.form)}, "format": {_or_null(asked.format)},'
        f' "status": {record.status}, "bytes": {record.size},'
        f'{_rows(record)} "ms": {record.took * 1e3:.3f}, "cache": "{record.cache}"'
        f"{_run(record)}{text}"
    )


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
