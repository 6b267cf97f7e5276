"""How relations are called on a page, and into which group they go."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask_babel import lazy_gettext as _  # said when a page is made, not when this is read

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.board.words import label

_SECTIONS: Final[Mapping[str, object]] = MappingProxyType(
    {
        "state": _("In short"),
        "where": _("Where, and part of what"),
        "holds": _("What belongs to it"),
        "aims": _("Aims and guidance"),
        "does": _("Activities"),
        "people": _("People, events and honours"),
        "other": _("More"),
    }
)

SECTIONS: Final = tuple(_SECTIONS)
"""The groups of relations in the order of the page."""

# Each property with the group of its values, the group of what points by it, and the heading of
# the latter; the heading of the former is the label of the property.
_PROPERTIES: Final[Mapping[str, tuple[str, str, object]]] = MappingProxyType(
    {
        "phase": ("state", "holds", _("In this phase")),
        "characterizedAs": ("state", "holds", _("Said of")),
        "period": ("state", "other", _("At this time")),
        "status": ("state", "other", _("With this status")),
        "locatedIn": ("where", "holds", _("Located here")),
        "partOf": ("where", "holds", _("Parts")),
        "liesOn": ("where", "holds", _("Along it")),
        "onLine": ("where", "holds", _("Stations")),
        "connects": ("holds", "where", _("Connected by")),
        "jurisdiction": ("where", "people", _("Under the jurisdiction of")),
        "affiliatedWith": ("where", "holds", _("Affiliated bodies")),
        "body": ("where", "people", _("Posts")),
        "hasPart": ("holds", "where", _("Part of")),
        "core": ("holds", "where", _("At the core of")),
        "aimsAt": ("aims", "aims", _("Aimed at by")),
        "focusesOn": ("aims", "aims", _("In the focus of")),
        "upholds": ("aims", "aims", _("A slogan of")),
        "theme": ("aims", "aims", _("The theme of")),
        "guidedBy": ("aims", "aims", _("Guides")),
        "drawsOn": ("aims", "aims", _("Drawn on by")),
        "implements": ("does", "does", _("Carried out by")),
        "introduced": ("does", "does", _("Introduced by")),
        "nurtures": ("does", "does", _("Nurtured by")),
        "produces": ("does", "does", _("Produced by")),
        "activeIn": ("does", "does", _("Who is active in it")),
        "worksOn": ("does", "does", _("Works on it")),
        "from": ("state", "other", ""),
        "to": ("state", "other", ""),
        "edtf": ("state", "other", ""),
        "pioneerOf": ("does", "does", _("Called its pioneers")),
        "resultOf": ("does", "does", _("Results")),
        "establishedBy": ("does", "does", _("Established")),
        "promptedBy": ("does", "does", _("Prompted")),
        "articulatedBy": ("people", "people", _("Articulated")),
        "occasion": ("people", "people", _("Articulated")),
        "visitor": ("people", "people", _("Visits")),
        "visited": ("where", "people", _("Visits")),
        "workedIn": ("where", "people", _("Worked here")),
        "organizer": ("people", "people", _("Organized")),
        "attendee": ("people", "people", _("Attended")),
        "speaker": ("people", "people", _("Introduced the briefing")),
        "respondent": ("people", "people", _("Answered questions at")),
        "official": ("people", "people", _("Tenures")),
        "post": ("people", "people", _("Holders")),
        "honour": ("people", "people", _("Conferrals")),
        "recipient": ("people", "people", _("Received")),
        "conferredBy": ("people", "people", _("Conferred")),
        "series": ("where", "holds", _("In the series")),
        "about": ("where", "people", _("Events about it")),
        "statistic": ("state", "holds", _("Metrics with this statistic")),
        "allowedUnit": ("state", "holds", _("Metrics in this unit")),
        "shareOf": ("state", "holds", _("Shares of it")),
        f"{PREFIXES['dcterms']}subject": ("where", "where", _("Documents about it")),
        f"{PREFIXES['skos']}broader": ("where", "holds", _("Narrower")),
        f"{PREFIXES['skos']}inScheme": ("state", "holds", _("Concepts")),
    }
)


# The headings of properties of other vocabularies, whose labels are in English only.
_OUTWARD: Final[Mapping[str, object]] = MappingProxyType(
    {
        f"{PREFIXES['skos']}inScheme": _("Scheme"),
        f"{PREFIXES['skos']}broader": _("Broader"),
        f"{PREFIXES['dcterms']}identifier": _("Identifier"),
        f"{PREFIXES['dcterms']}language": _("Language"),
        f"{PREFIXES['dcterms']}subject": _("About"),
        f"{PREFIXES['qudt']}symbol": _("Symbol"),
        f"{PREFIXES['qudt']}hasQuantityKind": _("Quantity"),
        f"{PREFIXES['qudt']}conversionMultiplier": _("Factor to the SI unit"),
        f"{PREFIXES['qudt']}ucumCode": _("UCUM code"),
        f"{PREFIXES['org']}organization": _("Body"),
        f"{PREFIXES['time']}inside": _("Includes"),
        f"{PREFIXES['time']}hasBeginning": _("Beginning"),
        f"{PREFIXES['time']}hasEnd": _("End"),
    }
)


def section_of(predicate: str, *, inward: bool) -> str:
    """Return the group of a relation.

    Args:
        predicate: The property.
        inward: Whether it points at the thing of the page.
    """
    outward_section, inward_section, _ = _known(predicate)
    return inward_section if inward else outward_section


def section_heading(section: str) -> str:
    """Return the heading of a group."""
    return str(_SECTIONS[section])


def heading_of(predicate: Named, *, inward: bool) -> str:
    """Return the heading of a relation."""
    known = str(_known(predicate.iri)[2])
    if inward and known:
        return known
    text = str(_OUTWARD.get(predicate.iri) or label(predicate))
    if inward:
        return str(_("Pointing here by “%(property)s”", property=text))
    return text[:1].upper() + text[1:]


def _known(predicate: str) -> tuple[str, str, object]:
    return _PROPERTIES.get(predicate.removeprefix(JK), ("other", "other", ""))
