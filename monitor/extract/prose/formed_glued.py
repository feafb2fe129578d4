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
from monitor.model import UNRESOLVED

_PARTICLE = r"(?:에서의|에서|에게서|에게|으로부터|로부터|에|을|를|은|는|이|가|의|과|와|도|으로|로|측)?(?:만|도|는|의)?"
_FEWEST, _LONGEST = 6, 40  # letters of a name
_ABOUT = 2  # letters of a Korean name besides its kind and words for the world
_MORE = 5  # letters of a Thai one
_MOST = 5  # words of a name
_BEFORE = (
    Cue.US, Cue.NOT_US, Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW,
    Cue.FILLERS, Cue.BREAKS, Cue.REFERS, Cue.NEGATIONS, Cue.STAYS,
)  # fmt: skip
# The last one is that of verbs: "called", "founded", "led", which tell something of a name.
_ENDING = re.compile(
    r"(?:은|는|을|를|에|에서|에게|의|와|과|로|고|며|한|된|할|인|던|면"
    r"|불린|꼽힌|알려진|여겨진|만든|세운|이끈|맡은|다룬|이뤄진|꾸린|지닌|가진|둘러싼|지킨|떠받친|펼친|열린|나온|태어난|생긴|거느린)$"
)
# Words that say that bodies are meant, whose, or how many.
_GENERAL = re.compile(
    r"(?:산하|소속|관련|전문|포함해|포함한|포함해서|비롯해|모두|모든|총|전체|각종|여러|다수|다수의|주요|다른|나머지|개|곳"
    r"|\S*(?:\d|다섯|여섯|일곱|여덟|아홉|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔|수십)\S*)"
)
_OFFICE = "본부"  # "the treaty section at headquarters" is no treaty
# in a name, they say of no body which it is
_OF_ANY = re.compile("산하|소속|부속|관련|전문|자문|각종|주요|다른|여러|유엔")
_WHICH = re.compile(r"ซึ่ง|เมื่อ|ตั้งแต่|แล้ว|ทันที|โดย|เนื่องจาก|[\s,;()]")
_COUNTER = ("แห่ง", "องค์กร", "ฉบับ")
_ANY = re.compile(r"แห่งหนึ่ง|หนึ่ง|สำคัญ|หลายแห่ง|หลาย|ต่าง|จำนวน|อื่น|ด้วย|ระดับ")


def with_glued(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those whose last word ends with a kind and its particle."""
    names = list(view.items)
    words = [word.span() for word in LETTERS.finditer(view.masked)]
    kinds = _ending(view.rules.stems)
    for at, (start, end) in enumerate(words):
        match = kinds.fullmatch(view.masked, start, end)
        if match is None or any(one.start < end and start < one.end for one in names):
            continue
        first = _first(view, words, at)
        for begin in sorted({start, words[first][0]}, reverse=True):
            span = begin, match.end(1)
            if _is_named(view, span) and not _of_ours(view, begin):
                names = [one for one in names if one.end <= begin or end <= one.start]
                names.append(Item(*span, view.text[slice(*span)], UNRESOLVED))
    return tuple(sorted(names, key=lambda item: item.start))


@lru_cache(maxsize=4)
def _ending(stems: Sequence[str]) -> re.Pattern[str]:
    kinds = "|".join(re.escape(one) for one in sorted(stems, key=len, reverse=True))
    return re.compile(rf"([^\W\d_].*?(?:{kinds})|(?:{kinds})){_PARTICLE}")


def _first(view: View, words: Sequence[tuple[int, int]], at: int) -> int:
    """Return the first of the words without an ending that stand before the one with the kind."""
    first = at
    while first and at - first < _MOST - 1:
        start, end = words[first - 1]
        if view.text[end : words[first][0]] != " " or _ENDING.search(view.masked, start, end):
            break
        if _GENERAL.fullmatch(view.masked, start, end):
            break
        if any(hit.start < end and start < hit.end for hit in view.of(*_BEFORE)):
            break
        if any(stamp.start < end and start < stamp.end for stamp in view.stamps):
            break
        first -= 1
    return first


def _is_named(view: View, span: tuple[int, int]) -> bool:
    name = view.text[slice(*span)]
    if (
        not _FEWEST <= len(name) <= _LONGEST
        or _OFFICE in name
        or not view.rules.kinds.is_between_states(name, joined=True)
    ):
        return False
    about = view.rules.kinds.without_world(view.masked[slice(*span)])
    for stem in sorted(view.rules.stems, key=len, reverse=True):
        about = about.replace(stem, "")
    return len(_OF_ANY.sub("", about).replace(" ", "")) >= _ABOUT


def _of_ours(view: View, start: int) -> bool:
    """Say whether a body is one of the United States: 미국 국제무역위원회."""
    return any(0 <= start - hit.end <= 1 for hit in view.of(Cue.US, Cue.NOT_US))


def with_begun_joined(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those that begin with a kind right behind the words of an exit."""
    names = list(view.items)
    heads = tuple(sorted(view.rules.stems, key=len, reverse=True))
    for cue in exit_hits(view):
        start = cue.end
        if not view.masked.startswith(heads, start):
            continue
        sign = _WHICH.search(view.masked, start)
        end = sign.start() if sign else len(view.masked)
        if any(one.start < end and start < one.end for one in names):
            continue
        name = view.text[start:end]
        about = _ANY.sub("", view.rules.kinds.without_world(view.masked[start:end]))
        for head in heads:
            about = about.replace(head, "")
        counted = name.endswith(_COUNTER)  # "sixty-six international organizations"
        if len(about) >= _MORE and not counted and view.rules.kinds.is_between_states(name, joined=True):
            names.append(Item(start, end, name, UNRESOLVED))
    return tuple(sorted(names, key=lambda item: item.start))
