"""Virtuoso: the Debian package `virtuoso-opensource`."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.data import DEFAULT_GRAPH, Data
from benchmarks.peers.peer import Peer
from benchmarks.processes import run, started
from benchmarks.servers import System, free_port

_LOAD_LIMIT = 600.0  # seconds
_PROGRAM = "virtuoso-t"
_SQL = "isql-vt"

# Room for 32 clients that stay, the data and its sorts in memory, and no answer cut short.
_SETTINGS = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 20
ServerThreads = 100
CheckpointInterval = 0
DirsAllowed = {data}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
MaxQueryMem = 2G
MaxSortedTopRows = 10000000
MaxStaticCursorRows = 10000000

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 64
MaxClientConnections = 64
MaxKeepAlives = 64
KeepAliveTimeout = 600
EnabledGzipContent = 1

[Client]
SQL_QUERY_TIMEOUT = 0
SQL_TXN_TIMEOUT = 0

[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 0
"""


@dataclass(frozen=True)
class _Database:
    folder: Path
    data: Data

    def command(self, http: int, sql: int = 0) -> list[str]:
        """Return what serves it in the foreground."""
        settings = _SETTINGS.format(
            folder=self.folder, data=self.data.file.parent, http=http, sql=sql or free_port()
        )
        file = self.folder / "virtuoso.ini"
        file.write_text(settings)
        return [_path(_PROGRAM), "-f", "+configfile", str(file)]

    def load(self) -> None:
        """Load the data, and stop again."""
        sql = free_port()
        with (
            tempfile.TemporaryFile() as output,
            started(self.command(free_port(), sql), output) as process,
        ):
            _wait_for(sql)
            name = self.data.file
            _execute(sql, f"ld_dir('{name.parent}', '{name.name}', '{DEFAULT_GRAPH}')")
            _execute(sql, "rdf_loader_run()")
            _execute(sql, "checkpoint")
            failed = _execute(
                sql, "select ll_error from DB.DBA.load_list where ll_error is not null"
            )
            if "1 Rows" in failed:
                raise RuntimeError(f"Virtuoso does not load the data.\n{failed}")
            _execute(sql, "shutdown", is_last=True)
            process.wait(_LOAD_LIMIT)


@contextmanager
def over(data: Data) -> Iterator[System]:
    """Yield it over a database in a folder of its own, loaded here."""
    with tempfile.TemporaryDirectory(prefix="jinshan-kg-bench-") as folder:
        database = _Database(Path(folder), data)
        database.load()
        # It has graphs of its own, and its default graph is all of them: so say which to ask.
        graphs = [("default-graph-uri", DEFAULT_GRAPH)]
        graphs += [("named-graph-uri", graph) for graph in data.graphs]
        yield System("virtuoso", database.command, f"/sparql?{urlencode(graphs)}&query=")


def _wait_for(sql: int) -> None:
    end = time.monotonic() + _LOAD_LIMIT
    while time.monotonic() < end:
        try:
            _execute(sql, "select 1")
        except RuntimeError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("Virtuoso does not start.")


def _execute(sql: int, statement: str, is_last: bool = False) -> str:
    command = [_path(_SQL), f"127.0.0.1:{sql}", "dba", "dba", f"exec={statement};"]
    with tempfile.TemporaryFile() as output:
        done = run(command, output, _LOAD_LIMIT)
    if not is_last and ("*** Error" in done.output or done.exit_code):
        raise RuntimeError(f"Virtuoso, {statement}: {done.output}")
    return done.output


def _path(program: str) -> str:
    return shutil.which(program) or ""


def _version() -> str | None:
    if not (_path(_PROGRAM) and _path(_SQL)):
        return None
    said = subprocess.run([_path(_PROGRAM), "-?"], capture_output=True, text=True).stderr
    found = re.search(r"Version ([0-9.]+)", said)
    return found[1] if found else "?"


PEER = Peer("virtuoso", _version, over)
