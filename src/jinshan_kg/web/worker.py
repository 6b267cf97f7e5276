"""The process that answers requests: it loads the dataset, and tells its parent how that went."""

import gc
import os
import signal
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final, NoReturn

from jinshan_kg.errors import UserError
from jinshan_kg.settings import Settings
from jinshan_kg.web import reloading
from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.http1.limits import Limits
from jinshan_kg.web.http1.running import Running
from jinshan_kg.web.loading import begin
from jinshan_kg.web.messages import Failed, Line, Ready
from jinshan_kg.web.reloading import Reloader
from jinshan_kg.web.telemetry.logs import BackgroundHandler, start_logs
from jinshan_kg.web.telemetry.rsgi import RsgiTelemetry
from jinshan_kg.web.telemetry.telemetry import Telemetry

_YOUNG: Final = 10_000  # objects between two collections: a page makes thousands, and leaves none
_SENDING: Final = 1.0  # seconds in which the last answers are sent


def answer(
    settings: Settings,
    paths: tuple[Path, ...],
    listener: socket.socket,
    limits: Limits,
    line: Line,
) -> NoReturn:
    """Load the dataset, answer requests until the parent says that it is enough, and end.

    Args:
        settings: The settings in force.
        paths: What to serve; none for the bundled graph.
        listener: The socket where clients come in.
        limits: The limits of their connections.
        line: To the parent.
    """
    line.close_near_ends()  # or this process would never see them closed
    os.setpgrp()  # Ctrl-C on the terminal is for the parent, which ends this process in turn
    signal.set_wakeup_fd(-1)  # a forked process has the parent's
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
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
    telemetry.metrics.serves(version)
    bridge = Bridge(serving, threads=settings.threads, max_body=settings.max_body)
    reloader = Reloader(settings, paths, version, bridge.replace, telemetry)
    running = Running(RsgiTelemetry(bridge, telemetry), listener, limits)
    Thread(target=_obey_parent, args=(line, running, bridge, reloader), daemon=True).start()
    if settings.watch:
        Thread(target=reloader.watch, daemon=True).start()
    gc.freeze()  # what is loaded stays: no collection need go through it while requests wait
    gc.set_threshold(_YOUNG)
    running.run(lambda: _say_ready(line))
    logs.flush()
    os._exit(0)  # whatever threads may still do, nobody waits for it


def _telemetry(settings: Settings, logs: BackgroundHandler) -> Telemetry:
    from jinshan_kg.web.telemetry.metrics import Metrics  # while the dataset is loaded

    metrics = Metrics()
    metrics.watch_logs(lambda: logs.dropped)
    return Telemetry(metrics, settings.proxies, logs)


def _give_up(line: Line, reason: str) -> NoReturn:
    with suppress(OSError):
        line.report.send(Failed(reason))
    sys.exit(2)


def _say_ready(line: Line) -> None:
    with suppress(OSError):  # the parent may have ended meanwhile
        line.report.send(Ready())


def _obey_parent(line: Line, running: Running, bridge: Bridge, reloader: Reloader) -> None:
    """Reload when the parent asks for it; end when it wants that, or has itself ended."""
    with suppress(EOFError, OSError):
        while line.watched.recv():
            Thread(target=reloader.reload, daemon=True).start()
    bridge.drain()
    running.stop(_SENDING)
