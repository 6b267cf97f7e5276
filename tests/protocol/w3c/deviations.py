"""Where the engine departs from a case of the W3C, and why that is not (or not yet) mended."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

_BY_REASON: Final[Mapping[str, str]] = MappingProxyType(
    {
        "RDF 1.1: a plain literal is an xsd:string, and one with a language an rdf:langString": """
            dawg-data-r2/distinct/distinct-2 dawg-data-r2/distinct/distinct-9
            dawg-data-r2/expr-builtin/dawg-datatype-2 dawg-data-r2/open-world/open-eq-01
            sparql11/functions/strdt03 sparql11/functions/strlang03""",
        "Oxigraph keeps numbers and dates by value: 01 and 1 are one term": """
            dawg-data-r2/distinct/distinct-1
            dawg-data-r2/expr-builtin/dawg-str-1 dawg-data-r2/expr-builtin/dawg-str-2
            dawg-data-r2/expr-builtin/sameTerm-simple dawg-data-r2/expr-builtin/sameTerm-eq
            dawg-data-r2/expr-builtin/sameTerm-not-eq dawg-data-r2/expr-equals/eq-graph-1
            dawg-data-r2/expr-equals/eq-graph-2 dawg-data-r2/open-world/date-2
            dawg-data-r2/open-world/date-3""",
        "Oxigraph keeps the types derived from xsd:integer as xsd:integer": """
            sparql11/csv-tsv-res/tsv03""",
        "Oxigraph's BNODE(text) is the same blank node in every solution": """
            sparql11/functions/bnode01""",
        "SPARQL 1.1: a number does not end in a point": """
            dawg-data-r2/basic/term-6 dawg-data-r2/basic/term-7
            dawg-data-r2/syntax-sparql1/syntax-lit-08""",
        "Oxigraph reads < as a comparison between operands (see sparql.lexer)": """
            dawg-data-r2/syntax-sparql3/syn-bad-26""",
        "SPARQL 1.2: escapes of code points stand in strings and IRIs only": """
            dawg-data-r2/syntax-sparql2/syntax-esc-04 dawg-data-r2/syntax-sparql2/syntax-esc-05""",
        "A graph that a query names for both is one graph, with the same blank nodes": """
            dawg-data-r2/dataset/dawg-dataset-09 dawg-data-r2/dataset/dawg-dataset-10
            dawg-data-r2/dataset/dawg-dataset-12""",
        "It contradicts dawg-optional-filter-005-not-simplified, which SPARQL 1.1 settled on": """
            dawg-data-r2/optional-filter/dawg-optional-filter-005-simplified""",
        "GROUP BY over no solutions makes no groups (SPARQL 1.1, section 18.5.1)": """
            sparql11/aggregates/agg-empty-group""",
        "By design: a variable never names the endpoint of a SERVICE": """
            sparql11/service/service5""",
    }
)


def _names() -> Iterator[tuple[str, str]]:
    for reason, names in _BY_REASON.items():
        for name in names.split():
            yield name, reason


DEVIATIONS: Final[Mapping[str, str]] = MappingProxyType(dict(_names()))
"""The cases that are expected to fail, each with the reason."""
