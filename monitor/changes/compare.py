"""Counts over a snapshot, for the figures that stand in every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from monitor.model import Level, Section, Snapshot


def totals_of(snapshot: Snapshot) -> Mapping[str, int]:
    """Count the organizations that stand today: by level, by section, and confirmed in all.

    `un` and `non-un` count confirmed organizations of the memorandum's two sections; `other` counts the
    confirmed ones outside both.
    """
    counts: Counter[str] = Counter()
    for standing in snapshot.standings.values():
        if not standing.current:
            continue
        counts[standing.level.value] += 1
        if standing.level is Level.CONFIRMED:
            section = standing.organization.section
            counts[section.value if section else "other"] += 1
    keys = [*(level.value for level in Level), *(section.value for section in Section), "other"]
    return {key: counts[key] for key in keys}
