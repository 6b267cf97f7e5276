"""The command line: help, exit codes, and what a user's mistake looks like."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jinshan_kg import __version__
from jinshan_kg.cli import COMMANDS

RunCli = Callable[..., Result]


def python(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *args], capture_output=True, text=True, check=False)


def test_the_version_is_printed(run_cli: RunCli) -> None:
    result = run_cli("--version")

    assert (result.exit_code, result.stdout) == (0, f"jinshan-kg, version {__version__}\n")


def test_python_m_is_the_same_program() -> None:
    result = python("-m", "jinshan_kg", "--version")

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"jinshan-kg, version {__version__}\n"


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_every_command_with_what_it_does(run_cli: RunCli, option: str) -> None:
    result = run_cli(option)

    listed = [line.split(maxsplit=1) for line in result.stdout.split("Commands:\n")[1].splitlines()]
    assert result.exit_code == 0
    assert listed == [[name, entry.summary] for name, entry in COMMANDS.items()]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run_cli: RunCli, name: str) -> None:
    result = run_cli(name, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: jinshan-kg {name}")


def test_an_unknown_command_is_wrong_use(run_cli: RunCli) -> None:
    result = run_cli("exprot")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such command 'exprot'" in result.stderr


def test_a_users_mistake_is_one_clear_line_and_exit_code_2(run_cli: RunCli, tmp_path: Path) -> None:
    result = run_cli("export", "turtle", tmp_path / "none.ttl")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: {tmp_path / 'none.ttl'}: no such file or folder. Check the path.\n"
    )


def test_a_reader_that_leaves_early_is_not_an_error(tmp_path: Path) -> None:
    path = tmp_path / "large.ttl"  # larger than a pipe holds
    path.write_text("".join(f"<http://x.org/{n}> <http://x.org/p> {n} .\n" for n in range(5000)))
    command = [sys.executable, "-m", "jinshan_kg", "export", "nt", str(path)]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("heavy", ["rdflib", "pyshacl", "flask", "rich", "owlrl"])
def test_starting_and_loading_import_nothing_heavy(heavy: str) -> None:
    modules = "jinshan_kg.cli, jinshan_kg.commands.export, jinshan_kg.dataset.load"

    result = python("-c", f"import sys, {modules}; print({heavy!r} in sys.modules)")

    assert result.stdout == "False\n"
