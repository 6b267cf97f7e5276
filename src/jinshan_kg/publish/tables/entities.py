"""The table of everything that the source names."""

from typing import Final

from jinshan_kg.publish.tables.identity import IDENTITY, fill_identity
from jinshan_kg.publish.tables.parts import (
    EVIDENCE,
    NOTES,
    PERIOD,
    fill_evidence,
    fill_labels,
    fill_notes,
    fill_period,
    fill_things,
    labels,
    thing,
)
from jinshan_kg.publish.tables.schema import Column, Kind, Row, Table
from jinshan_kg.publish.tables.statements import Statements, expand

_CLASSES: Final = tuple(
    f"jk:{name}"
    for name in (
        "Aim Brand BriefingSeries Characterization Cluster Directive Event Group Honour"
        " Organization Person Place Plan Post Product Sector Slogan Source Strategy"
        " Undertaking"
    ).split()
)
# A tenure is a record of its own (officials.csv), as a figure, a claim and a passage are.


def entities(said: Statements) -> list[str]:
    """Return the IRIs of everything that the source names, and of what it says of them."""
    named = {each for kind in _CLASSES for each in said.instances(kind)}
    # The scheme of phases is ours: of its concepts the source says only those that a work is in.
    phases = {each for each in said.instances("jk:Phase") if said.subjects("jk:phase", each)}
    # Of the periods those of an event or a work, which a claim may speak of; not those of figures.
    periods = {period for each in named for period in said.values(each, "jk:period")}
    return sorted(named | phases | periods)


def kinds(said: Statements, entity: str) -> list[str]:
    """Return the IRIs of the classes of the ontology that an entity is given by hand."""
    given = said.values(entity, "rdf:type", asserted=True)
    return [kind for kind in given if kind.startswith(expand("jk:"))]


def _row(said: Statements, entity: str) -> Row:
    return {
        "id": entity,
        **fill_labels(said, entity),
        "alt_labels_en": said.texts(entity, "skos:altLabel", "en"),
        "alt_labels_zh": said.texts(entity, "skos:altLabel", "zh"),
        **fill_things(said, "type", kinds(said, entity)),
        **fill_things(said, "phase", said.values(entity, "jk:phase")),
        **fill_things(said, "located_in", said.values(entity, "jk:locatedIn")),
        **fill_things(said, "part_of", said.values(entity, "jk:partOf")),
        **fill_identity(said, entity),
        **fill_period(said, entity),
        **fill_evidence(said, entity),
        **fill_notes(said, entity),
        "mentions": said.values(entity, "jk:mention"),
        "figures": len(said.subjects("jk:subject", entity)),
        "claims_as_subject": len(_claims(said, "rdf:subject", entity)),
        "claims_as_object": len(_claims(said, "rdf:object", entity)),
    }


def _claims(said: Statements, role: str, entity: str) -> set[str]:
    # An authority statement is an rdf:Statement too, and no claim of the source.
    return set(said.subjects(role, entity)) & set(said.instances("jk:Claim"))


def _rows(said: Statements) -> list[Row]:
    return [_row(said, entity) for entity in entities(said)]


ENTITIES: Final = Table(
    "entities",
    "Entities",
    "实体",
    "One thing that the source names: places, parks, organizations, people, posts, events, works,"
    " their periods, sectors, aims; sorted by IRI.",
    "每行一个来源提及的事物：地方、园区、组织、人物、职务、活动、工程及其时期、领域、目标；"
    "按 IRI 排序。",
    (
        Column("id", "Entity", "实体", Kind.IRI, required=True),
        *labels("Entity", "实体"),
        Column(
            "alt_labels_en",
            "Other names in English",
            "其他英文名称",
            says="skos:altLabel",
            language="en",
            multiple=True,
        ),
        Column(
            "alt_labels_zh",
            "Other names in Chinese",
            "其他中文名称",
            says="skos:altLabel",
            language="zh",
            multiple=True,
        ),
        *thing("type", "Kind", "类型", "rdf:type", multiple=True, required=True),
        *thing(
            "phase",
            "Phase on the day of the briefing",
            "发布会当日所处阶段",
            "jk:phase",
            multiple=True,
        ),
        *thing("located_in", "Located in", "位于", "jk:locatedIn", multiple=True),
        *thing("part_of", "Part of", "属于", "jk:partOf", multiple=True),
        *IDENTITY,
        *PERIOD,
        *EVIDENCE,
        *NOTES,
        Column(
            "mentions",
            "Passages that name it again",
            "再次提及的段落",
            Kind.IRI,
            "jk:mention",
            multiple=True,
        ),
        Column(
            "figures", "Number of figures about it", "有关数字的数量", Kind.INTEGER, required=True
        ),
        Column(
            "claims_as_subject",
            "Number of claims about it",
            "以其为主体的断言数",
            Kind.INTEGER,
            required=True,
        ),
        Column(
            "claims_as_object",
            "Number of claims that point to it",
            "以其为客体的断言数",
            Kind.INTEGER,
            required=True,
        ),
    ),
    {},
    _rows,
)
"""Everything that the source names."""
