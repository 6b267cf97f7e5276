"""The application that answers now, and its end when another takes its place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.gateway.giving import ShortWay

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment


class Serving:
    """A WSGI application at work; it is closed when it is retired and the last request is done.

    Everything here happens in the thread of the loop.

    Attributes:
        front: What answers again without the application; None if nothing does.
    """

    def __init__(
        self,
        app: WSGIApplication,
        close: Callable[[], None],
        front: Front | None = None,
        *lanes: ShortWay,
    ) -> None:
        """Take the application, what frees its resources, and what answers without it."""
        self.front = front
        self._lanes = lanes
        self._app = app
        self._close = close
        self._requests = 0
        self._retired = False

    def lane(self, environ: WSGIEnvironment) -> ShortWay | None:
        """Return what answers a request without the application; None if nothing does."""
        for lane in self._lanes:
            if lane.takes(environ):
                return lane
        return None

    @contextmanager
    def working(self) -> Iterator[WSGIApplication]:
        """Use the application for a request."""
        self._requests += 1
        try:
            yield self._app
        finally:
            self._requests -= 1
            self._end_if_done()

    def retire(self) -> None:
        """Take no more requests."""
        self._retired = True
        self._end_if_done()

    def _end_if_done(self) -> None:
        if self._retired and self._requests == 0:
            threading.Thread(target=self._close, daemon=True).start()
