"""The Lua script and the command line of `wrk`."""

import json
from collections.abc import Sequence
from pathlib import Path

_SCRIPT = """\
local plans = {{
{plans}
}}
local number = {first}
local turn = 0

function request()
  turn = turn % #plans + 1
  number = number + 1
  local plan = plans[turn]
  return "GET " .. table.concat(plan.target, string.format("%.0f", number)) .. plan.rest
end

function done(summary, latency, requests)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '{{"answers": %d, "failures": %d, "seconds": %f, "p50": %f, "p95": %f}}\\n',
    summary.requests, failures, summary.duration / 1e6,
    latency:percentile(50) / 1e6, latency:percentile(95) / 1e6))
end
"""


def script(requests: Sequence[tuple[str, Sequence[str]]], first: int) -> str:
    """Return the script that sends requests in turn; see `flood.Plan`."""
    plans = ",\n".join(_plan(accept, pieces) for accept, pieces in requests)
    return _SCRIPT.format(plans=plans, first=first)


def command(program: str, file: Path, port: int, clients: int, seconds: int) -> list[str]:
    """Return the command: one thread, since servers and client share the cores."""
    options = ["--threads", "1", "--connections", str(clients), "--duration", f"{seconds}s"]
    options += ["--timeout", "30s", "--script", str(file)]
    return [program, *options, f"http://127.0.0.1:{port}/"]


def _plan(accept: str, pieces: Sequence[str]) -> str:
    rest = f" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n\r\n"
    # A JSON string of ASCII without surrogates or slashes escaped is a Lua string too.
    target = ", ".join(json.dumps(piece) for piece in pieces)
    return f"  {{ target = {{ {target} }}, rest = {json.dumps(rest)} }}"
