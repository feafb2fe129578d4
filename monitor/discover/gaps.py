"""Whether an index rolled over between two polls: it shows nothing any more that was seen before.

What came and went in between is then missing, and must be looked for in the pages behind or in an archive.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import datetime
from itertools import pairwise

from monitor.discover.addresses import canonical
from monitor.discover.found import Discovered


def overlaps(items: Sequence[Discovered], known: Container[str]) -> bool:
    """Say whether an index joins on to what was seen: `known` holds canonical addresses.

    A known entry that stands above a newer unknown one is pinned there and proves nothing.
    """
    order = _newest_first(items)
    newest_below = None
    for one in reversed(order):
        if canonical(one.url) in known:
            pinned = newest_below is not None and one.published is not None and newest_below > one.published
            if not pinned:
                return True
        elif one.published is not None:
            newest_below = max(newest_below, one.published) if newest_below else one.published
    return False


def missed(items: Sequence[Discovered], known: Container[str], since: datetime) -> list[Discovered]:
    """Return what an archive shows that came since a time; an undated one where it stands before a known one."""
    places = [place for place, one in enumerate(items) if canonical(one.url) in known]
    first = places[0] if places else 0
    return [
        one
        for place, one in enumerate(items)
        if (one.published >= since if one.published is not None else place < first)
    ]


def _newest_first(items: Sequence[Discovered]) -> Sequence[Discovered]:
    """Return the entries as they stand, turned round where the index runs from old to new."""
    dates = [one.published for one in items if one.published is not None]
    rising = sum(later > earlier for earlier, later in pairwise(dates))
    falling = sum(later < earlier for earlier, later in pairwise(dates))
    return items[::-1] if rising > falling else items
