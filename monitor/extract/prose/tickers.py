"""Live tickers, whose newest entry stands first: what one entry tells goes on from none of those above it.

"17:48 – The mission confirms it. 15:10 – The Fund says … 14:02 – Washington ends its part in two bodies."
"""

from __future__ import annotations

import re

from monitor.extract.blocks import Block
from monitor.extract.prose.memory import FAR, Memory

_CLOCK = re.compile(r"\s*\(?([01]?\d|2[0-4])\s?[h:.：時时点點시]\s?([0-5]\d)(?!\d)")
_HOUR = 60


def time_of(block: Block) -> int | None:
    """Return the minute of the day with which an entry opens; None where it opens with none."""
    clock = _CLOCK.match(block.text)
    return int(clock[1]) * _HOUR + int(clock[2]) if clock else None


def forget(memory: Memory) -> None:
    """Forget what the entries above tell, which happened later: nothing here is said of their names."""
    memory.named, memory.bodies, memory.around, memory.waiting = [], [], [], []
    memory.last, memory.since, memory.listed = None, FAR, FAR
    memory.unnamed = memory.once = memory.past = False
