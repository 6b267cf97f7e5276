"""What a worker may not do: outlive its parent, use more memory than allowed, reach a network."""

import ctypes
import os
import resource
import signal
import sys
import threading
from pathlib import Path
from typing import Final

STACK: Final = 64 << 20  # bytes for the recursion of Oxigraph
_PR_SET_PDEATHSIG: Final = 1
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_OWN: Final = Path("/proc/self")


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent ends (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def leave_network() -> bool:
    """Move this process, and those that it forks, to a network without interfaces that are up.

    Linux gives that to an unprivileged process in a user namespace of its own, where the
    distribution allows it and the process has one thread. Open sockets stay open.

    Returns:
        Whether it was possible.
    """
    if sys.platform != "linux":
        return False
    uid, gid = os.getuid(), os.getgid()
    if ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    # Without these maps the process would be nobody, and could not make its temporary files.
    (_OWN / "setgroups").write_text("deny")
    (_OWN / "uid_map").write_text(f"{uid} {uid} 1")
    (_OWN / "gid_map").write_text(f"{gid} {gid} 1")
    return True


def deepen_stack() -> None:
    """Let the stack of this process, and of the threads that it starts, grow to `STACK` bytes.

    Oxigraph parses and plans by recursion; see `sparql.limits`.
    """
    threading.stack_size(STACK)
    if sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_STACK)
        if most == resource.RLIM_INFINITY or most >= STACK:
            resource.setrlimit(resource.RLIMIT_STACK, (STACK, most))


def limit_memory(growth: int) -> None:
    """Let the data of this process grow by so many bytes, the stack of a thread aside (Linux).

    An allocation beyond it fails, and Oxigraph then aborts the process, which is what is wanted:
    one query ends, and nothing else.
    """
    if sys.platform == "linux":
        limit = _data_size() + STACK + growth
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # an abort must not write a core dump


def _data_size() -> int:
    return int((_OWN / "statm").read_text().split()[5]) * _PAGE
