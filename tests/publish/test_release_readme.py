"""The file that a person reads first."""

from pathlib import Path

from jinshan_kg.publish.distributions import Distribution, WrittenFile
from jinshan_kg.publish.release import read_index
from jinshan_kg.publish.release_about import About
from jinshan_kg.publish.release_readme import readme

ABOUT = About(
    title={"en": "Title", "zh": "题名"},
    description={"en": "What it is.", "zh": "说明。"},
    creator="http://x.org/we",
    creator_name={"en": "We", "zh": "我们"},
    licence="http://x.org/licence",
    modified="2026-11-23",
    version="1.0.0",
)
FILE = WrittenFile(
    Distribution(
        "a.csv", {"en": "Table", "zh": "表"}, "text/csv", {"en": "a | b.", "zh": "甲。"}, "table"
    ),
    12,
    "0a" * 32,
)


def test_it_says_what_the_dataset_is_and_lists_the_files() -> None:
    lines = readme(ABOUT, [FILE], "http://x.org/").decode().splitlines()

    assert lines[:15] == [
        "# Title 1.0.0 · 题名",
        "",
        "What it is.",
        "",
        "说明。",
        "",
        "- Date 日期: 2026-11-23",
        "- IRI: <http://x.org/dataset>",
        "- Creator 创作者: We · 我们",
        "- Licence 许可: <http://x.org/licence>",
        "",
        "| File 文件 | Bytes 字节 | What it is | 说明 |",
        "|---|---:|---|---|",
        r"| [a.csv](a.csv) | 12 | Table. a \| b. | 表。甲。 |",
        "",
    ]


def test_the_one_of_a_release_lists_what_was_written_before_it(release: Path) -> None:
    text = (release / "README.md").read_text(encoding="utf-8")
    files = read_index(release)
    before = files[: [file.distribution.path for file in files].index("README.md")]

    rows = [line for line in text.splitlines() if line.startswith("| [")]

    assert [row.split("](")[0].removeprefix("| [") for row in rows] == [
        file.distribution.path for file in before
    ]
