"""The machine, the data and the versions that a run's figures belong to."""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.flood import tool
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.dataset.version import dataset_version

_PACKAGES = (
    "jinshan-kg",
    "pyoxigraph",
    "flask",
    "httptools",
    "pyshacl",
    "rdflib",
    "fastapi",
    "uvicorn",
)


def describe() -> Iterator[tuple[str, str]]:
    """Yield what matters, as names and values."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    yield "Processor", f"{_processor()}, {len(os.sched_getaffinity(0))} cores"
    yield "Memory", f"{memory:.1f} GB"
    yield "System", platform.platform()
    yield "Python", f"{platform.python_implementation()} {platform.python_version()}"
    files = Layout.bundled().files()
    yield (
        "Bundled graph",
        f"{len(load_store(files))} triples, version {dataset_version(files)[:12]}",
    )
    yield "Packages", ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    yield "Many clients by", tool()


def load() -> float:
    """Return how many processes have wanted to run on average over the last minute."""
    return os.getloadavg()[0]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
