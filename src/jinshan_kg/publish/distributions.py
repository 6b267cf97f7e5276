"""What a release holds: its files as planned, and as written."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Distribution:
    """A file of a release, as planned.

    Attributes:
        path: The name of the file inside the release, with `/` between folders.
        title: What it is called, by language tag (`en` and `zh`).
        media_type: Its IANA media type.
        description: What it holds and what to open it with, by language tag.
        kind: `rdf`, `ontology`, `table`, `graph`, `description` or `package`.
        conforms_to: The IRI of the specification it follows, if there is one.
        is_data: Whether it is a form of the data or of a part of them; else it is about them.
    """

    path: str
    title: Mapping[str, str]
    media_type: str
    description: Mapping[str, str]
    kind: str
    conforms_to: str | None = None
    is_data: bool = True


@dataclass(frozen=True)
class WrittenFile:
    """A distribution as written.

    Attributes:
        distribution: What it is.
        size: Bytes.
        sha256: SHA-256 of its bytes, 64 hexadecimal digits.
    """

    distribution: Distribution
    size: int
    sha256: str
