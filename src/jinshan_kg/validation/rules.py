"""Numbered SPARQL rules: a query that must return no rows, with a message for each row it returns.

A rule is a file `rules/<set>/<number>-<name>.rq`. Comments at its head say what it is:

    # title: Enumerated class
    # message: {this} lists its members (owl:oneOf); OWL Lite has no enumerated classes.
    # see: OWL Reference, section 8.3

`# severity:` (violation, warning or info; violation unless said) is optional, and a line that
begins `#   ` continues the one before. The query selects `?this` (the node at fault) and may
select `?path` (a property) and `?value` (a term); the message names them in braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from jinshan_kg.namespaces import BASE, PREFIXES
from jinshan_kg.validation.places import node_name
from jinshan_kg.validation.report import Finding, Severity

_HEADER: Final = re.compile(r"^# (title|message|see|severity): (.*(?:\n#   .*)*)", re.MULTILINE)
_LOCAL_NAME: Final = re.compile(r"[\w-]+")
_SLOTS: Final = ("this", "path", "value")
_SLOT: Final = re.compile(r"\{(this|path|value)\}")


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        name: Its set and its number, such as `lite/101`: what a report gives as the source.
        title: What it forbids, in a few words.
        message: The message for a row, with `{this}`, `{path}` and `{value}`.
        see: The section of a specification that it implements.
        severity: How grave a row is.
        query: The SPARQL query, with its head.
    """

    name: str
    title: str
    message: str
    see: str
    severity: Severity
    query: str


def load_rules(name: str) -> tuple[Rule, ...]:
    """Return the rules of a set (a folder of `rules/`), in the order of their numbers.

    Args:
        name: The name of the set, such as `lite`.
    """
    folder = files("jinshan_kg.validation") / "rules" / name
    texts = {entry.name: entry.read_text(encoding="utf-8") for entry in folder.iterdir()}
    return tuple(
        parse_rule(name, file.removesuffix(".rq"), texts[file])
        for file in sorted(texts)
        if file.endswith(".rq")
    )


def parse_rule(rule_set: str, stem: str, text: str) -> Rule:
    """Return the rule that a file holds.

    Args:
        rule_set: The name of its folder.
        stem: Its file name without `.rq`: a number, a hyphen and a name.
        text: Its content.
    """
    head = {key: re.sub(r"\s*\n#\s*", " ", value).strip() for key, value in _HEADER.findall(text)}
    return Rule(
        name=f"{rule_set}/{stem.partition('-')[0]}",
        title=head["title"],
        message=head["message"],
        see=head["see"],
        severity=Severity(head.get("severity", "violation")),
        query=text,
    )


def apply_rules(
    check: str, rules: Iterable[Rule], store: Store, holder: Callable[[str], str] | None = None
) -> list[Finding]:
    """Return a finding for each row of each rule.

    Args:
        check: The name of the check, for the findings.
        rules: The rules.
        store: The triples, in its default graph.
        holder: Names the node that a blank node hangs from; findings are about that one.
    """
    return [finding for rule in rules for finding in _rows(check, rule, store, holder)]


def shortened(iri: str) -> str:
    """Return an IRI as Turtle would write it, the base being the project's.

    That is a prefixed name where a usual prefix fits (`jk:value`), else relative to the base
    (`<id/park/x>`), else whole (`<http://…>`). A blank node (`_:name`) is returned as it is.
    """
    if iri.startswith("_:"):
        return iri
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri.removeprefix(BASE)}>"


def literal_text(literal: Literal) -> str:
    """Return a literal as Turtle would write it: quoted, with its language or datatype."""
    quoted = f'"{literal.value}"'
    if literal.language is not None:
        return f"{quoted}@{literal.language}"
    datatype = shortened(literal.datatype.value)
    return quoted if datatype == "xsd:string" else f"{quoted}^^{datatype}"


def _rows(
    check: str, rule: Rule, store: Store, holder: Callable[[str], str] | None
) -> Iterator[Finding]:
    solutions = store.query(rule.query)
    assert isinstance(solutions, QuerySolutions)
    selected = {variable.value for variable in solutions.variables}.intersection(_SLOTS)
    for solution in solutions:
        row = {slot: solution[slot] for slot in selected if solution[slot] is not None}
        yield Finding(
            check=check,
            severity=rule.severity,
            message=_filled(rule.message, row, holder),
            source=rule.name,
            focus=_focus(row.get("this"), holder),
            path=node_name(row["path"]) if "path" in row else None,
            value=_value(row.get("value")),
        )


def _focus(this: object, holder: Callable[[str], str] | None) -> str | None:
    if not isinstance(this, NamedNode | BlankNode):
        return None
    name = node_name(this)
    return name if holder is None else holder(name)


def _value(value: object) -> str | None:
    # The name of a blank node changes with each reading: it would tell nobody anything.
    return None if value is None or isinstance(value, BlankNode) else str(value)


def _filled(message: str, row: Mapping[str, object], holder: Callable[[str], str] | None) -> str:
    return _SLOT.sub(lambda slot: _shown(row.get(slot[1]), holder), message)


def _shown(term: object, holder: Callable[[str], str] | None) -> str:
    if isinstance(term, BlankNode):
        held = str(term) if holder is None else holder(str(term))
        return "a blank node" if held.startswith("_:") else f"a blank node of {shortened(held)}"
    if isinstance(term, NamedNode):
        return shortened(term.value)
    if isinstance(term, Literal):
        return literal_text(term)
    return "nothing" if term is None else str(term)
