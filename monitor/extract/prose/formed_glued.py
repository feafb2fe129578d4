"""Names told by their form where endings are glued to them, or where a name without spaces begins with its kind.

Korean: 국제등대기구에서, one word that ends with a kind and a particle, or several before it.  Thai: a name begins
where the words of an exit end, and goes on to the next space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.exits import exit_hits
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.items import Item
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED, Resolution

_FEWEST, _LONGEST = 6, 40  # letters of a name
_ABOUT = 2  # letters of a Korean name besides its kind and words for the world
_MORE = 5  # letters of a Thai one
_MOST = 5  # words of a name
_BEFORE = (
    Cue.US, Cue.NOT_US, Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW,
    Cue.FILLERS, Cue.BREAKS, Cue.REFERS, Cue.NEGATIONS, Cue.STAYS,
)  # fmt: skip
_DOT = "·"  # joins two words of a Korean name
_CLAUSE = re.compile(r"[\s,;()]")


def with_glued(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those whose last word ends with a kind and its particle."""
    names = list(view.items)
    words = [word.span() for word in LETTERS.finditer(view.masked)]
    kinds = _ending(view.rules.stems, view.rules.lexicon.case_endings.pattern)
    for at, (start, end) in enumerate(words):
        match = kinds.fullmatch(view.masked, start, end)
        if match is None or any(one.start < end and start < one.end for one in names):
            continue
        first = _first(view, words, at)
        for begin in sorted({start, words[first][0]}, reverse=True):
            span = begin, match.end(1)
            if _is_named(view, span) and not _of_ours(view, begin):
                names = [one for one in names if one.end <= begin or end <= one.start]
                names.append(Item(*span, view.text[slice(*span)], _explained(view, span[1])))
    return tuple(sorted(names, key=lambda item: item.start))


def _explained(view: View, end: int) -> Resolution:
    """Return what the known name in a bracket behind a name resolves to: 선거지원 국제기구(International IDEA)."""
    inside = (one.resolution for one in view.items if view.masked[end : one.start] == "(")
    return next(inside, UNRESOLVED)


@lru_cache(maxsize=4)
def _ending(stems: Sequence[str], particles: str) -> re.Pattern[str]:
    kinds = "|".join(re.escape(one) for one in sorted(stems, key=len, reverse=True))
    return re.compile(rf"([^\W\d_].*?(?:{kinds})|(?:{kinds})){particles}")


def _first(view: View, words: Sequence[tuple[int, int]], at: int) -> int:
    """Return the first of the words without an ending that stand before the one with the kind."""
    lexicon, first = view.rules.lexicon, at
    while first and at - first < _MOST - 1:
        start, end = words[first - 1]
        between = view.text[end : words[first][0]]
        ended = between != _DOT and lexicon.clause_endings.search(view.masked, start, end)
        if between not in (" ", _DOT) or ended:
            break
        if lexicon.general.fullmatch(view.masked, start, end):
            break
        if any(hit.start < end and start < hit.end for hit in view.of(*_BEFORE)):
            break
        if any(stamp.start < end and start < stamp.end for stamp in view.stamps):
            break
        first -= 1
    return first


def _is_named(view: View, span: tuple[int, int]) -> bool:
    name, lexicon = view.text[slice(*span)], view.rules.lexicon
    if (
        not _FEWEST <= len(name) <= _LONGEST
        or any(word in name for word in lexicon.headquarters)
        or not view.rules.kinds.is_between_states(name, joined=True)
    ):
        return False
    about = view.rules.kinds.without_world(view.masked[slice(*span)])
    for stem in sorted(view.rules.stems, key=len, reverse=True):
        about = about.replace(stem, "")
    return len(lexicon.of_any.sub("", about).replace(" ", "")) >= _ABOUT


def _of_ours(view: View, start: int) -> bool:
    """Say whether a body is one of the United States: 미국 국제무역위원회."""
    return any(0 <= start - hit.end <= 1 for hit in view.of(Cue.US, Cue.NOT_US))


def with_begun_joined(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those that begin with a kind right behind the words of an exit."""
    names, lexicon = list(view.items), view.rules.lexicon
    heads = tuple(sorted(view.rules.stems, key=len, reverse=True))
    for cue in exit_hits(view):
        start = cue.end
        if not view.masked.startswith(heads, start):
            continue
        signs = [
            sign.start() for one in (_CLAUSE, lexicon.clauses) if (sign := one.search(view.masked, start))
        ]
        end = min(signs, default=len(view.masked))
        if any(one.start < end and start < one.end for one in names):
            continue
        name = view.text[start:end]
        about = lexicon.of_any.sub("", view.rules.kinds.without_world(view.masked[start:end]))
        for head in heads:
            about = about.replace(head, "")
        counted = name.endswith(tuple(lexicon.counters))  # "sixty-six international organizations"
        if len(about) >= _MORE and not counted and view.rules.kinds.is_between_states(name, joined=True):
            names.append(Item(start, end, name, UNRESOLVED))
    return tuple(sorted(names, key=lambda item: item.start))
