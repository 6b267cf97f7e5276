"""Queries that do harm, each in its own way."""

from typing import Final

_FOUR: Final = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
_HUNDRED: Final = " ".join(map(str, range(100)))
_VALUES: Final = " ".join(f"VALUES ?v{n} {{ {_HUNDRED} }}" for n in range(6))

RUNAWAY: Final = f"SELECT (COUNT(*) AS ?n) {{ {_FOUR} }}"
"""Runs for hours, in little memory."""

SLOW: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""Counts to 27 million, which takes some seconds."""

SLOWER: Final = SLOW.replace("{", "{ VALUES ?twice { 1 2 }", 1)
"""Counts twice as far."""

LARGE: Final = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1000000"
"""Gives 30 MB, more than the buffers of a connection take."""


def _grown(step: str, times: int) -> str:
    steps = " ".join(f"BIND({step.format(x=f'?x{n}')} AS ?x{n + 1})" for n in range(times))
    return f"SELECT (STRLEN(?x{times}) AS ?n) {{ BIND('aaaaaaaa' AS ?x0) {steps} }}"


TOO_LONG: Final = {
    "count over a cross product": RUNAWAY,
    "cross product of VALUES blocks": f"SELECT (COUNT(*) AS ?n) {{ {_VALUES} }}",
    "regular expressions made in the query": (
        f"SELECT (COUNT(*) AS ?n) {{ {_FOUR} FILTER REGEX(STR(?a), CONCAT('^(a|b)*', STR(?d))) }}"
    ),
    "property paths": (
        "SELECT (COUNT(*) AS ?n) { ?a (<urn:value>|!<urn:value>)* ?b ."
        " ?c (<urn:value>|!<urn:value>)* ?d . ?e (<urn:value>|!<urn:x>)* ?f }"
    ),
    "LATERAL": (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c LATERAL { ?d ?e ?f LATERAL { ?g ?h ?i LATERAL"
        " { ?j ?k ?l } } } }"
    ),
}
TOO_MUCH: Final = {
    "ORDER BY over a cross product": f"SELECT * {{ {_FOUR} }} ORDER BY ?c ?f ?i ?l",
    "EXISTS over a cross product": f"ASK {{ FILTER NOT EXISTS {{ {_FOUR} FILTER(?c < 0) }} }}",
    "EXISTS over VALUES blocks": f"ASK {{ FILTER EXISTS {{ {_VALUES} FILTER(?v0 < 0) }} }}",
    "a string by CONCAT": _grown("CONCAT({x}, {x})", 60),
    "a string by REPLACE": _grown("REPLACE({x}, 'a', 'aaaaaaaa')", 12),
    "one group": f"SELECT (GROUP_CONCAT(?t) AS ?n) {{ {_FOUR} BIND(STRUUID() AS ?t) }}",
    "new terms": f"SELECT (COUNT(DISTINCT ?t) AS ?n) {{ {_FOUR} BIND(STRUUID() AS ?t) }}",
}
