"""What a page calls a thing: its name in the best language, or one made of its IRI."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from flask_babel import lazy_gettext as _  # said when a page is made

from jinshan_kg.namespaces import PREFIXES, local_name

_EU: Final = "http://publications.europa.eu/resource/authority/"
_KNOWN: Final[Mapping[str, object]] = MappingProxyType(
    {
        f"{_EU}access-right/PUBLIC": _("public"),
        f"{_EU}country/CHN": _("China"),
        f"{_EU}data-theme/ECON": _("economy and finance"),
        f"{_EU}data-theme/REGI": _("regions and cities"),
        f"{_EU}frequency/IRREG": _("irregular"),
        f"{_EU}data-theme": _("themes of the data portals of Europe"),
        f"{_EU}frequency/NEVER": _("never"),
        f"{_EU}language/ENG": _("English"),
        f"{_EU}language/ZHO": _("Chinese"),
    }
)
_PREFIX_OF: Final = MappingProxyType({iri: prefix for prefix, iri in PREFIXES.items()})


def best_of(texts: Mapping[str, str], language: str) -> tuple[str, str] | None:
    """Return the text in a language, else in English, else in any, with its tag; None if empty.

    Args:
        texts: The text by language tag.
        language: The language of the page.
    """
    text = texts.get(language)
    if text:
        return text, language
    return next(((texts[tag], tag) for tag in ("en", *texts) if texts.get(tag)), None)


def unnamed(iri: str) -> str:
    """Return a name for a thing that the dataset does not name.

    Args:
        iri: The thing: a term that catalogues use, the namespace of a vocabulary (which goes by
            its prefix), or any other, which goes by what its IRI ends in.
    """
    known = _KNOWN.get(iri) or _PREFIX_OF.get(iri)
    if known:
        return str(known)
    return local_name(unquote(iri)) or iri
