"""Who polls a source now: a lease in the database, named after this very process.

A process that died keeps no source: on its own machine its lease is worth nothing, and elsewhere it runs out.
"""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.service.run import Run

LEASE = timedelta(minutes=30)
"""A poll of one source that takes longer has died, or may as well have."""


def take(run: Run, source: Source) -> bool:
    """Take a source for this run, and say whether nobody else has it."""
    now = run.clock()
    return run.store.lease(source.id, _owner(run), now, now + LEASE, lives=lives)


def give_back(run: Run, source: Source) -> None:
    """Give a source back."""
    run.store.release(source.id, _owner(run))


def lives(owner: str) -> bool:
    """Say whether the owner of a lease may still be at work; of other machines nobody knows."""
    host, _, rest = owner.partition("|")
    number, _, rest = rest.partition("|")
    if host != socket.gethostname() or not number.isdigit():
        return True
    if int(number) == os.getpid():
        return rest.partition("|")[0] == _process()
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _owner(run: Run) -> str:
    return f"{socket.gethostname()}|{os.getpid()}|{_process()}|{run.id}"


@cache
def _process() -> str:
    """Return a word for this process: numbers are given again, to the first of a container every time."""
    return uuid4().hex[:12]
