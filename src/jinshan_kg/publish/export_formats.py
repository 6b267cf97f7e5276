"""Everything that `jinshan-kg export` writes, by name: RDF, tables and networks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jinshan_kg.errors import UserError
from jinshan_kg.publish.file_formats import NETWORK_FORMATS, TABLE_FORMATS, FileFormat
from jinshan_kg.publish.formats import FORMATS, NOT_WRITTEN, ExportFormat

GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "RDF": tuple(f"{known.name} ({known.extension})" for known in FORMATS),
        "Tables": tuple(known.name for known in TABLE_FORMATS),
        "Networks": tuple(known.name for known in NETWORK_FORMATS),
    }
)
"""The formats as they are listed, by what they are for."""


def export_format(name: str) -> ExportFormat | FileFormat:
    """Return the format of a name, whatever its case.

    Args:
        name: A name, a file extension (with or without its dot) or an alias.

    Raises:
        UserError: If there is none; the message lists the formats, or says why there is none.
    """
    wanted = name.lower().removeprefix(".")
    known: tuple[ExportFormat | FileFormat, ...] = (*FORMATS, *TABLE_FORMATS, *NETWORK_FORMATS)
    for candidate in known:
        if wanted in candidate.names:
            return candidate
    if wanted in NOT_WRITTEN:
        raise UserError(NOT_WRITTEN[wanted])
    raise UserError(f"Unknown format {name!r}. {listed()}")


def listed() -> str:
    """Return the list of the formats as sentences, a sentence for each group."""
    return " ".join(f"{group}: {', '.join(names)}." for group, names in GROUPS.items())
