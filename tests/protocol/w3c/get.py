"""Get the W3C's SPARQL test cases: `python tests/protocol/w3c/get.py`.

The source distribution of rdflib carries them; it comes from the package index.
"""

import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

_SOURCE: Final = "rdflib-7.6.0"
_CACHE: Final = Path(__file__).parents[3] / ".cache/w3c"
_SUITE: Final = f"{_SOURCE}/test/data/suites/w3c"
HOME: Final = _CACHE / _SUITE
"""The folder of the suite, once it is here."""


def main() -> None:
    """Download and unpack it, unless it is here."""
    if HOME.is_dir():
        return
    requirement = _SOURCE.replace("-", "==")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", requirement]
    subprocess.run([*pip, "--no-deps", "--no-binary", "rdflib", "--dest", str(_CACHE)], check=True)
    with tarfile.open(_CACHE / f"{_SOURCE}.tar.gz") as archive:
        ours = [member for member in archive if member.name.startswith(f"{_SUITE}/")]
        archive.extractall(_CACHE, ours, filter="data")


if __name__ == "__main__":
    main()
