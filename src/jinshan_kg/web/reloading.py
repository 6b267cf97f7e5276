"""Loading the dataset anew while the server serves on.

The new dataset is loaded, checked and put behind an application of its own beside the old one.
Only then do requests go to it; those that the old one works on it answers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.workers.process import ZygoteDiedError
from jinshan_kg.errors import UserError
from jinshan_kg.publish.resource.job import Reading
from jinshan_kg.settings import Settings
from jinshan_kg.web.downloads.publisher import publish
from jinshan_kg.web.gateway.serving import Serving
from jinshan_kg.web.loading import Begun, begin, files_of
from jinshan_kg.web.telemetry.reloads import Reload
from jinshan_kg.web.telemetry.telemetry import Telemetry
from jinshan_kg.web.telemetry.workers import Watch

if TYPE_CHECKING:
    from flask import Flask

    from jinshan_kg.web.endpoint import Endpoint
    from jinshan_kg.web.gateway.giving import ShortWay

_PAUSE: Final = 2.0  # seconds in which the first requests have the machine for themselves
_LOOK: Final = 1.0  # seconds between two looks at the files

State = tuple[tuple[Path, int, int], ...]


class Reloader:
    """Replaces what a server serves by the dataset as its files are now."""

    def __init__(
        self,
        settings: Settings,
        paths: tuple[Path, ...],
        version: str,
        publish: Callable[[Serving], None],
        telemetry: Telemetry,
    ) -> None:
        """Take what to load, the version that is served now, who serves, and what is told of it."""
        self._settings = settings
        self._paths = paths
        self._version = version
        self._publish = publish
        self._telemetry = telemetry
        self._one_at_a_time = threading.Lock()

    def reload(self, trigger: str = "SIGHUP") -> bool:
        """Load, check and publish the dataset; where it is bad say why and change nothing.

        Where the files say what they said before, nothing is loaded.

        Args:
            trigger: What asks for it, for the log.

        Returns:
            Whether the dataset was good.
        """
        with self._one_at_a_time:
            reload = Reload(self._telemetry.metrics, trigger)
            try:
                if dataset_version(files_of(self._paths)) == self._version:
                    reload.unchanged(self._version)
                    return True
                begun = begin(self._settings, self._paths)
                version, serving = load(self._settings, begun, self._telemetry, checked=True)
            except (UserError, ZygoteDiedError, OSError) as error:
                reload.refused(str(error) or "the process that loads the dataset died")
                return False
            self._version = version
            self._publish(serving)
            reload.loaded(version)
            return True

    def watch(self) -> None:
        """Reload whenever a file changes; returns never."""
        seen = self._state()
        while True:
            time.sleep(_LOOK)
            now = self._state()
            if now != seen:
                time.sleep(_LOOK / 2)  # an editor may still be writing
                seen = self._state()
                self.reload("watch")

    def _state(self) -> State:
        try:
            found = [(file.path, file.path.stat()) for file in files_of(self._paths)]
        except (UserError, OSError):
            return ()  # in the middle of a change; it will be looked at again
        return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


def load(
    settings: Settings, begun: Begun, telemetry: Telemetry, *, checked: bool = False
) -> tuple[str, Serving]:
    """Return the version of a dataset, and an application over it.

    Args:
        settings: The settings in force.
        begun: What `begin` returned; meanwhile there was time to import.
        telemetry: What is told of the requests and the queries.
        checked: Whether the bundled graph has to pass `jinshan-kg validate` first. Files of
            somebody else's are held to no shapes of ours.

    Raises:
        UserError: If a file cannot be read or does not parse, or the dataset is not valid.
        ZygoteDiedError: If the process that loads it died.
    """
    served, pool_of = begun
    # Flask is imported while the dataset is loaded.
    from jinshan_kg.web.app import FRONT, create_app
    from jinshan_kg.web.blueprints import SEARCH

    pool = pool_of()
    try:
        if checked and served.is_bundled:
            _validate()
        backend = PooledBackend(pool, partial(Watch, telemetry.metrics))
        app = create_app(settings, backend, served, telemetry)
    except BaseException:
        pool.close()
        raise
    telemetry.metrics.watch_pool(lambda: pool)
    app.extensions[SEARCH].prepare(after=_PAUSE)
    publish(settings, served)
    reading = Reading(settings.base_iri, served.union_default_graph)
    lanes = _lanes(app, backend, reading)
    return served.version, Serving(app, pool.close, app.extensions[FRONT], *lanes)


def _lanes(app: Flask, backend: PooledBackend, reading: Reading) -> tuple[ShortWay, ...]:
    """Return the short ways to an application's answers; none where it has to see every query."""
    from jinshan_kg.web.app import ENDPOINT
    from jinshan_kg.web.blueprints import COUNTS
    from jinshan_kg.web.gateway.document_lane import DocumentLane
    from jinshan_kg.web.gateway.lane import Lane

    endpoint: Endpoint | None = app.extensions.get(ENDPOINT)
    if endpoint is None:
        return ()
    responder = endpoint.responder
    documents = DocumentLane(responder, backend, reading, app.extensions[COUNTS])
    return Lane(endpoint, responder, backend), documents


def _validate() -> None:
    # In a process of its own, which takes its half a gigabyte of memory with it.
    command = [sys.executable, "-P", "-m", "jinshan_kg", "validate", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    if done.returncode != 1:
        raise UserError(done.stderr.strip() or "the validation failed to run")
    findings = json.loads(done.stdout)["findings"]
    first = findings[0]["message"] if findings else "it does not conform"
    more = f" (and {len(findings) - 1} more findings)" if len(findings) > 1 else ""
    raise UserError(f"the dataset is not valid: {first}{more}. Run `jinshan-kg validate`.")
