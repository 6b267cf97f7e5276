"""Run the checks and put what they find into one report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from logging import ERROR, getLogger
from time import perf_counter
from types import MappingProxyType
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.validation.material import Material, read_material
from jinshan_kg.validation.repeats import without_repeats
from jinshan_kg.validation.report import (
    CheckRun,
    Finding,
    NotApplicableError,
    NoVerdictError,
    Outcome,
    Report,
    Severity,
    report_of,
)

_LABEL: Final = NamedNode(PREFIXES["rdfs"] + "label")


class Check(NamedTuple):
    """A check in the table: its module, which has a function `check`, and what it is about."""

    module: str
    title: str


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "terms": Check("terms", "every name of the project that is used is defined"),
        "evidence": Check("evidence", "passages are well-formed, and say what rests on them"),
        "species": Check("owl", "OWL Lite, OWL 2 DL and OWL 2 RL"),
        "cube": Check("cube", "Data Cube integrity constraints IC-0 to IC-21"),
        "shacl": Check("shacl", "the shapes of the dataset"),
        "consistency": Check("consistency", "ontology and data do not contradict each other"),
        "derived": Check("freshness", "the derived graph fits the files"),
    }
)
"""Name to check, in the order they are run. That the files parse at all comes before: `syntax`."""


def validate(
    layout: Layout,
    own: Iterable[DataFile] | None = None,
    only: Collection[str] | None = None,
    step: Callable[[], None] = lambda: None,
) -> Report:
    """Check the whole dataset, or files in the context of it.

    Args:
        layout: The dataset.
        own: The files to check; None for the whole dataset. They are read together with the
            ontology and the data, whose descriptions of the same nodes they replace, and only
            what concerns them is reported.
        only: The names of the checks to run; None for all of them.
        step: Called after each check.

    Raises:
        UserError: If a file is missing, unreadable or of an unsupported extension.
    """
    names = [name for name in CHECKS if only is None or name in only]
    with _quiet_rdflib():
        return _validated(layout, own, names, step)


def _validated(
    layout: Layout, own: Iterable[DataFile] | None, names: list[str], step: Callable[[], None]
) -> Report:
    begin = perf_counter()
    material = read_material(layout, own)
    seconds = perf_counter() - begin
    if not isinstance(material, Material):
        unread = [CheckRun(name, Outcome.SKIPPED, 0.0, "not all files parse") for name in names]
        return report_of(material, [CheckRun("syntax", Outcome.FAILED, seconds), *unread])
    findings: list[Finding] = []
    runs = [CheckRun("syntax", Outcome.PASSED, seconds)]
    for name in names:
        found, run = _run(name, material)
        findings += found
        runs.append(run)
        step()
    return report_of(without_repeats(findings), runs)


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal: the report tells of them."""
    logger = getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def _run(name: str, material: Material) -> tuple[list[Finding], CheckRun]:
    begin = perf_counter()
    try:
        found = import_module(f"jinshan_kg.validation.{CHECKS[name].module}").check(material)
    except NoVerdictError as error:
        seconds, applies = perf_counter() - begin, not isinstance(error, NotApplicableError)
        return [], CheckRun(name, Outcome.SKIPPED, seconds, str(error), applies)
    findings = [kept for finding in found if (kept := _concerning(material, finding))]
    failed = any(finding.severity is Severity.VIOLATION for finding in findings)
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    return findings, CheckRun(name, outcome, perf_counter() - begin)


def _concerning(material: Material, finding: Finding) -> Finding | None:
    """Return a finding, located, if it concerns what is validated.

    One about two nodes (a figure and its duplicate) concerns a file that describes either; if that
    is only the second, the finding is placed there.
    """
    located = _located(material, finding)
    if material.concerns(located.place):
        return located
    second = (finding.value or "").removeprefix("<").removesuffix(">")
    if second in material.own_nodes:
        return replace(located, place=material.places.find(second))
    return None


def _located(material: Material, finding: Finding) -> Finding:
    """Add the label of the node and the place where it is described."""
    if finding.focus is None:
        return finding
    return replace(
        finding,
        label=finding.label or _label(material, finding.focus),
        place=finding.place or material.places.find(finding.focus),
    )


def _label(material: Material, node: str) -> str | None:
    if node.startswith("_:"):
        return None
    labels = sorted(
        (quad.object.language != "en", quad.object.value)
        for quad in material.store.quads_for_pattern(NamedNode(node), _LABEL, None)
        if isinstance(quad.object, Literal)
    )
    return labels[0][1] if labels else None
