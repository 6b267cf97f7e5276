"""`jinshan-kg export`."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.publish.export import export
from jinshan_kg.publish.export_formats import GROUPS, listed
from jinshan_kg.publish.formats import FORMATS, format_named
from jinshan_kg.publish.material import read_material

RunCli = Callable[..., Result]

TRIG = """@prefix graph: <https://w3id.org/jinshan-kg/graph/> .
graph:one { <http://x.org/a> <http://x.org/b> 225.0 }
graph:two { <http://x.org/a> <http://x.org/b> 044 }
"""
ONE = '<http://x.org/a> <http://x.org/b> "225.0"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
TWO = '<http://x.org/a> <http://x.org/b> "044"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "given.trig"
    path.write_text(TRIG, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_the_bundled_dataset_is_exported_in_every_format(
    run_cli: RunCli, layout: Layout, name: str
) -> None:
    parsed = read_material(layout).files

    result = run_cli("export", name)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == export(parsed, format_named(name))


def test_files_given_are_exported_instead(run_cli: RunCli, given: Path) -> None:
    result = run_cli("export", "nt", given)

    assert (result.exit_code, result.stdout) == (0, TWO + ONE)


def test_folders_given_are_exported_instead(run_cli: RunCli, given: Path) -> None:
    result = run_cli("export", "nt", given.parent)

    assert (result.exit_code, result.stdout) == (0, TWO + ONE)


def test_one_named_graph_is_exported(run_cli: RunCli, given: Path) -> None:
    result = run_cli("export", "nt", given, "--graph", "one")

    assert (result.exit_code, result.stdout) == (0, ONE)


def test_the_export_goes_to_a_file(run_cli: RunCli, given: Path) -> None:
    target = given.with_name("out.nt")

    result = run_cli("export", "nt", given, "-o", target)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert target.read_text(encoding="utf-8") == TWO + ONE
    assert sorted(path.name for path in given.parent.iterdir()) == ["given.trig", "out.nt"]


def test_a_dash_means_standard_output(run_cli: RunCli, given: Path) -> None:
    assert run_cli("export", "nt", given, "-o", "-").stdout == TWO + ONE


def test_an_unknown_format_gets_the_list_in_groups(run_cli: RunCli) -> None:
    result = run_cli("export", "tsv")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: Unknown format 'tsv'. {listed()}\n"


def test_the_help_lists_every_format_in_its_group(run_cli: RunCli) -> None:
    said = " ".join(run_cli("export", "--help").stdout.split())

    assert [group for group in GROUPS if f"{group}: {', '.join(GROUPS[group])}." in said] == [
        "RDF",
        "Tables",
        "Networks",
    ]


def test_an_unknown_graph_gets_the_list(run_cli: RunCli, given: Path) -> None:
    result = run_cli("export", "nt", given, "--graph", "three")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: No named graph 'three'. Named graphs: one, two.\n"


def test_a_syntax_error_shows_the_line(run_cli: RunCli, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<http://x.org/a> jk:b 1 .\n", encoding="utf-8")

    result = run_cli("export", "nt", path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: {path}:1:18: The prefix jk: has not been declared."
        " Add @prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
        "  <http://x.org/a> jk:b 1 .\n"
        "                   ^\n"
    )


def test_the_hash_of_the_canonical_form_is_told_beside_the_file(
    run_cli: RunCli, given: Path
) -> None:
    target = given.with_name("out.nq")

    result = run_cli("export", "canonical", given, "-o", target)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"SHA-256 (RDFC-1.0): {sha256(target.read_bytes()).hexdigest()}\n"


def test_nothing_but_the_canonical_form_goes_to_standard_output(
    run_cli: RunCli, given: Path
) -> None:
    result = run_cli("export", "canonical", given)

    assert result.stderr == ""
    assert result.stdout.startswith("<http://x.org/a> <http://x.org/b> ")


def test_a_json_ld_document_can_be_read_offline_unless_its_context_is_wanted_by_iri(
    run_cli: RunCli, given: Path
) -> None:
    inline = json.loads(run_cli("export", "jsonld", given).stdout)
    linked = json.loads(run_cli("export", "jsonld", given, "--context", "iri").stdout)

    assert inline["@context"]["value"] == {"@id": "jk:value", "@type": "xsd:decimal"}
    assert linked["@context"] == "https://w3id.org/jinshan-kg/context"
    assert inline["@graph"] == linked["@graph"]


def test_a_context_for_what_is_not_json_ld_is_refused(run_cli: RunCli, given: Path) -> None:
    result = run_cli("export", "nt", given, "--context", "iri")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: --context is for JSON-LD; N-Triples has none. Leave it out.\n"
