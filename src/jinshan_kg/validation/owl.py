"""The species of the ontology: OWL Lite, and OWL 2 DL and OWL 2 RL as well.

Numbered SPARQL rules over the RDF graph (`rules/lite`, `rules/dl`, `rules/rl`) must return no
rows. The rules of OWL Lite implement the OWL Reference, sections 8.2 and 8.3; those of OWL 2 DL
and OWL 2 RL hold only what OWL Lite permits and that species does not, so a graph is accepted
when it is in all three.

What the rules let pass on purpose:

- `owl:versionIRI`, a term of OWL 2, because every catalogue of ontologies asks for it;
- annotations with a value of any datatype of OWL 1, `xsd:date` and `xsd:gYear` included: an
  annotation has no meaning to a reasoner, and dates stand in annotations everywhere.

What is left out before the rules are applied (`without_reification`): the type `rdf:Statement`
and the properties `rdf:subject`, `rdf:predicate` and `rdf:object`. A claim is a statement about a
triple, which no species but OWL Full can speak about; the triple itself is in the graph.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from jinshan_kg.namespaces import PREFIXES, RDF_STATEMENT, REIFICATION
from jinshan_kg.validation.material import Material, ParsedFile, merged_store
from jinshan_kg.validation.places import node_name
from jinshan_kg.validation.report import Finding, Severity
from jinshan_kg.validation.rules import Rule, apply_rules, load_rules, shortened
from jinshan_kg.validation.scope import assertion_files

SPECIES: Final = ("lite", "dl", "rl")

_CARDINALITIES: Final = frozenset(
    PREFIXES["owl"] + name for name in ("cardinality", "minCardinality", "maxCardinality")
)
_COUNT: Final = PREFIXES["xsd"] + "nonNegativeInteger"
_STATEMENT: Final = NamedNode(RDF_STATEMENT)


def species_rules() -> tuple[Rule, ...]:
    """Return the rules of the three species, OWL Lite first."""
    return tuple(rule for species in SPECIES for rule in load_rules(species))


def check(material: Material) -> list[Finding]:
    """Return what keeps the ontology with its assertions out of one of the three species.

    What only describes the dataset is left out: see `scope.assertion_files`.
    """
    return species_findings(assertion_files(material.files), material.places.holder)


def species_findings(
    files: Iterable[ParsedFile], holder: Callable[[str], str] | None = None
) -> list[Finding]:
    """Return what keeps the files, merged, out of one of the three species.

    Args:
        files: The parsed files.
        holder: Names the node that a blank node hangs from; findings are about that one.
    """
    kept = without_reification(files)
    return [
        *apply_rules("species", species_rules(), merged_store(kept), holder),
        *(finding for parsed in kept for finding in _cardinality_datatypes(parsed, holder)),
    ]


def without_reification(files: Iterable[ParsedFile]) -> list[ParsedFile]:
    """Return the files without the triples that make a node an `rdf:Statement`."""
    return [
        ParsedFile(parsed.file, tuple(filter(_speaks_of_things, parsed.quads)), parsed.own)
        for parsed in files
    ]


def _speaks_of_things(quad: Quad) -> bool:
    return quad.predicate.value not in REIFICATION and quad.object != _STATEMENT


def _cardinality_datatypes(
    parsed: ParsedFile, holder: Callable[[str], str] | None
) -> Iterator[Finding]:
    """Find cardinalities that are no xsd:nonNegativeInteger (a bare 1 is an xsd:integer).

    The one rule that is not a query: the store makes all integers xsd:integer.
    """
    for quad in parsed.quads:
        if quad.predicate.value not in _CARDINALITIES or _counts(quad.object):
            continue
        focus = node_name(quad.subject)
        yield Finding(
            check="species",
            severity=Severity.VIOLATION,
            message=(
                f"{shortened(quad.predicate.value)} is {quad.object}; OWL Lite wants an"
                " xsd:nonNegativeInteger (a bare 1 is an xsd:integer)."
            ),
            source="lite/108",
            focus=focus if holder is None else holder(focus),
            path=quad.predicate.value,
            value=str(quad.object),
        )


def _counts(term: object) -> bool:
    return isinstance(term, Literal) and term.datatype.value == _COUNT
