"""The name of a request, by which its log records, its answer and a proxy's log are joined."""

import re
from random import Random
from typing import Final

HEADER: Final = "X-Request-Id"

# What UUIDs, ULIDs, trace ids and the like are written with; nothing that a log or a header needs
# to escape.
_SANE: Final = re.compile(r"[A-Za-z0-9._:+/=@-]{1,64}")


class RequestIds:
    """Gives each request its id."""

    def __init__(self, *, trusted: bool) -> None:
        """Say whether the id that a request brings is to be kept: only if a proxy of ours sets it.

        Make it in the process that uses it: a fork would go on with the same ids.
        """
        self._trusted = trusted
        # An id is a name, not a secret; a system call for each would cost more than the rest.
        self._random = Random()

    def choose(self, given: str | None) -> str:
        """Return the id of a request: 1 to 64 of the characters `A-Za-z0-9._:+/=@-`.

        Args:
            given: Its X-Request-Id header, which is kept if it is trusted and of this form; else
                the id is a new one of 16 hexadecimal digits.
        """
        if self._trusted and given is not None and _SANE.fullmatch(given):
            return given
        return f"{self._random.getrandbits(64):016x}"
