"""Compute again what can be computed again: every body, every manifest, every link.

The first break is named.  Nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zstandard import ZstdError

from monitor.errors import StoreError
from monitor.service.manifests import chain, manifest_of

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.store import Reading, Store, StoredRun


@dataclass(frozen=True, slots=True)
class Break:
    """What does not fit: `what` is `body`, `capture`, `snapshot`, `manifest`, `link` or `copy`, `where` names it."""

    what: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was looked at, the newest manifest, and the first break (None: all is well).

    `unsealed` names the runs that have captures and no manifest: they run now, or died.
    """

    bodies: int
    captures: int
    runs: int
    manifest: str | None
    unsealed: tuple[str, ...]
    broken: Break | None

    @property
    def well(self) -> bool:
        """Say whether nothing is broken."""
        return self.broken is None


def verify(store: Store, kept: Sequence[str] = ()) -> Verified:
    """Recompute bodies, captures and the chain of manifests, and name the first break.

    `kept` are manifests that somebody kept, from a report or a letter; each must be that of a run.
    """
    with store.reading() as reading:
        bodies = list(reading.bodies())
        runs = reading.runs()
        made: dict[str, int] = {}
        for one in reading.captures():
            made[one.run_id] = made.get(one.run_id, 0) + 1
        linked, _ = chain(runs)
        sealed = {run.id for run in runs if run.manifest is not None}
        return Verified(
            bodies=len(bodies),
            captures=sum(made.values()),
            runs=len(sealed),
            manifest=linked[-1].manifest if linked else None,
            unsealed=tuple(sorted(made.keys() - sealed)),
            broken=next(_breaks(reading, bodies, kept), None),
        )


def _breaks(reading: Reading, bodies: list[str], kept: Sequence[str]) -> Iterator[Break]:
    yield from _broken_bodies(reading, bodies)
    yield from _missing_bodies(reading, set(bodies))
    yield from _broken_snapshot(reading)
    yield from _broken_chain(reading)
    yield from _unknown_manifest(reading, kept)


def _broken_bodies(reading: Reading, bodies: list[str]) -> Iterator[Break]:
    for sha256 in bodies:
        try:
            reading.body(sha256)
        except StoreError as error:
            first = next(iter(reading.captures(sha256=sha256)), None)
            where = f"{sha256} (capture {first.id} of {first.capture.url})" if first else sha256
            yield Break("body", where, str(error))


def _missing_bodies(reading: Reading, bodies: set[str]) -> Iterator[Break]:
    for one in reading.captures():
        if one.capture.sha256 and one.capture.sha256 not in bodies:
            yield Break("capture", f"{one.id} of {one.capture.url}", f"its body {one.capture.sha256} is gone")


def _broken_chain(reading: Reading) -> Iterator[Break]:
    linked, loose = chain(reading.runs())
    for run in linked:
        if _sealed_again(reading, run) != run.manifest:
            yield Break("manifest", f"run {run.id}", "what it wrote is not what was sealed")
    for run in loose:
        yield Break("link", f"run {run.id}", f"no run before it has the manifest {run.previous_manifest}")


def _broken_snapshot(reading: Reading) -> Iterator[Break]:
    try:
        whole = reading.snapshot_is_whole()
    except (ValueError, ZstdError):
        whole = False
    if not whole:
        yield Break("snapshot", "the first one", "it is not what its hash says")


def _sealed_again(reading: Reading, run: StoredRun) -> str | None:
    """Return what the manifest of a run would be now; None where its rows cannot even be read."""
    try:
        return manifest_of(reading, run.id, run.previous_manifest, run.outcome)
    except (ValueError, ZstdError):
        return None


def _unknown_manifest(reading: Reading, kept: Sequence[str]) -> Iterator[Break]:
    """Look for manifests that somebody kept: an older copy of the database does not know the newest."""
    known = {run.manifest for run in reading.runs()}
    for manifest in kept:
        if manifest not in known:
            yield Break(
                "copy", manifest, "no run has this manifest: runs were taken out, or this is an older copy"
            )


def printed_manifests(reports: Path) -> tuple[str, ...]:
    """Return the manifest that the newest report in a folder prints; none where there is no such report."""
    try:
        printed = json.loads((reports / "latest.json").read_text("utf-8")).get("manifest")
    except (OSError, ValueError, AttributeError):
        return ()
    return (printed,) if isinstance(printed, str) and printed else ()


def verify_object(found: Verified) -> dict[str, Any]:
    """Return what `monitor verify --json` prints; its schema is `verify.schema.json`."""
    broken = found.broken
    return {
        "ok": found.well,
        "bodies": found.bodies,
        "captures": found.captures,
        "runs": found.runs,
        "manifest": found.manifest,
        "unsealed": list(found.unsealed),
        "break": {"what": broken.what, "where": broken.where, "why": broken.why} if broken else None,
    }
