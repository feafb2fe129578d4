"""Names told by their form where words have no spaces: what ends with a word for a kind of body or treaty.

A name begins behind punctuation, behind words that say something of an exit or an actor, or where the script changes
to that of grammar (Japanese hiragana).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.items import Item
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

_SIGNS = re.compile(r"[\u3400-\u9fff々ァ-ヺーA-Za-z0-9·・—-]")
_FEWEST, _LONGEST = 6, 30
_ABOUT = 3  # signs of a name before the word for its kind, one less where that is a long one
_KIND = "*"  # a kind within the name says a little of what it is about: 国际流域组织网络
_BEFORE = (
    Cue.US, Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW, Cue.FILLERS,
    Cue.ENDS, Cue.ORDERS, Cue.INCLUDES, Cue.LISTED, Cue.SAME, Cue.STAYS, Cue.NEGATIONS,
)  # fmt: skip


def with_formed_joined(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those that end with a word for a kind and name a body between states."""
    names = list(view.items)
    edges = [hit.end for hit in view.of(*_BEFORE)] + [stamp.end for stamp in view.stamps]
    for match in _kinds(view.rules.heads).finditer(view.masked):
        end = match.end()
        if _goes_on(view, end) or any(one.start < end and match.start() < one.end for one in names):
            continue
        end = _without_office(view, match.start(), end)
        start = _start(view, match.start(), [edge for edge in edges if edge <= match.start()])
        name = view.text[start:end]
        if not _FEWEST <= len(name) <= _LONGEST or any(one.start < end and start < one.end for one in names):
            continue
        about = view.rules.lexicon.of_any.sub(
            "", _kinds(view.rules.heads).sub(_KIND, view.masked[start : match.start()])
        )
        if len(about) + (end - match.start() > _ABOUT - 1) >= _ABOUT and view.rules.kinds.is_between_states(
            name, joined=True
        ):
            names.append(Item(start, end, name, UNRESOLVED))
    return tuple(sorted(names, key=lambda item: item.start))


def _without_office(view: View, kind: int, end: int) -> int:
    """Return where a name ends before the office that speaks for it: 国际航标组织 | 秘书处."""
    offices = view.rules.lexicon.secretariats
    if offices.fullmatch(view.masked, kind, end) and any(
        view.masked.endswith(head, 0, kind) for head in view.rules.heads if not offices.fullmatch(head)
    ):
        return kind
    return end


@lru_cache(maxsize=8)
def _kinds(heads: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True)))


def _goes_on(view: View, end: int) -> bool:
    """Say whether a longer word, or another kind, goes on behind a kind: 協定事務局.

    An office with words of its own is none of the name: 国际航标组织 | 常设秘书处.
    """
    following = view.masked[end : end + 1]
    if not _SIGNS.match(following) or following in view.rules.lexicon.grammar:
        return False
    office = view.rules.lexicon.secretariats.match(view.masked, end)
    if office and not _kinds(view.rules.heads).match(view.masked, end):
        return False
    if _kinds(view.rules.heads).match(view.masked, end):
        return True  # 計画 | 協定
    if any(stamp.start == end for stamp in view.stamps):
        return False  # 组织 | 27日
    return not any(hit.start == end for hit in view.hits)


def _start(view: View, kind: int, edges: Sequence[int]) -> int:
    """Return where the name begins that ends with a kind."""
    masked, lexicon = view.masked, view.rules.lexicon
    start, edge = kind, max(edges, default=0)
    while start > edge and _SIGNS.match(masked[start - 1]):
        around = {masked[start - 1 : start + 1], masked[start - 2 : start]}
        if masked[start - 1] in lexicon.grammar and not around & lexicon.grammar_held:
            break
        start -= 1
    return start
