"""What a run measures."""

import pytest
from benchmarks.options import RESULTS, read_options


def test_a_whole_run_is_written_to_its_place() -> None:
    options = read_options([])
    assert options.output == RESULTS
    assert set(options.only) == {
        *("start", "validate", "release"),
        *("bundled", "million", "runaway", "describe", "pages"),
    }
    assert (options.triples, options.rounds) == (1_000_000, 3)


@pytest.mark.parametrize("arguments", [["--quick"], ["--only", "start"], ["--peers", "oxigraph"]])
def test_a_part_is_only_printed(arguments: list[str]) -> None:
    assert read_options(arguments).output is None


def test_parts_and_peers_are_chosen_by_name() -> None:
    options = read_options(["--only", "start,million", "--peers", "virtuoso", "--triples", "5"])
    assert options.only == ("start", "million")
    assert [peer.name for peer in options.peers] == ["virtuoso"]
    assert options.triples == 5


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--only", "all"], "'all' is none of start, validate"),
        (["--peers", "jena"], "'jena' is none of oxigraph, "),
        (["--triples", "0"], "0 is not positive"),
    ],
)
def test_what_is_not_known_is_refused(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        read_options(arguments)
    assert reason in capsys.readouterr().err
