"""A document is read as it is: offsets are code points, line ends stay."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.errors import UserError
from jinshan_kg.evidence.document import Document, line_starts, read_document

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def test_line_ends_and_a_byte_order_mark_are_characters(tmp_path: Path) -> None:
    file = tmp_path / "document.txt"
    file.write_bytes("\ufeffone\r\ntwo\n".encode())
    document = read_document(file)
    assert document.text == "\ufeffone\r\ntwo\n"
    assert document.length == 10


def test_length_counts_code_points_not_utf16_units(tmp_path: Path) -> None:
    file = tmp_path / "document.txt"
    file.write_text("🐚!", encoding="utf-8")
    assert read_document(file).length == 2


def test_digest_is_that_of_the_file(tmp_path: Path) -> None:
    content = "Größe 🐚\r\n".encode()
    file = tmp_path / "document.txt"
    file.write_bytes(content)
    assert read_document(file).digest == sha256(content).hexdigest()


def test_missing_file(tmp_path: Path) -> None:
    file = tmp_path / "none.txt"
    message = f"cannot read the document {file}: No such file or directory. Give its file with"
    with pytest.raises(UserError, match=message):
        read_document(file)


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Is a directory"):
        read_document(tmp_path)


def test_not_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "document.txt"
    file.write_bytes(b"caf\xe9 au lait")
    with pytest.raises(UserError, match=r"is not UTF-8: byte 3 \(invalid continuation byte\)"):
        read_document(file)


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3)])
def test_lines_count_from_one_and_own_their_line_end(offset: int, line: int) -> None:
    assert Document(Path("x"), "a\n\nbc").line(offset) == line


@given(TEXTS)
def test_every_line_starts_behind_a_line_feed(text: str) -> None:
    starts = line_starts(text)
    assert starts[0] == 0
    assert [text[start - 1] for start in starts[1:]] == ["\n"] * text.count("\n")
