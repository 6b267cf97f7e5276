"""The table of figures: one row for each, printed or derived."""

from decimal import Decimal
from typing import Final

from jinshan_kg.publish.tables.parts import (
    EVIDENCE,
    NOTES,
    PERIOD,
    code,
    fill_code,
    fill_evidence,
    fill_labels,
    fill_notes,
    fill_period,
    fill_thing,
    fill_things,
    in_text_order,
    labels,
    thing,
)
from jinshan_kg.publish.tables.schema import Column, Kind, Row, Table
from jinshan_kg.publish.tables.statements import Statements


def _row(said: Statements, figure: str) -> Row:
    metric = said.value(figure, "jk:metric")
    unit = said.value(figure, "jk:unit")
    baseline = said.value(figure, "jk:baseline")
    formula = said.value(figure, "jk:formula")
    return {
        "id": figure,
        **fill_labels(said, figure),
        **fill_thing(said, "subject", said.values(figure, "jk:subject")),
        **fill_thing(said, "metric", [metric] if metric else []),
        **fill_code(said, "statistic", said.value(metric, "jk:statistic")),
        "value": _number(said.value(figure, "jk:value")),
        **fill_thing(said, "unit", [unit] if unit else []),
        "unit_symbol": said.value(unit, "qudt:symbol"),
        **fill_period(said, figure),
        **fill_code(said, "period_basis", said.value(figure, "jk:periodBasis")),
        **fill_code(said, "status", said.value(figure, "jk:status")),
        **fill_code(said, "precision", said.value(figure, "jk:precision")),
        "baseline": baseline,
        "baseline_value": _number(said.value(baseline, "jk:value")),
        **fill_thing(said, "base_period", said.values(figure, "jk:basePeriod")),
        **fill_things(said, "result_of", said.values(figure, "jk:resultOf")),
        **fill_things(said, "established_by", said.values(figure, "jk:establishedBy")),
        "part_of_total": said.value(figure, "jk:partOfTotal"),
        **fill_evidence(said, figure),
        "context": said.value(figure, "jk:context"),
        "derived": formula is not None,
        # A printed figure is derived from its passage, which has columns of its own.
        "derived_from": said.values(figure, "prov:wasDerivedFrom") if formula else None,
        "formula": formula,
        **fill_notes(said, figure),
    }


# Without the Chinese name, which no source gives.
_ESTABLISHED_BY: Final = thing(
    "established_by", "Established by", "由何确定", "jk:establishedBy", multiple=True
)[:2]


def _number(lexical: str | None) -> Decimal | None:
    return None if lexical is None else Decimal(lexical)


def _rows(said: Statements) -> list[Row]:
    rows = [_row(said, figure) for figure in said.instances("jk:Observation")]
    return sorted(rows, key=in_text_order)


OBSERVATIONS: Final = Table(
    "observations",
    "Figures",
    "数字",
    "One figure: those that the source prints, in the order of the text, then those derived.",
    "每行一个数字：先为来源印出的数字（按原文顺序），后为导出的数字。",
    (
        Column("id", "Figure", "数字", Kind.IRI, required=True),
        *labels("Figure", "数字"),
        *thing("subject", "What the figure is about", "主体", "jk:subject", required=True),
        *thing("metric", "Metric", "指标", "jk:metric", required=True),
        *code(
            "statistic",
            "Statistic",
            "统计方式",
            "jk:statistic",
            "statistic",
            of="metric",
            required=True,
        ),
        Column(
            "value", "Value, in the unit", "数值（按单位）", Kind.DECIMAL, "jk:value", required=True
        ),
        *thing("unit", "Unit", "单位", "jk:unit", required=True),
        Column("unit_symbol", "Symbol of the unit", "单位符号", says="qudt:symbol", of="unit"),
        *PERIOD,
        *code("period_basis", "Period stated or implied", "时期依据", "jk:periodBasis", "basis"),
        *code("status", "Status", "状态", "jk:status", "status", required=True),
        *code("precision", "Precision", "精度", "jk:precision", "precision", required=True),
        Column("baseline", "Figure compared with", "比较基准", Kind.IRI, "jk:baseline"),
        Column(
            "baseline_value",
            "Value of the figure compared with",
            "基准数值",
            Kind.DECIMAL,
            "jk:value",
            "baseline",
        ),
        *thing("base_period", "Base period of a change", "变化的基期", "jk:basePeriod"),
        *thing("result_of", "Credited to", "成效归于", "jk:resultOf", multiple=True),
        *_ESTABLISHED_BY,
        Column(
            "part_of_total", "Already in the total of", "已计入总数", Kind.IRI, "jk:partOfTotal"
        ),
        *EVIDENCE,
        Column("context", "Sentence of the figure", "数字所在句", Kind.IRI, "jk:context"),
        Column("derived", "Derived, not printed", "是否导出", Kind.BOOLEAN, required=True),
        Column(
            "derived_from", "Derived from", "导出自", Kind.IRI, "prov:wasDerivedFrom", multiple=True
        ),
        Column("formula", "Formula", "公式", says="jk:formula"),
        *NOTES,
    ),
    # Not baseline and part_of_total: strict readers allow no empty cell in a foreign key.
    {"subject": "entities"},
    _rows,
)
"""Every figure."""
