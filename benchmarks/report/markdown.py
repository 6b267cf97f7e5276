"""Tables and numbers as Markdown."""

from collections.abc import Iterable, Sequence

from benchmarks.figures import Spread


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {item}" for item in items)


def seconds(spread: Spread) -> tuple[str, str]:
    """Return a median and its range."""
    return f"{spread.median:.2f} s", f"{spread.low:.2f} to {spread.high:.2f}"


def milliseconds(value: float) -> str:
    """Return seconds as milliseconds, without the unit."""
    return f"{value * 1000:.2f}"


def megabytes(size: float) -> str:
    """Return bytes as megabytes, without the unit."""
    return f"{size / 1e6:.0f}"


def with_range(value: str, samples: Sequence[float]) -> str:
    """Return a value and between what it lies, unless there is one sample only."""
    if len(samples) == 1:
        return value
    return f"{value} ({min(samples):.2f} to {max(samples):.2f})"
