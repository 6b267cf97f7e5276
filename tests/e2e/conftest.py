"""A real server and a real browser.

Every page that a test opens is watched: a request to anywhere but the server fails the test, and so
does an error in the console that the test does not expect (`expected_errors`).
"""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, WebError, expect
from tests.e2e.looks import Look
from tests.e2e.serving import serving

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ONLY_FAILURES = {"resultTypes": ["violations"]}  # to list all that is good takes most of the time
HOW = "no Chromium on the PATH; on Debian: apt-get install chromium fonts-noto-cjk"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the browser of the system; nothing is downloaded."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(HOW)
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Wait longer than the usual 5 seconds for what is expected: the machine may be busy."""
    expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """The address of a server over the bundled graph."""
    with serving() as address:
        yield address


@pytest.fixture
def look() -> Look:
    """How the browser looks at the pages; `@pytest.mark.parametrize("look", LOOKS)` tries all."""
    return Look()


@pytest.fixture
def expected_errors() -> list[str]:
    """Parts of messages of the console that are no failure; a test adds to the list."""
    return []


@pytest.fixture
def context(
    new_context: Callable[..., BrowserContext],
    base_url: str,
    look: Look,
    expected_errors: list[str],
) -> Iterator[BrowserContext]:
    context = new_context(**look.options())
    outside: list[str] = []
    errors: list[str] = []

    def refuse(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    def fail(error: WebError) -> None:
        errors.append(str(error.error))

    context.route(lambda url: not url.startswith((base_url, "data:", "blob:")), refuse)
    context.on("console", listen)
    context.on("weberror", fail)
    yield context
    assert outside == [], "the page asked other servers"
    assert [e for e in errors if not any(part in e for part in expected_errors)] == []


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """`accessible(page)` fails if axe-core finds anything on the page as it is now."""

    def check(page: Page) -> None:
        found = Axe().run(page, options=ONLY_FAILURES).response["violations"]
        told = [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
        assert told == []

    return check
