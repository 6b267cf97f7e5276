"""Groups of columns that several tables share, each with the function that fills it."""

from collections.abc import Mapping, Sequence

from jinshan_kg.publish.tables.numbers import Cell
from jinshan_kg.publish.tables.schema import Column, Kind
from jinshan_kg.publish.tables.statements import Statements

Values = dict[str, Cell]


def labels(
    en: str, zh: str, of: str | None = None, *, multiple: bool = False
) -> tuple[Column, ...]:
    """Return the columns of the English and the Chinese label of a thing.

    Args:
        en: What the thing is, in English, for the titles of the columns.
        zh: The same in Chinese.
        of: The column that has the thing's IRI; None for the thing that the row is about.
        multiple: Whether a cell may hold several labels.
    """
    prefix = f"{of}_" if of else ""
    return (
        Column(
            f"{prefix}label_en",
            f"{en}: name in English",
            f"{zh}英文名称",
            says="rdfs:label",
            of=of,
            language="en",
            multiple=multiple,
            required=of is None,
        ),
        Column(
            f"{prefix}label_zh",
            f"{en}: name in Chinese",
            f"{zh}中文名称",
            says="rdfs:label",
            of=of,
            language="zh",
            multiple=multiple,
        ),
    )


def fill_labels(said: Statements, thing: str | None, name: str | None = None) -> Values:
    """Return the cells of `labels` for one thing.

    Args:
        said: What the dataset says.
        thing: The IRI of the thing; None for empty cells.
        name: The column that has it; None for the thing that the row is about.
    """
    prefix = f"{name}_" if name else ""
    return {f"{prefix}label_{language}": said.label(thing, language) for language in ("en", "zh")}


def thing(
    name: str,
    en: str,
    zh: str,
    says: str | None,
    *,
    of: str | None = None,
    multiple: bool = False,
    required: bool = False,
) -> tuple[Column, ...]:
    """Return the columns of something named by its IRI: the IRI and the two labels.

    Args:
        name: The name of the first column, which the names of the others begin with.
        en: What the thing is, in English.
        zh: The same in Chinese.
        says: The property that the column stands for, as a prefixed name; None for none.
        of: The column of what has the property; None for the thing that the row is about.
        multiple: Whether a cell may hold several things.
        required: Whether no cell may be empty.
    """
    iri = Column(name, en, zh, Kind.IRI, says, of, multiple=multiple, required=required)
    return (iri, *labels(en, zh, name, multiple=multiple))


def fill_thing(said: Statements, name: str, found: Sequence[str]) -> Values:
    """Return the cells of `thing` for the first thing found, if there is one.

    Args:
        said: What the dataset says.
        name: The name of the first column.
        found: The IRIs of the things.
    """
    first = found[0] if found else None
    return {name: first, **fill_labels(said, first, name)}


def fill_things(said: Statements, name: str, found: Sequence[str]) -> Values:
    """Return the cells of `thing` for several things; a missing label is an empty item.

    Args:
        said: What the dataset says.
        name: The name of the first column.
        found: The IRIs of the things.
    """
    cells: Values = {name: found}
    for language in ("en", "zh"):
        known = [said.label(each, language) or "" for each in found]
        cells[f"{name}_label_{language}"] = known if any(known) else None
    return cells


def code(
    name: str,
    en: str,
    zh: str,
    says: str,
    scheme: str,
    *,
    of: str | None = None,
    required: bool = False,
) -> tuple[Column, ...]:
    """Return the columns of a concept of a short list: its code and its Chinese label.

    Args:
        name: The name of the column with the code.
        en: What the concept tells, in English.
        zh: The same in Chinese.
        says: The property that the column stands for, as a prefixed name.
        scheme: The name of the concept scheme that lists the codes.
        of: The column of what has the property; None for the thing that the row is about.
        required: Whether no cell may be empty.
    """
    return (
        Column(name, en, zh, says=says, of=of, codes=scheme, required=required),
        Column(f"{name}_label_zh", f"{en}: in Chinese", f"{zh}（中文）"),
    )


