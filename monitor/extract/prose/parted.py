"""Exits whose verb comes last and whose words run over those of another before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View


def parted(view: View, hits: Sequence[Hit]) -> list[Hit]:
    """Let an exit whose verb comes last begin behind another that its words run over from a name on.

    "Aus | X austreten | und Y kündigen": the words from X to the last verb are those of two exits.
    """
    if view.rules.order != "free":
        return list(hits)
    ends = {
        hit: min(
            (
                other.end
                for other in hits
                if other.start < hit.start < other.end < hit.end
                and NAME in view.masked[other.start : other.end]
                and NAME in view.masked[other.end : hit.end]
            ),
            default=hit.start,
        )
        for hit in hits
        if view.masked[hit.start] == NAME
    }
    return [replace(hit, start=ends.get(hit, hit.start)) for hit in hits]
