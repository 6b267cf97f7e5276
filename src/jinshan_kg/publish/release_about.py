"""What the dataset says of itself, for the files that go with a release."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import ONTOLOGY, PREFIXES
from jinshan_kg.publish.material import Material

_TERMS: Final = PREFIXES["dcterms"]
_LABEL: Final = PREFIXES["rdfs"] + "label"


@dataclass(frozen=True)
class About:
    """What the dataset says of itself.

    Attributes:
        title: What it is called, by language tag.
        description: What it holds, by language tag.
        creator: The IRI of who made it.
        creator_name: What they are called, by language tag.
        licence: The IRI of its licence.
        modified: The day of its last change, YYYY-MM-DD.
        version: Its version, such as `1.0.0`.
    """

    title: dict[str, str]
    description: dict[str, str]
    creator: str
    creator_name: dict[str, str]
    licence: str
    modified: str
    version: str


def about(material: Material) -> About:
    """Return what the catalogue and the ontology of a dataset say of it.

    Raises:
        UserError: If something is not said.
    """
    quads = [quad for file in material.files for quad in file.quads]
    dataset, ontology = f"{material.base_iri}dataset", ONTOLOGY
    creator = _one(quads, ontology, f"{_TERMS}creator")
    return About(
        title=_texts(quads, dataset, f"{_TERMS}title"),
        description=_texts(quads, dataset, f"{_TERMS}description"),
        creator=creator,
        creator_name=_texts(quads, creator, _LABEL),
        licence=_one(quads, dataset, f"{_TERMS}license"),
        modified=_one(quads, ontology, f"{_TERMS}modified"),
        version=_one(quads, ontology, PREFIXES["owl"] + "versionInfo"),
    )


def _one(quads: Iterable[Quad], subject: str, predicate: str) -> str:
    """Return the IRI or the text of a statement of which there is one."""
    found = {
        quad.object.value
        for quad in quads
        if quad.subject == NamedNode(subject)
        and quad.predicate.value == predicate
        and isinstance(quad.object, NamedNode | Literal)
    }
    if len(found) != 1:
        raise UserError(f"<{subject}> needs one <{predicate}> for a release, not {len(found)}.")
    return found.pop()


def _texts(quads: Iterable[Quad], subject: str, predicate: str) -> dict[str, str]:
    found = {
        quad.object.language: quad.object.value
        for quad in quads
        if quad.subject == NamedNode(subject)
        and quad.predicate.value == predicate
        and isinstance(quad.object, Literal)
        and quad.object.language is not None
    }
    for language in ("en", "zh"):
        if language not in found:
            raise UserError(
                f"<{subject}> has no <{predicate}> in {language}, which a release needs."
            )
    return dict(sorted(found.items()))
