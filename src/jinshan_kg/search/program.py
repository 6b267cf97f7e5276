"""`python -m jinshan_kg.search.program FILE BASE`: rows on the standard input, an index in FILE."""

import io
import sqlite3
import sys
from pathlib import Path

from jinshan_kg.errors import UserError
from jinshan_kg.search.rows import Scope, read_entries
from jinshan_kg.search.schema import write_index


def main(path: Path, base: str) -> int:
    """Write the index of the things whose IRIs start so, and return the exit code."""
    rows = io.TextIOWrapper(sys.stdin.buffer, "utf-8", newline="")
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is of no use
    database.execute("PRAGMA synchronous = OFF")
    try:
        write_index(database, read_entries(rows, Scope(base)))
    except (UserError, sqlite3.Error) as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
