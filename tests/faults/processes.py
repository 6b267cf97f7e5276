"""What Linux tells of processes, in /proc."""

from collections.abc import Iterator
from pathlib import Path


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that have not been waited for."""
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    except OSError:  # it ended while it was looked at
        pass
    return found


def tree(pid: int) -> list[int]:
    """Return a process and all that come from it."""
    return [pid, *(found for child in children(pid) for found in tree(child))]


def alive(pid: int) -> bool:
    """Say whether a thread of a process runs; what nobody has waited for does not."""
    try:
        states = [(task / "stat").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return False
    return any(state.rpartition(")")[2].split()[0] != "Z" for state in states)


def mentions(pid: int, word: bytes) -> bool:
    """Say whether a word is in the command line of a process."""
    try:
        return word in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def open_files(pid: int) -> Iterator[str]:
    """Return what the descriptors of a process stand for."""
    try:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            yield str(link.readlink())
    except OSError:
        return


def memory(pid: int) -> int:
    """Return the bytes that a process takes; of what several share, each takes a part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100
