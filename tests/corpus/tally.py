"""Precision and recall of the corpus by shape, layout and language, as the test run prints them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tests.corpus.scoring import Case, Score, rates

PROPERTY = "corpus"
"""The name under which a test says what its page gave."""

_GROUPS = ("shape", "layout", "language")


def counted(case: Case, score: Score) -> Mapping[str, Any]:
    """Return what one page gave, in words and numbers that pass between processes."""
    return {
        "shape": case.shape,
        "layout": case.want["layout"],
        "language": case.want["language"],
        "counts": {
            "pages": 1,
            "exact": int(not score.faults),
            "hit": score.hits,
            "miss": len(score.missed),
            "false": len(score.false),
        },
    }


class Tally:
    """Counts of hits, misses, false names and exact pages, by what the pages are."""

    def __init__(self) -> None:
        self._groups: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, page: Mapping[str, Any]) -> None:
        """Count one page, as `counted` describes it."""
        for group in (("", "all pages"), *((kind, page[kind]) for kind in _GROUPS)):
            self._groups[group].update(page["counts"])

    def __bool__(self) -> bool:
        return bool(self._groups)

    def lines(self) -> Iterator[str]:
        """Yield the report, a group a line."""
        yield f"{'':<9} {'':<16} {'pages':>5} {'exact':>5} {'precision':>9} {'recall':>7}"
        for (kind, name), counts in sorted(self._groups.items()):
            precision, recall = rates(counts)
            yield (
                f"{kind:<9} {name:<16} {counts['pages']:>5} {counts['exact']:>5} {precision:>9.4f} {recall:>7.4f}"
            )
