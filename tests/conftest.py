"""What every test may ask for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store

# A shared machine may stop for longer than hypothesis's 200 ms: no test here is about time.
settings.register_profile("jinshan", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jinshan")

RunCli = Callable[..., Result]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests with a browser last: Playwright leaves an event loop running in this thread."""
    items.sort(key=lambda item: "e2e" in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_published() -> Iterator[None]:
    """Servers that tests start make no files of /downloads/, but for the tests about that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JINSHAN_KG_PUBLISH", "no")
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout that the tests stand in."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def source_document(repository: Path) -> Path:
    """The document that the data is read from; it is not part of the repository."""
    found = sorted((repository.parent / "shared" / "source").glob("*.txt"))
    if not found:
        pytest.skip("the source document is not here (../shared/source/*.txt)")
    return found[0]


@pytest.fixture(scope="session")
def layout() -> Layout:
    """The project's own ontology, data and shapes."""
    return Layout.bundled()


@pytest.fixture(scope="session")
def bundled_store(layout: Layout) -> pyoxigraph.Store:
    """The project's own dataset, loaded once; no test may write to it."""
    return load_store(layout.files())


@pytest.fixture
def run_cli() -> RunCli:
    """`run_cli("export", "turtle")` runs the command line in this process.

    The result has `exit_code`, `stdout`, `stderr` and `stdout_bytes`; an exception that is not a
    user's mistake is raised, not hidden in the result.
    """
    from jinshan_kg.cli import main

    def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        arguments: Sequence[str] = [str(argument) for argument in args]
        return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)

    return run
