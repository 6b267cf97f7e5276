"""Wait for what comes sooner or later, however slow the machine is."""

import asyncio
import time
from collections.abc import Callable


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Say whether a condition comes true within some time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


async def until(condition: Callable[[], bool]) -> None:
    """Wait in an event loop until a condition is true; give up after half a minute."""
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.01)
