"""The `README.md` of a release: what each file is, and how to use it."""

from collections.abc import Iterable
from typing import Final

from jinshan_kg.publish.distributions import Distribution, WrittenFile
from jinshan_kg.publish.release_about import About

PATH: Final = "README.md"


def planned() -> Distribution:
    """Return what the file is."""
    return Distribution(
        PATH,
        {"en": "Read me", "zh": "说明"},
        "text/markdown",
        {"en": "What each file is, and how to check it.", "zh": "各文件的说明与校验方法。"},
        "package",
        is_data=False,
    )


def readme(about: About, files: Iterable[WrittenFile], base_iri: str) -> bytes:
    """Return the file, in English and Chinese.

    Args:
        about: What the dataset says of itself.
        files: The files to list.
        base_iri: The IRI of the dataset's site.
    """
    rows = "".join(_row(file) for file in files)
    return f"""# {about.title["en"]} {about.version} · {about.title["zh"]}

{about.description["en"]}

{about.description["zh"]}

- Date 日期: {about.modified}
- IRI: <{base_iri}dataset>
- Creator 创作者: {about.creator_name["en"]} · {about.creator_name["zh"]}
- Licence 许可: <{about.licence}>

| File 文件 | Bytes 字节 | What it is | 说明 |
|---|---:|---|---|
{rows}
`sha256sum -c SHA256SUMS` checks the files. `ro-crate-metadata.json` describes them for machines,
and `index.json` lists them. In the JSON-LD files a whole number is a JSON number and a decimal
with a fraction is a string, because JSON-LD would read `7.1` back as another value. The CSV files
are in UTF-8; LibreOffice without a window takes them for Windows-1252 unless it is told so:
`soffice --headless --infilter=CSV:44,34,UTF8,1 --convert-to xlsx tables/observations.csv`.

`sha256sum -c SHA256SUMS` 可校验全部文件。`ro-crate-metadata.json` 供机器读取，
`index.json` 为文件清单。
JSON-LD 文件中，整数为 JSON 数字，带小数的数为字符串，以保证数值精确。
CSV 文件采用 UTF-8 编码；在无界面模式下使用 LibreOffice 时，须用上述 `--infilter` 选项指明。
""".encode()


def _row(file: WrittenFile) -> str:
    what = file.distribution
    cells = (
        f"[{what.path}]({what.path})",
        str(file.size),
        f"{what.title['en']}. {what.description['en']}",
        f"{what.title['zh']}。{what.description['zh']}",
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
