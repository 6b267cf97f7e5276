"""Has the files made while the server answers already."""

import logging
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Final

from jinshan_kg.settings import Settings
from jinshan_kg.web.downloads.shelf import Shelf
from jinshan_kg.web.served import Served

_MODULE: Final = "jinshan_kg.web.downloads.writer"
_PAUSE: Final = 3.0  # seconds in which the first requests have the machine for themselves
_LOGGER: Final = "jinshan_kg.downloads"


def shelves(settings: Settings) -> Path:
    """Return the folder where the shelves stand: the one set, else the user's cache."""
    if settings.downloads is not None:
        return Path(settings.downloads)
    import platformdirs

    return platformdirs.user_cache_path("jinshan-kg", appauthor=False) / "downloads"


def publish(settings: Settings, served: Served) -> None:
    """Have the files of what is served made in a moment, unless they are there or not wanted."""
    if not settings.publish or not served.is_bundled:
        return
    root = shelves(settings)
    if not Shelf.of(root, served.version).is_complete:
        timer = Timer(_PAUSE, _write, [root])
        timer.daemon = True
        timer.start()


def _write(root: Path) -> None:
    command = [sys.executable, "-P", "-m", _MODULE, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        logging.getLogger(_LOGGER).error("The files of /downloads/ were not made: %s", reason)
