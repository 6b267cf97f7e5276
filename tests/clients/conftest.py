"""A server process over the bundled graph, for clients of others' making."""

from collections.abc import Iterator

import pytest
from tests.e2e.serving import serving


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The URL of the endpoint."""
    with serving() as address:
        yield f"{address}/sparql"
