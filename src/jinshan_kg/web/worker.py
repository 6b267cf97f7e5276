"""The process that answers requests: it loads the dataset, and tells its parent how that went."""

import gc
import os
import signal
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final, NoReturn

from jinshan_kg.errors import UserError
from jinshan_kg.settings import Settings
from jinshan_kg.web import reloading
from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.loading import begin
from jinshan_kg.web.messages import Drained, Failed, Line, Ready
from jinshan_kg.web.reloading import Reloader
from jinshan_kg.web.telemetry.logs import BackgroundHandler, start_logs
from jinshan_kg.web.telemetry.rsgi import RsgiTelemetry
from jinshan_kg.web.telemetry.telemetry import Telemetry

_PATIENCE: Final = 0.3  # seconds between two signals
_SIGNALS: Final = 20
_YOUNG: Final = 10_000  # objects between two collections: a page makes thousands, and leaves none


def load(settings: Settings, paths: tuple[Path, ...], line: Line) -> RsgiTelemetry:
    """Return the application, in the process that will serve it.

    Args:
        settings: The settings in force.
        paths: What to serve; none for the bundled graph.
        line: To the parent.
    """
    line.held.close()  # or this process would never see it closed
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # Ctrl-C on the terminal is for the parent, which ends this process in turn
    # A forked process has the parent's handlers, which would only take a note. Granian sets its
    # own after this; until then a signal ends the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    logs = start_logs(settings.log_level)
    try:
        begun = begin(settings, paths)
        telemetry = _telemetry(settings, logs)
        version, serving = reloading.load(settings, begun, telemetry)
    except UserError as error:
        _give_up(line, str(error))
    except Exception:
        traceback.print_exc()
        _give_up(line, "An unexpected error while loading; see above.")
    with suppress(OSError):  # the parent may have ended meanwhile
        line.report.send(Ready())
    telemetry.metrics.serves(version)
    bridge = Bridge(serving, threads=settings.threads, max_body=settings.max_body)
    reloader = reloading.Reloader(settings, paths, version, bridge.replace, telemetry)
    Thread(target=_obey_parent, args=(line, bridge, reloader, logs), daemon=True).start()
    if settings.watch:
        Thread(target=reloader.watch, daemon=True).start()
    gc.freeze()  # what is loaded stays: no collection need go through it while requests wait
    gc.set_threshold(_YOUNG)
    return RsgiTelemetry(bridge, telemetry)


def _telemetry(settings: Settings, logs: BackgroundHandler) -> Telemetry:
    from jinshan_kg.web.telemetry.metrics import Metrics  # while the dataset is loaded

    metrics = Metrics()
    metrics.watch_logs(lambda: logs.dropped)
    return Telemetry(metrics, settings.proxies, logs)


def _give_up(line: Line, reason: str) -> NoReturn:
    """Tell the parent, and wait for it to end this process: one that just ends it replaces."""
    with suppress(OSError):
        line.report.send(Failed(reason))
    time.sleep(_PATIENCE * _SIGNALS)
    sys.exit(2)


def _obey_parent(line: Line, bridge: Bridge, reloader: Reloader, logs: BackgroundHandler) -> None:
    """Reload when the parent asks for it; end when it wants that, or has itself ended.

    Granian's parent sends one signal, and granian's worker overlooks one that comes while it
    begins to serve. So more are sent, until one is heard.
    """
    with suppress(EOFError, OSError):
        while line.watched.recv():
            Thread(target=reloader.reload, daemon=True).start()
    bridge.drain()
    logs.flush()
    with suppress(OSError):
        line.report.send(Drained())
    for _ in range(_SIGNALS):
        time.sleep(_PATIENCE)
        os.kill(os.getpid(), signal.SIGTERM)
    os._exit(1)
