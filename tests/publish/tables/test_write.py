"""All table files: those announced, the same bytes each time, and nothing heavy at import."""

import subprocess
import sys
from pathlib import Path

from jinshan_kg.publish import tables
from jinshan_kg.publish.material import Material

WRITE = """
import sys
from pathlib import Path
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.publish import tables
from jinshan_kg.publish.material import read_material
tables.write(read_material(Layout.bundled()), Path(sys.argv[1]), print)
"""
IMPORT = """
import sys
from jinshan_kg.publish import tables
tables.distributions()
heavy = {"pandas", "numpy", "pyarrow", "openpyxl", "rdflib"} & set(sys.modules)
assert not heavy, heavy
"""


def test_another_process_writes_the_same_bytes(written: Path, tmp_path: Path) -> None:
    # Another hash seed: no order may come from a set.
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", WRITE, str(tmp_path)],
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    announced = [each.path for each in tables.distributions()]
    assert ran.stdout.split() == announced
    for path in announced:
        assert (tmp_path / path).read_bytes() == (written.parent / path).read_bytes(), path


def test_nothing_but_what_is_announced_is_written(written: Path) -> None:
    found = {path.relative_to(written.parent).as_posix() for path in written.rglob("*")}
    assert found == {each.path for each in tables.distributions()}


def test_each_file_is_announced_in_both_languages() -> None:
    for each in tables.distributions():
        assert each.kind == "table"
        assert set(each.title) == set(each.description) == {"en", "zh"}
        assert all((*each.title.values(), *each.description.values()))


def test_importing_it_is_cheap() -> None:
    subprocess.run(
        [sys.executable, "-c", IMPORT], env={"PYTHONPATH": ":".join(sys.path)}, check=True
    )


def test_progress_is_told_each_file_once_it_is_there(material: Material, tmp_path: Path) -> None:
    there: list[bool] = []
    tables.write(material, tmp_path, lambda path: there.append((tmp_path / path).is_file()))
    assert there == [True] * len(tables.distributions())
