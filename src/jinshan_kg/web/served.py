"""What a server serves, as its pages and its operations tell it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Served:
    """A dataset that is served.

    Attributes:
        is_bundled: Whether it is the project's own graph, not files of the user's.
        files: How many files it was loaded from.
        version: The digest of what they say (`dataset.version`).
        union_default_graph: Whether its default graph is the union of its graphs.
    """

    is_bundled: bool
    files: int
    version: str
    union_default_graph: bool
