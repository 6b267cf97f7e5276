"""Many clients at once, from a process of its own: `wrk` where it is installed, else Python.

Each client keeps its connection, and asks the next query of the mix as soon as it has an answer.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import wrk
from benchmarks.processes import run
from benchmarks.queries import Example
from benchmarks.servers import Server
from benchmarks.texts import Template

_SLACK = 30.0  # seconds that a tool may take more than it was told


@dataclass(frozen=True)
class Plan:
    """What the clients do.

    Attributes:
        port: Whom to ask, on this machine.
        requests: The requests in their order, each as its Accept header and the pieces of its
            target; a number goes between the pieces, another one each time.
        first: The number to begin with.
        clients: How many clients there are.
        seconds: For how long they ask.
    """

    port: int
    requests: Sequence[tuple[str, Sequence[str]]]
    first: int
    clients: int
    seconds: int


@dataclass(frozen=True)
class Flooded:
    """What they got: answers by kind, and the seconds that this took them."""

    answers: int
    failures: int
    seconds: float
    p50: float
    p95: float

    @property
    def rate(self) -> float:
        """Good answers in a second."""
        return (self.answers - self.failures) / self.seconds


def tool() -> str:
    """Return the name of what floods."""
    return "wrk" if _wrk() else "asyncio, in Python"


def plan(
    server: Server,
    mix: Sequence[tuple[Example, Template]],
    *,
    first: int,
    clients: int,
    seconds: int,
) -> Plan:
    """Return the plan that asks a server the queries of a mix in turn."""
    requests = []
    for example, template in mix:
        begin, *rest = template.encoded()
        requests.append((example.form.accept, (server.system.target + begin, *rest)))
    return Plan(server.port, requests, first, clients, seconds)


def flood(plan: Plan) -> Flooded:
    """Carry out a plan in another process.

    Raises:
        RuntimeError: If that fails, with what it printed.
        subprocess.TimeoutExpired: If it does not end.
    """
    with tempfile.TemporaryDirectory(prefix="jinshan-kg-bench-") as folder:
        command = _command(plan, Path(folder))
        with tempfile.TemporaryFile() as output:
            done = run(command, output, plan.seconds + _SLACK)
    if done.exit_code:
        raise RuntimeError(f"{command[0]} failed.\n{done.output}")
    figures: Mapping[str, float] = json.loads(done.output.splitlines()[-1])
    return Flooded(
        answers=int(figures["answers"]),
        failures=int(figures["failures"]),
        seconds=figures["seconds"],
        p50=figures["p50"],
        p95=figures["p95"],
    )


def _command(plan: Plan, folder: Path) -> list[str]:
    if program := _wrk():
        script = folder / "plan.lua"
        script.write_text(wrk.script(plan.requests, plan.first), encoding="utf-8")
        return wrk.command(program, script, plan.port, plan.clients, plan.seconds)
    file = folder / "plan.json"
    file.write_text(json.dumps(asdict(plan)), encoding="utf-8")
    return [sys.executable, "-m", "benchmarks.clients", str(file)]


def _wrk() -> str | None:
    return shutil.which("wrk")
