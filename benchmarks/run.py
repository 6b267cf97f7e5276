"""One run: every measurement, in an order in which none disturbs another."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.comparing import compare
from benchmarks.data import Data, bundled_data, generated_data
from benchmarks.describing import measure_descriptions
from benchmarks.loading import measure_loading
from benchmarks.options import Options
from benchmarks.peers import jinshan, oxigraph, rdflib_endpoint
from benchmarks.queries import Example, Form, read_examples
from benchmarks.releasing import measure_release
from benchmarks.results import Results
from benchmarks.runaway import DEADLINE, Runaways, measure_ends, measure_others
from benchmarks.servers import Probe, Server, System
from benchmarks.starting import measure_memory, measure_starts, probe_of
from benchmarks.validating import measure_validation
from benchmarks.visiting import measure_visits
from jinshan_kg.dataset.layout import Layout

Say = Callable[[str], None]
_ENDS = 5  # runaways of ours that end alone


def measure(options: Options, say: Say | None = None) -> Results:
    """Measure what the options say.

    Args:
        options: The options.
        say: Takes a line at the start of each part; standard error if None.
    """
    say = say or _say_since(time.monotonic())
    examples = read_examples(Layout.bundled().data / "queries")
    results = Results(versions={peer.name: peer.version() for peer in options.peers})
    with tempfile.TemporaryDirectory(prefix="jinshan-kg-bench-") as name:
        folder = Path(name)
        data = bundled_data(folder)
        probe = probe_of(examples[0], data.file)
        if "start" in options.only:
            _start(results, data, examples, probe, options, say)
        if "validate" in options.only:
            say("validating")
            results.validation = measure_validation(options.rounds)
        if "release" in options.only:
            say("releasing")
            results.releasing = measure_release(options.rounds)
        if "describe" in options.only:
            say("describing things")
            results.described = measure_descriptions(
                data, probe, options.peers, options.rounds, options.seconds
            )
        if "pages" in options.only:
            say("visiting pages")
            results.visits = measure_visits(data, probe, options.rounds)
        if "runaway" in options.only:
            results.runaways = _runaways(data, examples, probe, options, say)
        if "bundled" in options.only:
            results.comparisons.append(compare(data, examples, probe, options, say))
        if "million" in options.only:
            say(f"generating {options.triples:,} triples")
            data = generated_data(folder, options.triples)
            probe = probe_of(examples[0], data.file)
            results.comparisons.append(compare(data, examples, probe, options, say))
    return results


def _start(
    results: Results,
    data: Data,
    examples: list[Example],
    probe: Probe,
    options: Options,
    say: Say,
) -> None:
    say("starting servers")
    systems: list[System] = [jinshan.bundled()]
    peer = rdflib_endpoint.PEER
    if peer in options.peers and peer.version():
        with peer.over(data) as system:
            systems.append(system)
    results.starts = measure_starts(systems, probe, options.rounds)
    say("measuring memory")
    results.memory = measure_memory(jinshan.bundled(), examples, probe)
    say("loading")
    results.loading = measure_loading(data.file, options.rounds)


def _runaways(
    data: Data, examples: list[Example], probe: Probe, options: Options, say: Say
) -> dict[str, Runaways]:
    say("running away")
    deadline = ("--timeout", str(DEADLINE))
    # One worker shows when it is back; for the others' sake the number is what the machine gives.
    ends, others = jinshan.over(data, *deadline, "--workers", "1"), jinshan.over(data, *deadline)
    found = {jinshan.NAME: _running_away(ends, others, examples, probe, options, _ENDS)}
    peer = oxigraph.MEMORY
    if peer in options.peers and peer.version():
        with oxigraph.in_memory(data, "--timeout-s", str(DEADLINE)) as system:
            # Once is enough: it may not end at all.
            found[peer.name] = _running_away(system, system, examples, probe, options, 1)
    return found


def _running_away(
    ends: System,
    others: System,
    examples: list[Example],
    probe: Probe,
    options: Options,
    times: int,
) -> Runaways:
    result = Runaways()
    with Server(ends, probe) as server:
        measure_ends(server, examples[0], times, result)
    selects = [example for example in examples if example.form is Form.SELECT]
    with Server(others, probe) as server:
        measure_others(server, selects, options.rounds, 2.0 * DEADLINE, result)
    return result


def _say_since(begin: float) -> Say:
    def say(line: str) -> None:
        print(f"{time.monotonic() - begin:4.0f} s  {line} …", file=sys.stderr, flush=True)

    return say
