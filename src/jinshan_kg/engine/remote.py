"""The backend behind a URL: any endpoint of the SPARQL 1.1 Protocol."""

import json
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, Final
from urllib.parse import urlencode, urlsplit

from jinshan_kg import __version__
from jinshan_kg.engine.protocol import NO_TERMS, Answer, EvaluationError, Terms
from jinshan_kg.errors import UserError
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import ResultFormat
from jinshan_kg.sparql.media import parse_media_type

_LONGEST_REASON: Final = 500


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: urllib would ask again without the query."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


class RemoteBackend:
    """Asks a remote endpoint, by POST of a form."""

    def __init__(self, url: str, timeout: float = 60.0) -> None:
        """Take the URL of the endpoint, and how long to wait for it in seconds.

        Raises:
            UserError: If the URL is not one of http or https.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise UserError(f"{url}: not the URL of an endpoint. Give one of http or https.")
        self._url = url
        self._timeout = timeout

    def query(
        self,
        text: str,
        *,
        dataset: DatasetClause,
        result_format: ResultFormat,
        terms: Terms = NO_TERMS,
    ) -> Answer:
        """Send a query and return the bytes of the answer; see `Backend.query`.

        Raises:
            EvaluationError: If the endpoint answers with an error or in another format.
            UserError: If the endpoint cannot be reached.
        """
        fields = [("query", text)]
        fields += [("default-graph-uri", iri) for iri in dataset.default_graphs]
        fields += [("named-graph-uri", iri) for iri in dataset.named_graphs]
        request = urllib.request.Request(
            self._url,
            data=urlencode(fields).encode("ascii"),
            headers={
                "Accept": _accept(result_format),
                "User-Agent": f"jinshan-kg/{__version__}",
            },
        )
        try:
            with urllib.request.build_opener(_StayHere).open(
                request, timeout=min(terms.seconds or self._timeout, self._timeout)
            ) as response:
                body: bytes = response.read()
                self._check_type(response.headers.get("Content-Type", ""), result_format)
        except urllib.error.HTTPError as error:
            with error:
                raise self._failure(error) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise UserError(f"{self._url}: no answer ({reason}). Check the URL.") from error
        return Answer(body)

    def _check_type(self, content_type: str, result_format: ResultFormat) -> None:
        found = parse_media_type(content_type)
        wanted = [str(parse_media_type(name)) for name in result_format.media_types]
        if str(found) not in wanted:
            raise EvaluationError(
                f"{self._url} answered with {content_type or 'no Content-Type'} instead of"
                f" {wanted[0]}. Is this a SPARQL endpoint? Try another --format."
            )

    def _failure(self, error: urllib.error.HTTPError) -> EvaluationError:
        location = error.headers.get("Location")
        if location:
            return EvaluationError(f"{self._url} has moved to {location}: ask there.")
        reason = _reason(error.headers.get("Content-Type", ""), error.read())
        status = f"{error.code} {error.reason}".strip()
        return EvaluationError(f"{self._url} answered {status}. {reason}".strip())


def _accept(result_format: ResultFormat) -> str:
    first, *aliases = [name.partition(";")[0] for name in result_format.media_types]
    return ", ".join([first, *(f"{alias};q=0.8" for alias in aliases)])


def _reason(content_type: str, body: bytes) -> str:
    """Return what the body of an error says: problem details (RFC 9457) or plain text."""
    media_type = str(parse_media_type(content_type))
    text = body.decode("utf-8", errors="replace").strip()
    if media_type == "application/problem+json":
        text = _detail(text)
    elif media_type != "text/plain":
        return ""
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]}…"


def _detail(text: str) -> str:
    try:
        problem: Any = json.loads(text)
    except ValueError:
        return ""
    return str(problem.get("detail", "")) if isinstance(problem, dict) else ""
