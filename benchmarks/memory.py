"""Memory of a process and its descendants, from Linux's /proc."""

from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True)
class Memory:
    """Bytes in memory.

    Attributes:
        resident: The sum of the processes' resident sets; a page that two share counts twice.
        proportional: The same with each shared page divided among those that share it.
    """

    resident: int
    proportional: int


def memory_of_tree(pid: int) -> Memory:
    """Return what a process and all its descendants hold."""
    parts = [_memory_of(process) for process in _tree(pid)]
    return Memory(sum(part.resident for part in parts), sum(part.proportional for part in parts))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:  # grows while it is walked
        found += _children(parent)
    return found


def _children(pid: int) -> list[int]:
    files = (_PROC / str(pid) / "task").glob("*/children")
    return [int(child) for file in files for child in file.read_text().split()]


def _memory_of(pid: int) -> Memory:
    sizes: dict[str, int] = {}
    for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]:
        name, size, _unit = line.split()
        sizes[name] = int(size) * 1024
    return Memory(sizes["Rss:"], sizes["Pss:"])
