"""The manifest of a run: a hash over what it captured, read, decided and told, linked to the run before.

Whoever keeps the newest manifest can prove later that nothing of any run before was altered, added or left out:
every manifest holds the one before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from monitor.store.codec import canonical, encode

if TYPE_CHECKING:
    from monitor.store import Reading, StoredRun, Transaction


def manifest_of(
    reading: Reading | Transaction, run: str, previous: str | None, outcome: Mapping[str, Any] | None = None
) -> str:
    """Return the SHA-256, in hexadecimal, of all that a run wrote and of the manifest before.

    That are its captures, what was read of them, what it told, what came of it (`outcome`), and the decision
    that it kept, if any.
    """
    order = (outcome or {}).get("decision")
    kept = next((one for one in reading.decisions() if one.order == order), None) if order else None
    contents = {
        "run": run,
        "previous": previous,
        "evidence": reading.sealed(run),
        "outcome": dict(outcome or {}),
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
