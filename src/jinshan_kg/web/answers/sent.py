"""What `responder` tells `front` of an answer: a note in the WSGI environment."""

from typing import Final, NamedTuple

from jinshan_kg.web.answers.conditional import Stamp
from jinshan_kg.web.answers.encoding import Accepted, Encoding

SENT: Final = "jinshan_kg.sent"
"""Key of the WSGI environment: the `Sent` of an answer that may be given again."""


class Sent(NamedTuple):
    """An answer from the store, as it is sent to one client.

    Attributes:
        stamp: Where the answer comes from.
        encoding: The content coding in which it is sent.
        length: The length of its body in that coding, in bytes.
        accepted: What the client takes.
    """

    stamp: Stamp
    encoding: Encoding
    length: int
    accepted: Accepted
