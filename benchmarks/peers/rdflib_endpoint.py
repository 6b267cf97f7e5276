"""rdflib-endpoint over rdflib's memory store, as its README shows.

`python -m benchmarks.peers.rdflib_endpoint PORT FILE` serves a file of N-Quads. A plain
`rdflib.Graph` of the merged triples is as fast (within the noise), but cannot answer the queries
that name a graph.
"""

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.data import Data
from benchmarks.peers.peer import Peer
from benchmarks.servers import System

if TYPE_CHECKING:
    from rdflib import Dataset


def load(file: Path) -> "Dataset":
    """Return the graphs of a file of N-Quads, parsed by rdflib; the default graph is their union.

    The default graph of the file is left out: it is that union.
    """
    from rdflib import Dataset
    from rdflib.plugins.parsers.nquads import NQuadsParser  # noqa: F401  no import later, on a clock

    dataset = Dataset(default_union=True)
    with file.open(encoding="utf-8") as lines:
        named = "".join(line for line in lines if line.endswith("> .\n") and _has_graph(line))
    dataset.parse(data=named, format="nquads")
    return dataset


def _has_graph(line: str) -> bool:
    return "/graph/" in line[line.rindex(" <") :]


def serve(port: int, file: Path) -> None:
    """Serve it on this machine until ended."""
    # Here, so that measuring `load` alone does not import a web server.
    import uvicorn
    from rdflib_endpoint import SparqlEndpoint

    app = SparqlEndpoint(graph=load(file), path="/sparql")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


@contextmanager
def over(data: Data) -> Iterator[System]:
    """Yield it over the data."""
    module = "benchmarks.peers.rdflib_endpoint"
    yield System(
        "rdflib-endpoint",
        lambda port: [sys.executable, "-m", module, str(port), str(data.file)],
    )


def _version() -> str | None:
    needed = ("rdflib_endpoint", "uvicorn")
    is_there = all(importlib.util.find_spec(name) for name in needed)
    return version("rdflib-endpoint") if is_there else None


PEER = Peer("rdflib-endpoint", _version, over, takes_long=True)


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
