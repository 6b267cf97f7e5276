"""What is wrong with a request, with the HTTP status that says so."""

from collections.abc import Mapping
from typing import Any

from jinshan_kg.errors import UserError
from jinshan_kg.sparql.position import Position


class SparqlError(UserError):
    """A request that gets no answer.

    Attributes:
        status: The HTTP status.
        reason: What is wrong and what to do, in words.
        details: More members for the problem details (RFC 9457, section 3.2).
        headers: HTTP header fields that the answer must carry.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int = 400,
        details: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Take the reason, the status, and what else the answer should carry."""
        self.status = status
        self.reason = reason
        self.details = dict(details or {})
        self.headers = dict(headers or {})
        super().__init__(reason)

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive the way from one process to another, whatever the arguments of `__init__`."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(
    kind: type[SparqlError], arguments: tuple[Any, ...], state: dict[str, Any]
) -> SparqlError:
    error = kind.__new__(kind)
    error.args = arguments
    error.__dict__.update(state)
    return error


class QuerySyntaxError(SparqlError):
    """A query that is not SPARQL; its text shows the line with a caret under the place.

    Attributes:
        position: Where the error is.
    """

    def __init__(self, reason: str, position: Position) -> None:
        """Take the reason and the place."""
        place = {"line": position.line, "column": position.column}
        super().__init__(reason, details=place)
        self.position = position
        self.args = (f"{position}: {reason}\n{position.shown()}",)


class QueryRefusedError(SparqlError):
    """A query that this endpoint does not run, whatever the data: SERVICE or an update (403)."""

    def __init__(self, reason: str) -> None:
        """Take the reason."""
        super().__init__(reason, status=403)


class LimitError(SparqlError):
    """A query beyond a limit; the details name the limit and its value."""

    def __init__(self, reason: str, *, limit: str, value: float, status: int = 400) -> None:
        """Take the reason, the name of the limit and its value."""
        super().__init__(reason, status=status, details={"limit": limit, "value": value})


class TooLongError(LimitError):
    """A query whose own text is too long (413; 414 where it came in a URL)."""

    def __init__(self, reason: str, *, limit: str, value: float) -> None:
        """Take the reason, the name of the limit and its value."""
        super().__init__(reason, limit=limit, value=value, status=413)
