"""The index of a release says what is there, and what it weighs."""

from hashlib import sha256
from pathlib import Path

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.publish.distributions import Distribution, WrittenFile
from jinshan_kg.publish.release_index import INDEX, index, read_index, weigh

TITLE = {"en": "Triples", "zh": "三元组"}
DUMP = Distribution("a.ttl", TITLE, "text/turtle", TITLE, "rdf", "https://www.w3.org/TR/turtle/")
TABLE = Distribution("tables/b.csv", TITLE, "text/csv", TITLE, "table")


def test_a_file_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"abc")

    assert weigh(tmp_path, [DUMP]) == (WrittenFile(DUMP, 3, sha256(b"abc").hexdigest()),)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    files = (WrittenFile(DUMP, 3, "0a" * 32), WrittenFile(TABLE, 4, "0b" * 32))
    (tmp_path / INDEX).write_bytes(index(files))

    assert read_index(tmp_path) == files


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        weigh(tmp_path, [DUMP])

    assert str(caught.value) == (f"{tmp_path}/a.ttl: cannot be read (No such file or directory).")


def test_a_folder_without_a_release_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_index(tmp_path)

    assert str(caught.value) == (
        f"{tmp_path}: no release is here (index.json: No such file or directory)."
        " Write one with jinshan-kg release."
    )


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b"{}", b'{"files": [{}]}', b'{"files": [1]}', b'{"files": 1}']
)
def test_what_is_no_index_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / INDEX).write_bytes(content)

    with pytest.raises(UserError) as caught:
        read_index(tmp_path)

    assert str(caught.value) == (
        f"{tmp_path}/index.json: not the index of a release. Write the release anew."
    )
