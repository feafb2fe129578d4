"""The manifest of a run: a hash over its captures, its decision and what it told, linked to the run before.

Whoever keeps the newest manifest can prove later that no capture of any run before was altered, added or
left out: every manifest holds the one before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from monitor.store.codec import canonical, encode

if TYPE_CHECKING:
    from monitor.store import Reading, StoredCapture, StoredRun, Transaction


def manifest_of(
    reading: Reading | Transaction, run: str, previous: str | None, decision: int | None = None
) -> str:
    """Return the SHA-256, in hexadecimal, of a run's captures and changes and of the manifest before.

    `decision` is the order of the decision that the run kept, if it kept one.
    """
    kept = next((one for one in reading.decisions() if one.order == decision), None) if decision else None
    contents = {
        "run": run,
        "previous": previous,
        "captures": [_capture(one) for one in reading.captures(run=run)],
        "changes": [one.change.id for one in reading.changes(run=run)],
        "decision": encode(kept),
    }
    return hashlib.sha256(canonical(contents).encode()).hexdigest()


def chain(runs: Iterable[StoredRun]) -> tuple[list[StoredRun], list[StoredRun]]:
    """Return the runs in the order of their links, and those that no link leads to (none, if all is well)."""
    sealed = sorted((one for one in runs if one.manifest is not None), key=lambda one: one.sequence)
    following: dict[str | None, list[StoredRun]] = {}
    for one in sealed:
        following.setdefault(one.previous_manifest, []).append(one)
    linked: list[StoredRun] = []
    head: str | None = None
    while following.get(head):
        linked.append(following[head].pop(0))
        head = linked[-1].manifest
    seen = {one.id for one in linked}
    return linked, [one for one in sealed if one.id not in seen]


def _capture(stored: StoredCapture) -> list[Any]:
    one = stored.capture
    return [
        stored.id,
        one.source,
        one.url,
        one.final_url,
        encode(one.requested_at),
        encode(one.captured_at),
        one.status,
        encode(one.headers),
        one.sha256,
        one.error,
        stored.verdict.code.value,
    ]
