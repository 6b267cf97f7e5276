"""A file that does not parse: file, line, column, the line itself, and what to do."""

from pathlib import Path

import pytest

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.dataset.load import load_store, parse_file
from jinshan_kg.errors import TurtleSyntaxError, UserError

PREFIX = "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"


def error_of(path: Path, content: str | bytes) -> UserError:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UserError) as parsed:
        parse_file(DataFile(path))
    with pytest.raises(UserError) as loaded:
        load_store([DataFile(path)])
    assert str(loaded.value) == str(parsed.value)
    return parsed.value


def test_the_message_has_file_line_column_the_line_and_a_caret(tmp_path: Path) -> None:
    path = tmp_path / "parks.ttl"

    error = error_of(path, f"{PREFIX}jk:a jk:b\n\tjk:c jk:d .\n")

    assert str(error) == (
        f"{path}:3:7: A dot is expected at the end of statements\n  \tjk:c jk:d .\n  \t     ^"
    )


def test_the_parts_of_the_message_are_attributes_too(tmp_path: Path) -> None:
    path = tmp_path / "parks.ttl"

    error = error_of(path, "<http://example.org/a> <http://example.org/b> 1 2 .")

    assert isinstance(error, TurtleSyntaxError)
    assert error.path == path
    assert (error.line, error.column) == (1, 49)
    assert error.text == "<http://example.org/a> <http://example.org/b> 1 2 ."
    assert error.reason == "2 is not a valid subject or graph name"


def test_control_characters_are_shown_and_not_sent_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "binary.ttl"

    error = error_of(path, b"\x7fELF\x00\x1b[31m\t\xc2\x9b .\n")

    assert str(error) == (
        f"{path}:1:1: '␡' is not allowed at the beginning of a prefix name\n  ␡ELF␀␛[31m\t� .\n  ^"
    )


def test_columns_count_characters_not_bytes(tmp_path: Path) -> None:
    error = error_of(tmp_path / "zh.ttl", f'{PREFIX}jk:a jk:b "金山区"@zh , "\U00020000" 没 .\n')

    assert isinstance(error, TurtleSyntaxError)
    assert error.text[error.column - 1] == "没"


def test_windows_line_ends_are_not_part_of_the_line(tmp_path: Path) -> None:
    error = error_of(tmp_path / "crlf.ttl", f"{PREFIX}jk:a jk:b 1 2 .\r\n".replace("\n", "\r\n"))

    assert isinstance(error, TurtleSyntaxError)
    assert (error.line, error.text) == (2, "jk:a jk:b 1 2 .")


def test_an_end_that_comes_too_soon_is_told_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "short.ttl"

    error = error_of(path, f"{PREFIX}jk:a jk:b")

    assert str(error).startswith(f"{path}:2:10: ")


def test_bytes_that_are_not_utf_8_are_told_by_position(tmp_path: Path) -> None:
    path = tmp_path / "latin.ttl"

    error = error_of(path, PREFIX.encode() + b'jk:a jk:b "caf\xe9" .\n')

    assert str(error).startswith(f"{path}:2:15: Invalid UTF-8")


@pytest.mark.parametrize(
    ("prefix", "advice"),
    [
        ("org", "Add @prefix org: <http://www.w3.org/ns/org#> ."),
        (
            "enterprise",
            "Add @prefix enterprise: <https://w3id.org/jinshan-kg/id/enterprise/> .",
        ),
        ("jku", "Add @prefix jku: <https://w3id.org/jinshan-kg/unit/> ."),
        ("park", "Add @prefix park: <https://w3id.org/jinshan-kg/id/park/> ."),
        ("parcs", "Did you mean parks:?"),
        ("zzz", "Add @prefix zzz: <…> . with its namespace"),
    ],
)
def test_an_unknown_prefix_is_named_with_what_to_write(
    tmp_path: Path, prefix: str, advice: str
) -> None:
    path = tmp_path / "file.ttl"

    error = error_of(
        path, f"{PREFIX}@prefix parks: <http://example.org/> .\n{prefix}:a a jk:Park ."
    )

    first_line = str(error).split("\n")[0]
    assert first_line == f"{path}:3:1: The prefix {prefix}: has not been declared. {advice}"


@pytest.mark.parametrize(
    "context", ['"https://schema.org/"', '["https://schema.org/"]', '{"@import": "http://x.org/"}']
)
def test_a_remote_json_ld_context_is_refused_and_never_fetched(
    tmp_path: Path, context: str
) -> None:
    path = tmp_path / "remote.jsonld"

    error = error_of(path, f'{{"@context": {context}, "@id": "http://example.org/", "name": "x"}}')

    assert str(error) == (
        f"{path}: the JSON-LD context is another document, and nothing is fetched while reading."
        " Write the context into the file, or convert the file to N-Quads first."
    )


def test_a_syntax_whose_parser_knows_no_position_is_told_by_file(tmp_path: Path) -> None:
    path = tmp_path / "file.rdf"

    error = error_of(path, "<a/>")

    assert not isinstance(error, TurtleSyntaxError)
    assert str(error) == f"{path}: XML namespaces are required in RDF/XML"
