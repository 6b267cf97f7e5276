"""A spreadsheet program opens the files with their Chinese text and their numbers."""

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

SOFFICE = shutil.which("soffice")
# With no one to ask, LibreOffice takes any CSV file for Windows-1252, byte order mark or not.
UTF_8 = "--infilter=CSV:44,34,UTF8,1"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(
    ("name", "options"), [("observations.csv", [UTF_8]), ("jinshan-kg.xlsx", [])]
)
def test_libreoffice_shows_every_figure_in_chinese(
    written: Path, tmp_path: Path, name: str, options: list[str]
) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to_xlsx = ("--convert-to", "xlsx", "--outdir", str(tmp_path), str(written / name))
    subprocess.run(
        [str(SOFFICE), profile, "--headless", *options, *to_xlsx],
        check=True,
        capture_output=True,
        timeout=120,
    )
    book = openpyxl.load_workbook((tmp_path / name).with_suffix(".xlsx"))
    header, *rows = book["observations"].values
    book.close()
    by_id = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    row = by_id["https://w3id.org/jinshan-kg/id/observation/land-freed"]
    assert header[0] == "id"
    assert len(by_id) == 51
    assert (row["subject_label_zh"], row["unit_label_zh"]) == ("金山区", "亩")
    assert Decimal(str(row["value"])) == 3216