def fill_code(said: Statements, name: str, concept: str | None) -> Values:
    """Return the cells of `code`.

    Args:
        said: What the dataset says.
        name: The name of the column with the code.
        concept: The IRI of the concept; None for empty cells.
    """
    notation = said.value(concept, "skos:notation")
    return {name: notation, f"{name}_label_zh": said.label(concept, "zh")}


PERIOD: tuple[Column, ...] = (
    *thing("period", "Period", "时期", "jk:period"),
    Column("from", "Beginning of the period", "时期起点"),
    Column("to", "End of the period", "时期终点"),
    Column(
        "edtf",
        "Period in EDTF (ISO 8601-2)",
        "时期（EDTF，ISO 8601-2）",
        says="jk:edtf",
        of="period",
    ),
)
"""A period: a beginning or an end that the source does not give is empty."""


def fill_period(said: Statements, subject: str) -> Values:
    """Return the cells of `PERIOD` for what has the period."""
    found = said.values(subject, "jk:period")
    cells = fill_thing(said, "period", found)
    first = found[0] if found else None
    return cells | {name: said.value(first, f"jk:{name}") for name in ("from", "to", "edtf")}


NOTES: tuple[Column, ...] = (
    Column("note", "Notes", "注释", Kind.IRI, "jk:note", multiple=True),
    Column("note_en", "Notes in English", "英文注释", language="en", multiple=True),
    Column("note_zh", "Notes in Chinese", "中文注释", language="zh", multiple=True),
)
"""Notes on what the source prints."""


def fill_notes(said: Statements, subject: str) -> Values:
    """Return the cells of `NOTES`."""
    notes = said.values(subject, "jk:note")
    return {
        "note": notes,
        "note_en": [text for note in notes for text in said.texts(note, "rdfs:comment", "en")],
        "note_zh": [text for note in notes for text in said.texts(note, "rdfs:comment", "zh")],
    }


EVIDENCE: tuple[Column, ...] = (
    Column("source", "Source document", "来源文件", Kind.IRI, "jk:source", "passage"),
    Column("passage", "Passage", "原文段落", Kind.IRI, "jk:evidence"),
    Column(
        "start",
        "Passage: first code point, from 0",
        "段落起点（码点，从 0 起）",
        Kind.INTEGER,
        "jk:start",
        "passage",
    ),
    Column(
        "end",
        "Passage: code point after the last",
        "段落终点（末尾之后的码点）",
        Kind.INTEGER,
        "jk:end",
        "passage",
    ),
    Column(
        "token",
        "Characters that write the figure or the name",
        "书写数字或名称的字符",
        says="jk:token",
        of="passage",
    ),
)
"""The passage that says so; the first in the order of the text."""

FURTHER = Column(
    "further_passages",
    "Further passages",
    "其他原文段落",
    Kind.IRI,
    "jk:evidence",
    multiple=True,
)
"""The passages that say so besides, for what may stand in several places of the text."""


def fill_evidence(said: Statements, subject: str) -> Values:
    """Return the cells of `EVIDENCE`."""
    passages = _passages(said, subject)
    if not passages:
        return {}
    first = passages[0]
    start, end = offsets(said, first)
    return {
        "source": said.value(first, "jk:source"),
        "passage": first,
        "start": start,
        "end": end,
        "token": said.value(first, "jk:token"),
    }


def fill_further(said: Statements, subject: str) -> Values:
    """Return the cell of `FURTHER`."""
    return {FURTHER.name: _passages(said, subject)[1:]}


def _passages(said: Statements, subject: str) -> list[str]:
    return sorted(said.values(subject, "jk:evidence"), key=lambda iri: offsets(said, iri))


def offsets(said: Statements, passage: str) -> tuple[int, int]:
    """Return where a passage begins and ends, in Unicode code points from 0."""
    start, end = said.value(passage, "jk:start"), said.value(passage, "jk:end")
    return int(start or 0), int(end or 0)


def in_text_order(row: Mapping[str, Cell]) -> tuple[bool, int, int, str]:
    """Sort key: by the first passage, what has none last, then by IRI."""
    start, end = row.get("start"), row.get("end")
    known = isinstance(start, int) and isinstance(end, int)
    return (
        not known,
        int(str(start)) if known else 0,
        int(str(end)) if known else 0,
        str(row["id"]),
    )
