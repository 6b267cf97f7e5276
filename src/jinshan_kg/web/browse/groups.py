"""The kinds of things in groups for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from flask_babel import lazy_gettext as _

from jinshan_kg.web.browse.kinds import Kind, Kinds

_GROUPS: Final[Mapping[str, tuple[object, tuple[str, ...]]]] = MappingProxyType(
    {
        "places": (_("Places and parks"), ("Place",)),
        "organizations": (_("Organizations"), ("Organization", "Group")),
        "people": (_("People and posts"), ("Person", "Post", "Tenure")),
        "works": (
            _("Works, plans and aims"),
            ("Undertaking", "Plan", "Strategy", "Directive", "Slogan", "Brand", "Aim"),
        ),
        "honours": (_("Honours and events"), ("Honour", "Event", "BriefingSeries")),
        "economy": (_("Clusters, sectors and products"), ("Cluster", "Sector", "Product")),
        "figures": (_("Figures"), ("Observation", "Metric", "Period")),
        "evidence": (
            _("Where it comes from"),
            ("Source", "Passage", "Claim", "Note", "Citation", "AuthorityStatement"),
        ),
    }
)


@dataclass(frozen=True)
class Group:
    """Kinds that people look for together.

    Attributes:
        name: Its anchor.
        heading: What it is called.
        kinds: The kinds, in the order in which people look for them.
    """

    name: str
    heading: str
    kinds: tuple[Kind, ...]


def groups_of(kinds: Kinds) -> tuple[Group, ...]:
    """Return the kinds in groups; whatever is in none comes last, in one of its own."""
    roots = {kind.name: kind for kind in kinds.roots}
    groups = []
    for name, (heading, members) in _GROUPS.items():
        found = tuple(roots.pop(member) for member in members if member in roots)
        groups.append(Group(name, str(heading), found))
    groups.append(Group("words", str(_("Words that the data use")), tuple(roots.values())))
    return tuple(group for group in groups if group.kinds)
