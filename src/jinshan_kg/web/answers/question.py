"""What an answer depends on, and its name in the cache and in entity tags."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Self

from jinshan_kg.sparql.dataset import DatasetClause

_DIGEST: Final = 18  # bytes: no two keys alike, even if someone looks for them


@dataclass(frozen=True)
class Question:
    """What is asked, with all that the answer depends on besides the dataset.

    Attributes:
        text: The query, as received.
        dataset: The graphs that the request names.
        media_type: The Content-Type of the answer.
        look: Whatever else the answer depends on, such as the version of a page's template.
        is_repeatable: Whether the same dataset gives the same answer again. It does not where the
            query asks for the time or a random number, or asks another server.
    """

    text: str
    dataset: DatasetClause
    media_type: str
    look: str = ""
    is_repeatable: bool = True

    @classmethod
    def of_page(cls, path: str, query: str, media_type: str, look: str = "") -> Self:
        """Return what a request for anything but `/sparql` asks.

        Args:
            path: The path, percent-decoded.
            query: The query string.
            media_type: The Content-Type of the answer.
            look: Whatever else the answer depends on.
        """
        return cls(f"{path}?{query}", DatasetClause(), media_type, f"page {look}")

    def digest(self, edition: str) -> str:
        """Return the name of the answer: 24 characters that may stand in an entity tag.

        Args:
            edition: What is asked; see `service.Answers`.
        """
        graphs = (self.dataset.default_graphs, self.dataset.named_graphs)
        # As Python writes it, so that no two lists of parts run into the same text; and how long
        # the query is, for which that would take long.
        others = ascii((len(self.text), edition, self.media_type, self.look, graphs))
        whole = f"{others}{self.text}".encode("utf-8", "surrogatepass")
        found = blake2b(whole, digest_size=_DIGEST).digest()
        return urlsafe_b64encode(found).decode("ascii")
