"""Building the index of a dataset in a process of its own.

So neither the time nor the memory that it takes is that of the process that answers requests.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO, Final

from jinshan_kg.errors import UserError
from jinshan_kg.search.index import SearchIndex

_PROGRAM: Final = "jinshan_kg.search.program"


def build_index(rows: bytes | BinaryIO, base: str) -> SearchIndex:
    """Return the index of what the rows of `rows.names_query` say; it leaves no file behind.

    Args:
        rows: The result in CSV; a file is closed.
        base: Start of the IRIs of what can be found; empty for all.

    Raises:
        UserError: If it cannot be built.
    """
    with tempfile.TemporaryDirectory(prefix="jinshan-kg-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "names.sqlite")
        command = [sys.executable, "-P", "-m", _PROGRAM, str(path), base]
        if isinstance(rows, bytes):
            done = subprocess.run(command, input=rows, stderr=subprocess.PIPE, check=False)
        else:
            with rows:
                done = subprocess.run(command, stdin=rows, stderr=subprocess.PIPE, check=False)
        if done.returncode:
            reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise UserError(reason or f"its process ended with {done.returncode}")
        # Open, it lives on without its name: as long as the index, and no longer.
        return SearchIndex.open(path)
