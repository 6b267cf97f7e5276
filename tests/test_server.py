"""`server.py`: the WSGI application, and `jinshan-kg serve` under another name."""

import subprocess
import sys
from pathlib import Path
from runpy import run_path

from werkzeug.test import Client

ASK = "ASK { GRAPH <https://w3id.org/jinshan-kg/graph/ontology> { ?s ?p ?o } }"


def test_app_is_a_wsgi_application_over_the_bundled_graph(repository: Path) -> None:
    app = run_path(str(repository / "server.py"))["app"]

    answer = Client(app).get("/sparql", query_string={"query": ASK})

    assert (answer.status_code, answer.get_json()["boolean"]) == (200, True)


def test_it_runs_the_serve_command_with_its_options(repository: Path) -> None:
    command = [sys.executable, str(repository / "server.py"), "--port", "http"]

    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == ("Error: --port='http': expected a whole number from 1 to 65535.\n")
