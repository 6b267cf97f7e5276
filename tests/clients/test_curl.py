"""curl, as it is installed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.clients.queries import FIRST, LABELS, PARKS

if shutil.which("curl") is None:
    pytest.skip("curl is not installed", allow_module_level=True)


def curl(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Without the configuration of whoever runs this.
    return subprocess.run(
        ["curl", "-q", "-sS", *arguments], capture_output=True, text=True, check=False
    )


def test_a_form(endpoint: str) -> None:
    rows = json.loads(curl(endpoint, "--data-urlencode", f"query={PARKS}").stdout)["results"]
    assert [row["label"]["value"] for row in rows["bindings"]] == LABELS


def test_a_get(endpoint: str) -> None:
    asked = ("-G", endpoint, "--data-urlencode", f"query={PARKS}", "-d", "format=csv")
    assert curl(*asked).stdout.splitlines()[1] == f"{FIRST},{LABELS[0]}"


@pytest.mark.parametrize("method", ["POST", "QUERY"])
def test_a_file(endpoint: str, tmp_path: Path, method: str) -> None:
    file = tmp_path / "parks.rq"
    file.write_text(PARKS)
    fields = ("-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv")
    done = curl("-X", method, *fields, "--compressed", "--data-binary", f"@{file}", endpoint)
    assert done.stdout.splitlines()[0] == "park,label"


def test_the_head_of_an_answer(endpoint: str) -> None:
    done = curl("-I", "-G", endpoint, "--data-urlencode", f"query={PARKS}")
    assert done.stdout.startswith("HTTP/1.1 200 OK")
    assert "content-type: application/sparql-results+json" in done.stdout


def test_an_answer_that_one_has_already(endpoint: str, tmp_path: Path) -> None:
    tag, body = tmp_path / "tag", tmp_path / "body"
    asked = ("-G", endpoint, "--data-urlencode", f"query={PARKS}", "-o", str(body))
    curl(*asked, "--etag-save", str(tag))
    again = curl(*asked, "--etag-compare", str(tag), "-w", "%{http_code}")
    assert again.stdout == "304"


def test_an_error_is_one_for_the_shell(endpoint: str) -> None:
    done = curl("--fail-with-body", endpoint, "-H", "Accept: text/plain", "-d", "query=SELEC")
    assert done.returncode == 22
    assert done.stdout.startswith("line 1, column 1: expected SELECT, ASK, CONSTRUCT or DESCRIBE")


def test_a_compressed_body_is_refused(endpoint: str) -> None:
    done = curl("-i", "-H", "Content-Encoding: gzip", "-d", "query=ASK{}", endpoint)
    assert done.stdout.startswith("HTTP/1.1 415 Unsupported Media Type")
    assert "accept-encoding: identity" in done.stdout
