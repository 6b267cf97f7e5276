"""How relations are called on a page, and into which group they go."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from re import sub
from types import MappingProxyType
from typing import Final

from flask_babel import lazy_gettext as _  # said when a page is made, not when this is read

from jinshan_kg.namespaces import JK, PREFIXES
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.board.words import label
from jinshan_kg.web.language import language

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
        f"{PREFIXES['dcterms']}hasPart": ("other", "where", _("Part of")),
        f"{PREFIXES['dcat']}dataset": ("other", "where", _("In the catalogue")),
        f"{PREFIXES['dcat']}servesDataset": ("other", "other", _("Served by")),
        f"{PREFIXES['dcat']}inSeries": ("other", "holds", _("Datasets")),
        f"{PREFIXES['dcterms']}publisher": ("other", "other", _("Publishes")),
        f"{PREFIXES['dcterms']}creator": ("other", "other", _("Made")),
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
        f"{PREFIXES['dcterms']}accessRights": _("Access"),
        f"{PREFIXES['dcterms']}accrualPeriodicity": _("How often it grows"),
        f"{PREFIXES['dcterms']}conformsTo": _("Follows"),
        f"{PREFIXES['dcterms']}creator": _("Made by"),
        f"{PREFIXES['dcterms']}publisher": _("Published by"),
        f"{PREFIXES['dcterms']}hasPart": _("Has part"),
        f"{PREFIXES['dcterms']}isPartOf": _("Is part of"),
        f"{PREFIXES['dcterms']}issued": _("Issued"),
        f"{PREFIXES['dcterms']}modified": _("Last changed"),
        f"{PREFIXES['dcterms']}license": _("Licence"),
        f"{PREFIXES['dcterms']}provenance": _("Where it comes from"),
        f"{PREFIXES['dcterms']}spatial": _("Area"),
        f"{PREFIXES['dcterms']}temporal": _("Time"),
        f"{PREFIXES['dcterms']}format": _("Format"),
        f"{PREFIXES['dcat']}keyword": _("Keywords"),
        f"{PREFIXES['dcat']}theme": _("Themes"),
        f"{PREFIXES['dcat']}landingPage": _("Page"),
        f"{PREFIXES['dcat']}contactPoint": _("Contact"),
        f"{PREFIXES['dcat']}distribution": _("As files, or by query"),
        f"{PREFIXES['dcat']}version": _("Version"),
        f"{PREFIXES['dcat']}inSeries": _("In the series"),
        f"{PREFIXES['dcat']}dataset": _("Datasets"),
        f"{PREFIXES['dcat']}service": _("Services"),
        f"{PREFIXES['dcat']}themeTaxonomy": _("Themes are taken from"),
        f"{PREFIXES['dcat']}first": _("The first"),
        f"{PREFIXES['dcat']}last": _("The last"),
        f"{PREFIXES['dcat']}endpointURL": _("Address for queries"),
        f"{PREFIXES['dcat']}endpointDescription": _("Its description"),
        f"{PREFIXES['dcat']}servesDataset": _("Dataset"),
        f"{PREFIXES['dcat']}accessURL": _("Address"),
        f"{PREFIXES['dcat']}accessService": _("Service"),
        f"{PREFIXES['dcat']}downloadURL": _("File"),
        f"{PREFIXES['dcat']}mediaType": _("Media type"),
        f"{PREFIXES['dcat']}byteSize": _("Bytes"),
        f"{PREFIXES['void']}vocabulary": _("Vocabularies"),
        f"{PREFIXES['void']}sparqlEndpoint": _("Address for queries"),
        f"{PREFIXES['void']}uriSpace": _("IRIs begin with"),
        f"{PREFIXES['void']}class": _("Class"),
        f"{PREFIXES['void']}property": _("Property"),
        f"{PREFIXES['void']}entities": _("Entities"),
        f"{PREFIXES['void']}triples": _("Triples"),
        f"{PREFIXES['prov']}wasDerivedFrom": _("Made from"),
        f"{PREFIXES['prov']}wasGeneratedBy": _("Made by the activity"),
        f"{PREFIXES['owl']}versionInfo": _("Version"),
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
    return _heading(predicate.iri, label(predicate), inward, language())


@lru_cache(maxsize=2_000)  # to look the words up takes longer than all else about a relation
def _heading(predicate: str, name: str, inward: bool, _language: str) -> str:
    known = str(_known(predicate)[2])
    if inward and known:
        return known
    text = str(_OUTWARD.get(predicate) or _spaced(name))
    if inward:
        return str(_("Pointing here by “%(property)s”", property=text))
    return text[:1].upper() + text[1:]


def _spaced(name: str) -> str:
    """Return a name in words: `accessRights`, the end of an IRI, as `access rights`."""
    return sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", name).lower() if name.isalpha() else name


def _known(predicate: str) -> tuple[str, str, object]:
    return _PROPERTIES.get(predicate.removeprefix(JK), ("other", "other", ""))
