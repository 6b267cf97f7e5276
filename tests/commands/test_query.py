"""`jinshan-kg query`."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

RunCli = Callable[..., Result]

TURTLE = '@prefix : <http://example.org/> . :s :p "a", "[b]" ; a :C .'
OBJECTS = "SELECT ?o { ?s <http://example.org/p> ?o } ORDER BY ?o"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def test_the_bundled_graph_answers_from_the_union_of_its_graphs(run_cli: RunCli) -> None:
    graph = "<https://w3id.org/jinshan-kg/graph/ontology>"
    query = f"ASK {{ ?s ?p ?o GRAPH {graph} {{ ?s ?p ?o }} }}"
    assert json.loads(run_cli("query", query).stdout) == {"head": {}, "boolean": True}


def test_files_answer_as_loaded(run_cli: RunCli, data: Path) -> None:
    result = run_cli("query", OBJECTS, "--data", data, "--format", "csv")
    assert (result.exit_code, result.stdout_bytes) == (0, b"o\r\n[b]\r\na\r\n")


def test_several_files_and_folders_are_one_dataset(run_cli: RunCli, data: Path) -> None:
    other = data.parent / "folder"
    other.mkdir()
    (other / "more.trig").write_text("GRAPH <a:g> { <a:s> <a:p> 1 }", encoding="utf-8")
    query = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    result = run_cli("query", query, "--data", data, "--data", other, "--format", "csv")
    assert result.stdout_bytes == b"n\r\n4\r\n"


@pytest.mark.parametrize(
    ("query", "name", "output"),
    [
        ("ASK {}", None, '{"head":{},"boolean":true}'),
        ("ASK {}", "csv", "true"),
        ("ASK { FILTER(false) }", "table", "false\n"),
        ("CONSTRUCT { <a:s> <a:p> 1 } WHERE {}", None, "<a:s> <a:p> 1 .\n"),
        ("CONSTRUCT { <a:s> <a:p> <a:o> } WHERE {}", "nt", "<a:s> <a:p> <a:o> .\n"),
        (
            "CONSTRUCT { <a:s> <a:p> <a:o> } WHERE {}",
            "jsonld",
            '[{"@id":"a:s","a:p":[{"@id":"a:o"}]}]',
        ),
        ("SELECT (1 AS ?x) {}", "tsv", "?x\n1\n"),
    ],
)
def test_formats(run_cli: RunCli, data: Path, query: str, name: str | None, output: str) -> None:
    options = [] if name is None else ["--format", name]
    result = run_cli("query", query, "--data", data, *options)
    assert (result.exit_code, result.stdout) == (0, output)


def test_a_table_for_readers(run_cli: RunCli, data: Path) -> None:
    query = "PREFIX e: <http://example.org/> SELECT * { ?s ?p ?o } ORDER BY ?p ?o"
    lines = run_cli("query", query, "--data", data, "--format", "table").stdout.splitlines()
    assert [line.split() for line in lines if "━" not in line] == [
        ["?o", "┃", "?p", "┃", "?s"],
        ["[b]", "│", "e:p", "│", "e:s"],
        ["a", "│", "e:p", "│", "e:s"],
        ["e:C", "│", "rdf:type", "│", "e:s"],
        ["3", "rows"],
    ]


def test_a_graph_is_shown_on_a_terminal_as_turtle(
    run_cli: RunCli, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jinshan_kg.commands.query._on_a_terminal", lambda: True)
    result = run_cli("query", "CONSTRUCT { <a:s> <a:p> 1 } WHERE {}", "--data", data)
    assert result.stdout == "<a:s> <a:p> 1 .\n"


def test_a_table_shortens_the_iris_of_the_project_as_its_files_do(run_cli: RunCli) -> None:
    base = "https://w3id.org/jinshan-kg"
    query = f"""SELECT ?x {{ VALUES ?x {{
        <{base}/id/district/jinshan> <{base}/concept/metric/land-freed> <{base}/unit/mu>
        <{base}/ontology#value> <{base}/id/unknown/x> }} }}"""
    lines = run_cli("query", query, "--format", "table").stdout.splitlines()
    assert [line.strip() for line in lines[2:]] == [
        "district:jinshan",
        "metric:land-freed",
        "jku:mu",
        "jk:value",
        f"<{base}/id/unknown/x>",
        "5 rows",
    ]
    written = run_cli("query", query, "--format", "csv").stdout
    assert written.splitlines()[1] == f"{base}/id/district/jinshan"


def test_a_table_folds_long_iris_at_their_hyphens(
    run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "36")
    base = "https://w3id.org/jinshan-kg/concept/metric"
    query = f"SELECT ?x ?y ?z {{ VALUES (?x ?y ?z) {{ (<{base}/output-value-growth> 7 'a b') }} }}"
    lines = run_cli("query", query, "--format", "table").stdout.splitlines()
    assert [line.rstrip() for line in lines if "━" not in line] == [
        "?x                   ┃ ?y ┃ ?z",
        "metric:output-value- │ 7  │ a b",
        "growth               │    │",
        "1 row",
    ]


def test_a_table_of_nothing(run_cli: RunCli, data: Path) -> None:
    query = "SELECT ?x { ?x a <a:none> }"
    lines = run_cli("query", query, "--data", data, "--format", "table").stdout.splitlines()
    assert [line.rstrip() for line in lines if "━" not in line] == ["?x", "0 rows"]


def test_the_first_query_of_the_readme_fits_a_terminal(
    run_cli: RunCli, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    readme = (repository / "README.md").read_text(encoding="utf-8")
    query = readme.partition("jinshan-kg query '")[2].partition("'")[0]
    lines = run_cli("query", query, "--format", "table").stdout.splitlines()
    assert "https://" not in "".join(lines)
    assert max(map(len, lines)) <= 100


def test_the_query_may_come_from_a_file_or_from_standard_input(
    run_cli: RunCli, data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "query.rq"
    file.write_text(f"\ufeff# a query\n{OBJECTS}", encoding="utf-8")
    expected = b"o\r\n[b]\r\na\r\n"
    options = ["--data", data, "--format", "csv"]
    assert run_cli("query", "-f", file, *options).stdout_bytes == expected
    assert run_cli("query", "-f", "-", *options, stdin=OBJECTS).stdout_bytes == expected
    assert run_cli("query", "-", *options, stdin=OBJECTS).stdout_bytes == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Give the query as QUERY, or with -f FILE, or - to read standard input."),
        (["ASK {}", "-f", "x"], "Give the query as QUERY, or with -f FILE, or - to read"),
        (["-f", "absent.rq"], "absent.rq: cannot be read (No such file or directory)."),
        (
            ["ASK {}", "--format", "ttl"],
            "--format ttl: the answer to ASK is written in table, json",
        ),
        (["ASK {}", "--data", "absent.ttl"], "absent.ttl: no such file or folder."),
        (["ASK {}", "--data", ".", "--endpoint", "http://x/"], "Give --data or --endpoint, not"),
        (["ASK {}", "--endpoint", "x"], "x: not the URL of an endpoint."),
        (
            ["CONSTRUCT { <a:s> <a:p> 1 } WHERE {}", "--format", "table"],
            "--format table: the answer to CONSTRUCT is written in ttl, nt, jsonld, rdf, nq, trig.",
        ),
        (
            ["DESCRIBE <a:s>", "--format", "csv"],
            "--format csv: the answer to DESCRIBE is written in ttl, nt, jsonld, rdf, nq, trig.",
        ),
        (
            ["INSERT DATA {}"],
            "`jinshan-kg query` only reads: INSERT is a SPARQL Update operation. Ask with SELECT,",
        ),
        (["SELECT (<a:f>(1) AS ?x) {}"], "The query cannot be evaluated: The custom function"),
    ],
)
def test_wrong_use(run_cli: RunCli, arguments: list[str], message: str) -> None:
    result = run_cli("query", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {message}")


def test_a_malformed_query_is_shown_with_a_caret(run_cli: RunCli) -> None:
    result = run_cli("query", "SELECT *\n{ ?park a jk:Park }")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: line 2, column 11: the prefix jk: is not declared."
        " Add PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>\n"
        "  { ?park a jk:Park }\n"
        "            ^\n"
    )


def test_a_query_that_is_not_utf_8(run_cli: RunCli) -> None:
    result = run_cli("query", "-", stdin=b"ASK { ?s ?p '\xff' }")
    assert (result.exit_code, result.stderr) == (2, "Error: The query is not UTF-8 (byte 13).\n")


def test_it_starts_without_what_it_does_not_need() -> None:
    needless = "{'flask', 'rdflib', 'rich', 'httptools', 'urllib.request'}"
    code = f"import sys, jinshan_kg.commands.query; print(*({needless} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == []
