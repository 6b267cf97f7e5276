"""The application that answers now, and its end when another takes its place."""

from __future__ import annotations

import threading
from collections.abc import Callable
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

    def working(self) -> Working:
        """Use the application for a request, for a `with`."""
        return Working(self, self._app)

    def begin(self) -> None:
        """Count a request more."""
        self._requests += 1

    def end(self) -> None:
        """Count a request less."""
        self._requests -= 1
        self._end_if_done()

    def retire(self) -> None:
        """Take no more requests."""
        self._retired = True
        self._end_if_done()

    def _end_if_done(self) -> None:
        if self._retired and self._requests == 0:
            threading.Thread(target=self._close, daemon=True).start()


class Working:
    """A request that an application works on."""

    __slots__ = ("_app", "_serving")

    def __init__(self, serving: Serving, app: WSGIApplication) -> None:
        """Take the application."""
        self._serving = serving
        self._app = app

    def __enter__(self) -> WSGIApplication:
        """Begin."""
        self._serving.begin()
        return self._app

    def __exit__(self, *_: object) -> None:
        """End."""
        self._serving.end()
