"""No error is kept by a cache: what is wrong now need not be so the next time."""

import pytest
from tests.protocol.conftest import Serve


@pytest.mark.parametrize("accept", ["application/problem+json", "text/plain", "text/html"])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/sparql?query=SELEC", 400),
        ("GET", "/sparql?query=ASK{SERVICE<urn:x>{}}", 403),
        ("GET", "/nowhere", 404),
        ("DELETE", "/sparql", 405),
        ("GET", "/sparql?query=ASK{}&format=nonsense", 406),
        ("POST", "/sparql", 415),
        ("GET", "/sparql?query=SELECT(<urn:f>(1)AS?x){}", 400),
    ],
)
def test_every_error_says_so(
    serve: Serve, accept: str, method: str, path: str, status: int
) -> None:
    response = serve().open(path, method=method, headers={"Accept": f"{accept}, */*;q=0.1"})
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers.get("ETag") is None


def test_what_is_no_error_may_be_kept(serve: Serve) -> None:
    assert serve().get("/sparql?query=ASK{}").headers["Cache-Control"] == "public, no-cache"
