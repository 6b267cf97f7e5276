"""What every table and graph file says of itself: title, licence, version and date."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from jinshan_kg.publish.material import Material
from jinshan_kg.publish.release_about import about

_DIGITS: Final = 12


@dataclass(frozen=True)
class Facts:
    """The facts.

    Attributes:
        iri: The IRI of the dataset.
        en: Its title in English.
        zh: Its title in Chinese.
        about_en: What it holds, in English.
        about_zh: What it holds, in Chinese.
        licence: The IRI of its licence.
        version: Its version with the first digits of the digest of what it says, as a build of
            Semantic Versioning: `1.0.0+24d1140fb0ff`.
        modified: When it was last changed, as its files say: what is written carries this date
            and not the day of writing.
    """

    iri: str
    en: str
    zh: str
    about_en: str
    about_zh: str
    licence: str
    version: str
    modified: date


def facts_of(material: Material) -> Facts:
    """Return the facts of a dataset.

    Raises:
        UserError: If the catalogue or the ontology does not say one of them.
    """
    known = about(material)
    return Facts(
        iri=f"{material.base_iri}dataset",
        en=known.title["en"],
        zh=known.title["zh"],
        about_en=known.description["en"],
        about_zh=known.description["zh"],
        licence=known.licence,
        version=f"{known.version}+{material.version[:_DIGITS]}",
        modified=date.fromisoformat(known.modified),
    )
