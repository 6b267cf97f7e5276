"""Consistency of the ontology with the data: is there any world in which all of it is true?

First a few rules (`rules/clash`) look for the usual contradictions, and name the node at fault.
They are sound and not complete, so a reasoner is asked as well. Of three that are known the first
that is installed is used:

- rustdl, in Rust, without Java: reads RDF/XML; comes with the program where it has a wheel;
- pyhermit, in Rust, without Java: reads N-Triples, refuses what is not OWL 2 DL;
- HermiT as owlready2 brings it: needs Java, reads N-Triples, throws on datatypes that OWL 2
  does not have (`xsd:gYear`).

All get the same triples (`logical_graph`): the assertions without annotations, which have no
meaning to a reasoner and may hold dates, and without the reification of claims.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.validation.material import Material, ParsedFile
from jinshan_kg.validation.owl import without_reification
from jinshan_kg.validation.report import Finding, NoVerdictError, Severity
from jinshan_kg.validation.rules import apply_rules, load_rules
from jinshan_kg.validation.scope import assertion_files

if TYPE_CHECKING:
    from collections.abc import Iterable

_ANNOTATION: Final = NamedNode(PREFIXES["owl"] + "AnnotationProperty")
_BUILT_IN_ANNOTATIONS: Final = frozenset(
    {
        *(PREFIXES["rdfs"] + name for name in ("label", "comment", "seeAlso", "isDefinedBy")),
        *(PREFIXES["owl"] + name for name in ("versionInfo", "versionIRI")),
    }
)


def check(material: Material) -> list[Finding]:
    """Return what makes the ontology with its assertions inconsistent.

    Raises:
        NoVerdictError: If the rules find nothing, and no reasoner is installed or the one that is
            refuses the input.
    """
    triples = logical_graph(assertion_files(material.files))
    clashes = find_clashes(triples)
    if clashes:
        return clashes
    name = available_reasoner()
    try:
        consistent = REASONERS[name](triples)
    except Exception as error:  # each reasoner has exceptions of its own, for input not in OWL DL
        reason = str(error).partition("\n")[0]
        raise NoVerdictError(f"{name} refuses the input: {reason}") from error
    if consistent:
        return []
    message = (
        f"The ontology and the data contradict each other, says the reasoner {name}. Check your"
        " last changes one by one: none of the usual contradictions was found."
    )
    return [Finding("consistency", Severity.VIOLATION, message, source="consistency")]


def find_clashes(triples: list[Quad]) -> list[Finding]:
    """Return the contradictions that the rules find."""
    store = Store()
    store.bulk_extend(triples)
    return apply_rules("consistency", load_rules("clash"), store)


def available_reasoner() -> str:
    """Return the name of the first reasoner that is installed, the cheapest first.

    Raises:
        NoVerdictError: If there is none.
    """
    for name, (module, program) in _NEEDS.items():
        if find_spec(module) is not None and (program is None or which(program) is not None):
            return name
    raise NoVerdictError(
        "the rules find no contradiction; for a full answer `pip install rustdl`, or `pip install"
        " owlready2` and Java"
    )


def logical_graph(files: Iterable[ParsedFile]) -> list[Quad]:
    """Return the triples that mean something to a reasoner, in the default graph."""
    kept = without_reification(files)
    annotations = _BUILT_IN_ANNOTATIONS | {
        quad.subject.value
        for parsed in kept
        for quad in parsed.quads
        if quad.object == _ANNOTATION and isinstance(quad.subject, NamedNode)
    }
    return [
        Quad(quad.subject, quad.predicate, quad.object)
        for parsed in kept
        for quad in parsed.quads
        if quad.predicate.value not in annotations
    ]


def rustdl_consistent(triples: list[Quad]) -> bool:
    """Ask rustdl.

    Args:
        triples: An OWL 2 DL ontology, with lexical forms as written.
    """
    import rustdl

    with written(triples, RdfFormat.RDF_XML) as path:
        return bool(rustdl.is_consistent(str(path)))


def pyhermit_consistent(triples: list[Quad]) -> bool:
    """Ask pyhermit.

    Args:
        triples: An OWL 2 DL ontology, with lexical forms as written.
    """
    import pyhermit

    with written(triples, RdfFormat.N_TRIPLES) as path, pyhermit.Reasoner(path) as reasoner:
        return bool(reasoner.is_consistent())


def hermit_consistent(triples: list[Quad]) -> bool:
    """Ask HermiT, in Java, through owlready2.

    Args:
        triples: An OWL 2 DL ontology, with lexical forms as written.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # owlready2 warns of its optional compiled parser
        import owlready2

        world = owlready2.World()
        with written(triples, RdfFormat.N_TRIPLES) as path:
            world.get_ontology(path.as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False
        finally:
            world.close()
    return True


@contextmanager
def written(triples: list[Quad], syntax: RdfFormat) -> Iterator[Path]:
    """Write the triples to a file for as long as the context lasts.

    Args:
        triples: The triples.
        syntax: RDF/XML or N-Triples.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"ontology.{syntax.file_extension}"
        serialize((quad.triple for quad in triples), path, syntax)
        yield path


REASONERS: Final[Mapping[str, Callable[[list[Quad]], bool]]] = MappingProxyType(
    {
        "rustdl": rustdl_consistent,
        "pyhermit": pyhermit_consistent,
        "HermiT": hermit_consistent,
    }
)
"""Reasoner to function, the cheapest first."""

_NEEDS: Final[Mapping[str, tuple[str, str | None]]] = MappingProxyType(
    {"rustdl": ("rustdl", None), "pyhermit": ("pyhermit", None), "HermiT": ("owlready2", "java")}
)
