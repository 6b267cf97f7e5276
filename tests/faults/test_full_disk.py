"""No room for large results."""

import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.faults.queries import LARGE
from tests.faults.server import MEBI, Server

Serve = Callable[..., Server]
ROOM = 4 * MEBI + 100  # so that something is left in the buffer that does not fit
FITS = LARGE.replace("1000000", "70000")  # 2 MB
MOUNT = 'mount -t tmpfs -o size="$1" spool "$2" && shift 2 && exec "$@"'


PATIENT = {"timeout": 60}  # so that it is not the time that is wanting on a slow machine


def has_no_room(server: Server, why: bytes) -> None:
    with server.survives():
        for _ in range(4):
            reply = server.ask(LARGE)
            assert reply.status == 503
            assert b"There is no room for so large a result now (%s)." % why in reply.body
            # The worker that had no room is as good as before.
            assert server.counts()
            assert server.counts()
        assert len(server.ask(FITS).body) > MEBI
    assert "Traceback" not in server.log()


def test_files_may_not_grow_so_large(serve: Serve) -> None:
    limit = (resource.RLIMIT_FSIZE, (ROOM, ROOM))
    has_no_room(serve(limits=PATIENT, before=lambda: resource.setrlimit(*limit)), b"File too large")


def test_the_disk_is_full(serve: Serve, tmp_path: Path) -> None:
    spool = tmp_path / "disk"
    spool.mkdir()
    mounted = ("unshare", "-Urm", "sh", "-c", MOUNT, "sh", str(ROOM), str(spool))
    if not shutil.which("unshare") or subprocess.run([*mounted, "true"], check=False).returncode:
        pytest.skip("an unprivileged user may not mount a file system here")
    has_no_room(serve(limits=PATIENT, prefix=mounted, spool=spool), b"No space left on device")
