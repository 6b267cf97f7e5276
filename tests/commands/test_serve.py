"""`jinshan-kg serve`, as a process that listens on a port."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from tests.faults.processes import alive
from tests.waiting import wait_until

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

Process = subprocess.Popen[str]
Serve = Callable[..., Process]


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "data.ttl"
    path.write_text("<http://example.org/s> <http://example.org/p> 1, 2 .", encoding="utf-8")
    return path


@pytest.fixture
def serve(port: int) -> Iterator[Serve]:
    """`serve(*arguments)` starts the command; `ready=True` waits until it says where it is."""
    started: list[Process] = []

    def start(*arguments: str | Path, ready: bool = True) -> Process:
        command = [sys.executable, "-m", "jinshan_kg", "serve", "--port", str(port), *arguments]
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        if ready:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line == f"Jinshan KG is at http://127.0.0.1:{port}/ (Ctrl-C stops it)\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def ask(port: int, query: str, accept: str = "text/csv") -> str:
    url = f"http://127.0.0.1:{port}/sparql?{urlencode({'query': query})}"
    with urlopen(Request(url, headers={"Accept": accept}), timeout=10) as response:
        return str(response.read().decode())


def ended(process: Process) -> tuple[int, str]:
    """The exit code and what went to standard error."""
    _, errors = process.communicate(timeout=20)
    return process.returncode, errors


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [found for child in children for found in (int(child), *descendants(int(child)))]


def catches(pid: int, number: signal.Signals) -> bool:
    """Whether a process has a handler for a signal."""
    caught = Path(f"/proc/{pid}/status").read_text().partition("SigCgt:")[2].split()[0]
    return bool(int(caught, 16) & 1 << number - 1)


def test_the_bundled_graph(serve: Serve, port: int) -> None:
    serve()
    graph = "https://w3id.org/jinshan-kg/graph/ontology"
    union = f"ASK {{ ?s ?p ?o GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    assert ask(port, union) == "true"
    with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as response:
        assert "Jinshan District as linked data" in response.read().decode()


def test_files_of_your_own_answer_as_loaded(serve: Serve, port: int, turtle: Path) -> None:
    trig = turtle.with_suffix(".trig")
    trig.write_text("GRAPH <a:g> { <a:s> <a:p> 3 }", encoding="utf-8")
    serve(turtle, trig)
    assert ask(port, COUNT) == "n\r\n2\r\n"
    assert ask(port, "SELECT ?g { GRAPH ?g {} }") == "g\r\na:g\r\n"


def test_the_union_may_be_asked_for(serve: Serve, port: int, turtle: Path) -> None:
    trig = turtle.with_suffix(".trig")
    trig.write_text("GRAPH <a:g> { <a:s> <a:p> 3 }", encoding="utf-8")
    serve(turtle.parent, "--union-default-graph")
    assert ask(port, COUNT) == "n\r\n3\r\n"


def test_the_widest_query_within_the_limits_is_answered(
    serve: Serve, port: int, turtle: Path
) -> None:
    # Oxigraph would end the process where the stack ends, without an exception.
    serve(turtle)
    for query in (
        "ASK { FILTER(" + "STR(" * 98 + "1" + ")" * 98 + ") }",
        "ASK " + "{ FILTER EXISTS " * 49 + "{}" + "}" * 49,
        "ASK { FILTER(true" + "||true" * 1_990 + ") }",
        "ASK { " + "UNION".join(["{}"] * 900) + " }",
    ):
        assert ask(port, query) == "true"


def test_a_query_that_is_refused(serve: Serve, port: int, turtle: Path) -> None:
    serve(turtle)
    with pytest.raises(HTTPError) as caught:
        ask(port, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "text/plain")
    with caught.value as error:
        assert (error.code, error.headers["Access-Control-Allow-Origin"]) == (403, "*")
        assert error.read().startswith(b"SERVICE is refused")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_exit_code_0(serve: Serve, turtle: Path, stop: signal.Signals) -> None:
    process = serve(turtle)
    process.send_signal(stop)
    assert ended(process) == (0, "")


def test_ctrl_c_goes_to_all_its_processes(serve: Serve, turtle: Path) -> None:
    process = serve(turtle)
    os.killpg(process.pid, signal.SIGINT)
    assert ended(process) == (0, "")


@LINUX
@pytest.mark.parametrize("delay", [0.0, 0.15, 0.3, 0.45, 0.6])
def test_it_may_be_stopped_while_it_starts(serve: Serve, delay: float) -> None:
    process = serve(ready=False)
    assert wait_until(lambda: catches(process.pid, signal.SIGTERM))  # from there on it is ours
    time.sleep(delay)  # whatever it has come to by then
    os.killpg(process.pid, signal.SIGINT)
    code, errors = ended(process)
    assert code == 0
    assert "Traceback" not in errors
    assert "Killing" not in errors


@LINUX
def test_no_process_stays_behind(serve: Serve, turtle: Path) -> None:
    process = serve(turtle)
    others = descendants(process.pid)
    assert others
    process.terminate()
    ended(process)
    assert wait_until(lambda: not any(map(alive, others)))


@LINUX
def test_none_stays_behind_a_parent_that_was_killed(serve: Serve, turtle: Path) -> None:
    process = serve(turtle)
    others = descendants(process.pid)
    process.kill()
    process.wait()
    assert wait_until(lambda: not any(map(alive, others)))


@LINUX
def test_a_crash_is_survived(serve: Serve, port: int, turtle: Path) -> None:
    process = serve(turtle)
    worker = descendants(process.pid)[0]
    os.kill(worker, signal.SIGKILL)

    def answers() -> bool:
        with contextlib.suppress(OSError):
            return ask(port, COUNT) == "n\r\n2\r\n"
        return False

    assert wait_until(answers)
    assert process.poll() is None


def test_a_port_in_use(serve: Serve, port: int, turtle: Path) -> None:
    with socket.create_server(("127.0.0.1", port)):
        assert ended(serve(turtle, ready=False)) == (
            2,
            f"Error: Port {port} of 127.0.0.1 is in use. Give another with --port, or end what"
            " uses it.\n",
        )


def test_a_second_server_does_not_share_the_port(serve: Serve, port: int, turtle: Path) -> None:
    serve(turtle)
    code, errors = ended(serve(turtle, ready=False))
    assert (code, errors.startswith(f"Error: Port {port} of 127.0.0.1 is in use.")) == (2, True)


def test_a_path_that_is_missing(serve: Serve) -> None:
    assert ended(serve("absent.ttl", ready=False)) == (
        2,
        "Error: absent.ttl: no such file or folder. Check the path.\n",
    )


def test_a_file_that_does_not_parse(serve: Serve, turtle: Path) -> None:
    turtle.write_text("<http://example.org/s> nonsense .", encoding="utf-8")
    code, errors = ended(serve(turtle, ready=False))
    assert code == 2
    assert errors.startswith(f"Error: {turtle}:1:24: ")
    assert errors.endswith("\n  <http://example.org/s> nonsense .\n" + " " * 25 + "^\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_that_is_not_readable(serve: Serve, turtle: Path) -> None:
    turtle.chmod(0)
    code, errors = ended(serve(turtle, ready=False))
    assert (code, errors) == (
        2,
        f"Error: {turtle}: cannot be read (Permission denied). Check the path.\n",
    )


def test_the_command_itself_needs_no_server_to_tell_its_options() -> None:
    from jinshan_kg.cli import main

    result = CliRunner().invoke(main, ["serve", "--help"])
    assert result.exit_code == 0
    assert "JINSHAN_KG_PORT" in result.stdout


def on_windows(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command where all is missing that Python does not have on Windows."""
    program = (
        "import os, sys; del os.fork; sys.modules.update(resource=None, fcntl=None)\n"
        "from jinshan_kg.cli import main; main()"
    )
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_without_fork_it_says_where_it_runs(turtle: Path) -> None:
    done = on_windows("serve", str(turtle))
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "Error: The server needs Linux or macOS. On Windows run this command in WSL, the Windows"
        " Subsystem for Linux; `jinshan-kg query` needs no server.\n",
    )


def test_without_fork_a_query_is_answered_nevertheless(turtle: Path) -> None:
    done = on_windows("query", COUNT, "--data", str(turtle), "--format", "csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "n\n2\n", "")


def test_it_listens_to_a_client(serve: Serve, port: int, turtle: Path) -> None:
    serve(turtle)
    command = [sys.executable, "-m", "jinshan_kg", "query", COUNT, "--format", "csv"]
    url = f"http://127.0.0.1:{port}/sparql"
    result = subprocess.run([*command, "--endpoint", url], capture_output=True, check=True)
    assert result.stdout == b"n\r\n2\r\n"


def test_another_base_than_that_of_the_data_is_refused(port: int) -> None:
    command = [sys.executable, "-m", "jinshan_kg", "serve", "--port", str(port)]
    base = ["--base-iri", "https://example.org/kg/"]
    done = subprocess.run([*command, *base], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "Error: The bundled data are written with the base IRI https://w3id.org/jinshan-kg/, not"
        " https://example.org/kg/. Leave --base-iri out, or serve files of your own that are"
        " written with it.\n"
    )
