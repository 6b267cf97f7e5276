"""Which servers are asked the same mix."""

from benchmarks.compared import Measured, Mix, Side
from benchmarks.flood import Flooded
from benchmarks.peers.jinshan import bundled
from benchmarks.queries import Example, Form
from benchmarks.servers import Probe, Server, System
from benchmarks.throughput import Group, _groups, left_out

PROBE = Probe("ASK {}", "*/*", lambda body: True)


def measured(name: str, **sides: Side) -> Measured:
    example = Example(name, "", Form.SELECT, "SELECT * WHERE {}")
    return Measured(example, {"jinshan-kg": Side(1), **sides})


def servers(*names: str) -> list[Server]:
    peers = [System(name, lambda port: []) for name in names]
    return [Server(system, PROBE) for system in (bundled(), *peers)]


def test_peers_that_answer_the_same_queries_are_asked_together() -> None:
    queries = [
        measured("1", a=Side(1), b=Side(2), c=Side(1)),
        measured("2", a=Side(1), b=Side(1), c=Side(1)),
    ]
    groups = list(_groups(servers("a", "b", "c"), queries))
    assert [(g.names, [example.name for example in g.examples]) for g in groups] == [
        (["a", "c"], ["1", "2"]),
        (["b"], ["2"]),
    ]
    assert left_out(queries, groups[1]) == ["1"]


def test_a_slow_query_is_in_no_mix() -> None:
    queries = [measured("1", a=Side(1, warm=0.6)), measured("2", a=Side(1, warm=0.4))]
    (group,) = _groups(servers("a"), queries)
    assert [example.name for example in group.examples] == ["2"]


def test_the_ratio_is_the_median_of_the_rounds_ratios_of_good_answers() -> None:
    def turn(answers: int, failures: int = 0) -> Flooded:
        return Flooded(answers, failures, 2.0, 0.1, 0.2)

    group = Group(["a"], [])
    group.turns["jinshan-kg", Mix.NEW, 8] = [turn(10), turn(20), turn(40, failures=10)]
    group.turns["a", Mix.NEW, 8] = [turn(10), turn(5), turn(10)]
    assert group.ratios("a", Mix.NEW, 8) == [1.0, 4.0, 3.0]
    assert group.ratio("a", Mix.NEW, 8) == 3.0


def test_a_peer_without_an_answer_counts_as_if_it_had_given_one() -> None:
    group = Group(["a"], [])
    group.turns["jinshan-kg", Mix.NEW, 8] = [Flooded(50, 0, 2.0, 0.1, 0.2)]
    group.turns["a", Mix.NEW, 8] = [Flooded(0, 0, 2.0, 0.0, 0.0)]
    assert group.ratios("a", Mix.NEW, 8) == [50.0]
