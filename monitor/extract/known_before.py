"""Lists in a sentence that only enumerate what was left long ago: the background of a page about another exit."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.blocks import Page
from monitor.extract.prose import ProseRules
from monitor.extract.prose.left_before import only_known
from monitor.extract.runs import Layout
from monitor.extract.taken import Taken


def of_these_days(taken: Sequence[Taken], page: Page, prose: ProseRules | None) -> list[Taken]:
    """Leave out sentences that only enumerate exits known for long: "the last of a series: the WHO; UNESCO; …"."""
    if prose is None or page.published is None:
        return list(taken)
    day = page.published.date()
    return [
        one
        for one in taken
        if one.run.layout is not Layout.SINGLE
        or not only_known(
            [known.id for _, item in one.items if (known := item.resolution.organization) is not None],
            day,
            prose.earlier,
        )
    ]
