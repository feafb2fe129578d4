"""Names that stand before what is left and only say who founded or runs it: 退出由X与Y设立的Z.

So it is where words have no spaces and what describes a name stands before it, with verbs in the middle.  Who founds
it may be several, behind a word like "by", of whom only the last stands beside the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.items import Item
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_MARKS = "《》「」『』“”\"' "  # the signs around a title
_FOUNDERS = 90  # letters between "by" and the verb: the names of those who found it


def without_founders(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence but those who only found another; that one begins where its description does."""
    if not (view.rules.joined and view.rules.order == "svo" and view.items and view.has(Cue.OWNED)):
        return view.items
    phrases = {founded.start: start for start, founded in _phrases(view)}
    if not phrases:
        return view.items
    spans = [(start, end) for end, start in phrases.items()]
    return tuple(
        replace(item, start=phrases.get(item.start, item.start))
        for item in view.items
        if not any(start <= item.start < end for start, end in spans)
    )


def itself(view: View, item: Item) -> Item:
    """Return a name as it stands, without its description."""
    return next((one for one in view.items if one.end == item.end), item)


def _phrases(view: View) -> Iterator[tuple[int, Item]]:
    """Yield where the description of a name begins, and the name."""
    for hit in view.of(Cue.OWNED):
        last = next((one for one in view.items if 0 <= hit.start - one.end <= 1), None)
        founded = next((one for one in view.items if 0 <= one.start - hit.end <= 1), None)
        if last is not None and founded is not None:
            yield _begin(view, last), founded


def _begin(view: View, last: Item) -> int:
    """Return where those who found something begin: with "by", before which others may stand, else with the last."""
    for word in view.rules.lexicon.founders:
        start = view.masked.rfind(word, max(0, last.start - _FOUNDERS), last.start)
        if start >= 0 and _only_names(view, start + len(word), last.start):
            return start
    return last.start


def _only_names(view: View, start: int, end: int) -> bool:
    """Say whether nothing but names, links and the signs of titles stand between two places."""
    rest = view.masked[start:end].replace(NAME, "")
    for link in sorted(view.rules.links, key=len, reverse=True):
        rest = rest.replace(link, "")
    return not rest.strip(_MARKS)
