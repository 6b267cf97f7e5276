"""The dataset as tables: CSV with CSVW metadata, an Excel workbook, and Parquet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jinshan_kg.publish.distributions import Distribution

if TYPE_CHECKING:
    from jinshan_kg.publish.material import Material
    from jinshan_kg.publish.tables.schema import Table


def distributions() -> tuple[Distribution, ...]:
    """Return the files that `write` writes, in the order it writes them."""
    from jinshan_kg.publish.tables.listing import TABLES

    return (
        *(_csv(table) for table in TABLES),
        Distribution(
            "tables/csv-metadata.json",
            {"en": "Metadata of the CSV files", "zh": "CSV 文件的元数据"},
            "application/csvm+json",
            {
                "en": "CSVW: titles, types, keys and properties of the columns.",
                "zh": "CSVW：各列的标题、类型、键与属性。",
            },
            "table",
            "https://www.w3.org/TR/tabular-metadata/",
            is_data=False,
        ),
        Distribution(
            "tables/jinshan-kg.xlsx",
            {"en": "All tables as a workbook", "zh": "全部表格（Excel 工作簿）"},
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            {
                "en": "All tables, and a sheet that says what the columns mean. For Excel,"
                " LibreOffice Calc and WPS.",
                "zh": "全部表格及说明各列含义的工作表。适用于 Excel、LibreOffice Calc 与 WPS。",
            },
            "table",
            "https://www.iso.org/standard/71691.html",
        ),
        *(_parquet(table) for table in TABLES),
    )


def write(material: Material, folder: Path, progress: Callable[[str], None]) -> None:
    """Write the tables into `tables/` of a folder.

    Args:
        material: The dataset.
        folder: The folder of the release.
        progress: Called with the path of each file once it is written.

    Raises:
        UserError: If the data lacks what a table needs, or a file cannot be written.
    """
    from jinshan_kg.publish.files import write_all
    from jinshan_kg.publish.tables.contents import contents

    write_all(folder, contents(material), progress)


def _csv(table: Table) -> Distribution:
    return Distribution(
        f"tables/{table.name}.csv",
        {"en": f"{table.en} (CSV)", "zh": f"{table.zh}（CSV）"},
        "text/csv",
        {
            "en": f"{table.about_en} UTF-8 with a byte order mark, so that Excel shows Chinese;"
            " | separates the values of a cell that holds several.",
            "zh": f"{table.about_zh}UTF-8 带字节顺序标记，Excel 可正确显示中文；"
            "单元格内多个值以 | 分隔。",
        },
        "table",
        "https://www.rfc-editor.org/rfc/rfc4180",
    )


def _parquet(table: Table) -> Distribution:
    return Distribution(
        f"tables/{table.name}.parquet",
        {"en": f"{table.en} (Parquet)", "zh": f"{table.zh}（Parquet）"},
        "application/vnd.apache.parquet",
        {
            "en": f"{table.about_en} Typed columns; for pandas, polars, DuckDB, R and Spark.",
            "zh": f"{table.about_zh}各列带类型；适用于 pandas、polars、DuckDB、R 与 Spark。",
        },
        "table",
        "https://parquet.apache.org/docs/file-format/",
    )
