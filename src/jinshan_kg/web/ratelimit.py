"""A bound on how often one client may ask."""

import math
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import AddressValueError, IPv6Address
from threading import Lock
from time import monotonic
from typing import Final

from flask import Flask, request

from jinshan_kg.rates import Rate
from jinshan_kg.sparql.errors import LimitError

_MOST_CLIENTS: Final = 100_000
_FREE: Final = ("static", "operations")  # static files and the blueprint of `/-/…`


class RateLimiter:
    """Lets each client ask at a rate: all at once or spread out, and at that pace from there on.

    It is the generic cell rate algorithm (ITU-T I.371), which keeps one number a client: the time
    at which it has paid for all that it asked.
    """

    def __init__(
        self, rate: Rate, clock: Callable[[], float] = monotonic, most: int = _MOST_CLIENTS
    ) -> None:
        """Take the rate.

        Args:
            rate: How often one client may ask.
            clock: The time in seconds.
            most: How many clients are remembered; beyond that, those seen longest ago are not.
        """
        self._interval = rate.seconds / rate.count
        self._burst = rate.seconds - self._interval
        self._clock = clock
        self._most = most
        self._paid: OrderedDict[str, float] = OrderedDict()  # the client seen last is at the end
        self._lock = Lock()

    def wait(self, client: str) -> float:
        """Note that a client asks, and return 0 if it may, else in how many seconds it may."""
        with self._lock:
            now = self._clock()
            self._forget_paid(now)
            paid = max(self._paid.get(client, now), now)
            early = paid - now - self._burst
            # With many questions a second, the sum of their intervals is off by rounding.
            if early > self._interval * 1e-6:
                return early
            self._paid[client] = paid + self._interval
            self._paid.move_to_end(client)
            if len(self._paid) > self._most:
                self._paid.popitem(last=False)
            return 0.0

    def _forget_paid(self, now: float) -> None:
        """Forget a client or two that have paid: each question brings one more at most."""
        for _ in range(2):
            if self._paid and next(iter(self._paid.values())) <= now:
                self._paid.popitem(last=False)


def client_of(address: str) -> str:
    """Return who asks from an address: for IPv6 the whole /64 network, which one client has."""
    if ":" not in address:
        return address
    try:
        parsed = IPv6Address(address)
    except AddressValueError:
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"


def register_rate_limit(app: Flask, rate: Rate | None) -> None:
    """Answer 429 with Retry-After to clients that ask an application more often than allowed.

    Free are preflights, static files, the operations, and whatever is answered in front of the
    application, such as the cached answers: they cost next to nothing.

    Args:
        app: The application.
        rate: How often one client may ask; None for no bound.
    """
    if rate is None:
        return
    limiter = RateLimiter(rate)

    def check() -> None:
        if request.method == "OPTIONS" or (request.blueprint or request.endpoint) in _FREE:
            return
        seconds = limiter.wait(client_of(request.remote_addr or ""))
        if seconds > 0:
            raise _too_often(rate, math.ceil(seconds))

    app.before_request(check)


def _too_often(rate: Rate, seconds: int) -> LimitError:
    error = LimitError(
        f"This address asks more often than {rate}. Ask again in {seconds} s.",
        limit="rate_limit",
        value=rate.count,
        status=429,
    )
    error.headers["Retry-After"] = str(seconds)
    return error
