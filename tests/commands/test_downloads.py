"""`/downloads/` of a real server: made in the background, whole or not at all."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from rdflib import DCAT, RDF, Graph, Namespace, URIRef

SPDX = Namespace("http://spdx.org/rdf/terms#")
DOWNLOADS = "https://w3id.org/jinshan-kg/downloads/"
PATIENCE = 120.0  # seconds that all the files may take on a busy machine

Process = subprocess.Popen[str]
Serve = Callable[[], Process]
Files = dict[str, tuple[int, str]]


@pytest.fixture(scope="module")
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def serve(port: int, folder: Path) -> Iterator[Serve]:
    """Starts a server, and waits until it says where it is."""
    started: list[Process] = []
    wanted = {"JINSHAN_KG_PUBLISH": "yes", "JINSHAN_KG_DOWNLOADS": str(folder)}

    def start() -> Process:
        command = [sys.executable, "-m", "jinshan_kg", "serve", "--port", str(port)]
        process = subprocess.Popen(
            [*command, "--log-level", "warning"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **wanted},
        )
        started.append(process)
        assert process.stdout is not None
        assert "is at" in process.stdout.readline()
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=20)


def wait_until(true: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def shelves(folder: Path) -> list[str]:
    """The folders that are whole."""
    return [name for name in names(folder) if not name.startswith(".")]


def is_being_written(folder: Path) -> bool:
    return any(folder.glob(".*.part/*"))


def status(port: int, path: str) -> int:
    try:
        get(port, path)
    except HTTPError as error:
        with error:
            return error.code
    return 200


def get(port: int, path: str) -> bytes:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
        return bytes(response.read())


def test_a_server_ended_while_it_writes_leaves_what_the_next_one_clears(
    serve: Serve, port: int, folder: Path
) -> None:
    first = serve()
    with pytest.raises(HTTPError) as early:
        get(port, "/downloads/index.json")
    with early.value as error:
        assert (error.code, error.headers["Retry-After"]) == (503, "10")
    assert wait_until(lambda: is_being_written(folder))
    first.terminate()
    assert first.wait(20) == 0
    (left,) = names(folder)
    assert left.endswith(".part")
    time.sleep(0.5)
    assert names(folder) == [left]  # and nobody goes on with it
    serve()
    assert wait_until(lambda: len(shelves(folder)) == 1)
    assert wait_until(lambda: names(folder) == shelves(folder)), names(folder)


@pytest.fixture(scope="module")
def files(serve: Serve, port: int) -> Files:
    """The index of the files, once they are there; the server of the test above may serve it."""
    try:
        get(port, "/-/health")
    except OSError:
        serve()
    assert wait_until(lambda: status(port, "/downloads/index.json") == 200)
    index = json.loads(get(port, "/downloads/index.json"))
    return {file["distribution"]["path"]: (file["size"], file["sha256"]) for file in index["files"]}


def test_every_file_has_the_size_and_the_sum_that_the_index_says(files: Files, port: int) -> None:
    assert len(files) > 20
    for path, said in files.items():
        body = get(port, f"/downloads/{path}")
        assert (len(body), sha256(body).hexdigest()) == said, path


def test_the_list_of_sums_is_the_same(files: Files, port: int) -> None:
    lines = get(port, "/downloads/SHA256SUMS").decode().splitlines()
    sums = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    of_index = {path: digest for path, (_, digest) in files.items()}
    assert sums.items() <= of_index.items()
    assert of_index.keys() - sums.keys() == {"SHA256SUMS"}


def test_the_catalogue_names_the_same_sizes_and_sums(files: Files, port: int) -> None:
    catalogue = Graph().parse(data=get(port, "/catalog.ttl"), format="turtle")
    named: dict[str, tuple[int, str]] = {}
    for distribution in catalogue.subjects(RDF.type, DCAT.Distribution):
        url = catalogue.value(distribution, DCAT.downloadURL)
        size = catalogue.value(distribution, DCAT.byteSize)
        checksum = catalogue.value(distribution, SPDX.checksum)
        if not isinstance(url, URIRef) or size is None or checksum is None:
            continue
        digest = catalogue.value(checksum, SPDX.checksumValue)
        named[url.removeprefix(DOWNLOADS)] = (int(str(size)), str(digest))
    assert len(named) > 20
    assert named.items() <= files.items()
