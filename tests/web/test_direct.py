"""What `Direct` answers itself, what it leaves to the application, and what it tells it.

That its answers are those of the application is tested in `gateway/test_lane_equals_flask.py`.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.settings import Settings
from jinshan_kg.sparql.errors import QuerySyntaxError
from jinshan_kg.web.app import ENDPOINT, create_app
from jinshan_kg.web.direct import FAILED, PLAN, Direct
from jinshan_kg.web.endpoint import Plan
from jinshan_kg.web.served import Served

DIRECT = "application/sparql-query"
MOST = 100


class Behind:
    """An application that notes what reaches it."""

    def __init__(self) -> None:
        self.environs: list[WSGIEnvironment] = []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.environs.append(environ)
        start_response("200 OK", [])
        return [b"the application"]


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def direct(behind: Behind, tmp_path: Path) -> Direct:
    path = tmp_path / "data.ttl"
    path.write_text("<urn:a> <urn:b> 1 .\n")
    backend = EmbeddedBackend.load(files_at([path]), union_default_graph=False)
    served = Served(is_bundled=False, files=1, version="0123", union_default_graph=False)
    app = create_app(Settings.load({}), backend, served)
    return Direct(behind, app.extensions[ENDPOINT], MOST)


def ask(direct: Direct, body: bytes = b"", **environ: str) -> tuple[str, bytes]:
    statuses: list[str] = []

    def start_response(status: str, headers: object, exc_info: object = None) -> None:
        statuses.append(status)

    given: WSGIEnvironment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/sparql",
        "wsgi.input": BytesIO(body),
        **environ,
    }
    parts = direct(given, start_response)  # type: ignore[arg-type]
    return statuses[0], b"".join(parts)


def post(direct: Direct, body: bytes, **environ: str) -> tuple[str, bytes]:
    length = str(len(body))
    given = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": DIRECT, "CONTENT_LENGTH": length, **environ}
    return ask(direct, body, **given)


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_queries_of_programs_do_not_reach_the_application(
    direct: Direct, behind: Behind, path: str
) -> None:
    got = ask(direct, QUERY_STRING="query=ASK%7B%7D", HTTP_ACCEPT="text/csv", PATH_INFO=path)
    assert got == ("200 OK", b"true")
    assert post(direct, b"ASK {}", HTTP_ACCEPT="text/csv", PATH_INFO=path) == ("200 OK", b"true")
    assert behind.environs == []


def test_a_head_has_no_body(direct: Direct, behind: Behind) -> None:
    got = ask(direct, REQUEST_METHOD="HEAD", QUERY_STRING="query=ASK%7B%7D")
    assert (got, behind.environs) == (("200 OK", b""), [])


@pytest.mark.parametrize(
    "environ",
    [
        {"PATH_INFO": "/browse"},
        {"PATH_INFO": "/sparql/more"},
        {"REQUEST_METHOD": "OPTIONS"},
        {"REQUEST_METHOD": "PUT"},
        {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": ""},
        {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "-1"},
        {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(MOST + 1)},
        {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "6", "HTTP_CONTENT_ENCODING": "gzip"},
    ],
)
def test_whatever_else_comes_reaches_the_application_unread(
    direct: Direct, behind: Behind, environ: dict[str, str]
) -> None:
    assert ask(direct, b"ASK {}", CONTENT_TYPE=DIRECT, **environ)[1] == b"the application"
    (seen,) = behind.environs
    assert seen["wsgi.input"].read() == b"ASK {}"
    assert PLAN not in seen
    assert FAILED not in seen


def test_a_get_without_a_query_reaches_the_application(direct: Direct, behind: Behind) -> None:
    assert ask(direct)[1] == b"the application"
    assert not {PLAN, FAILED} & behind.environs[0].keys()


def test_a_page_is_for_the_application_which_finds_the_plan(direct: Direct, behind: Behind) -> None:
    assert post(direct, b"ASK {}", HTTP_ACCEPT="text/html")[1] == b"the application"
    (seen,) = behind.environs
    plan = seen[PLAN]
    assert isinstance(plan, Plan)
    assert (plan.asked.text, plan.choice.format) == ("ASK {}", None)
    assert seen["wsgi.input"].read() == b"ASK {}"


def test_an_error_is_for_the_application_which_finds_it(direct: Direct, behind: Behind) -> None:
    assert post(direct, b"ASK {")[1] == b"the application"
    (seen,) = behind.environs
    assert isinstance(seen[FAILED], QuerySyntaxError)
    assert seen["wsgi.input"].read() == b"ASK {"
    assert direct(seen, lambda *_: None) == [b"the application"]  # type: ignore[arg-type]
    assert seen[FAILED] is behind.environs[1][FAILED]  # it is not tried again
