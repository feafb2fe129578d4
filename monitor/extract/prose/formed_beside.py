"""Names told by less of their form, right beside an exit, in languages whose names it does not tell anywhere.

Where nothing but the word for a kind of body marks a name, it is one only where an exit reaches it: right behind its
words, up to the end of the clause, or right before them, where the verb comes last and the kind ends the name.
"""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.exits import exit_hits
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.links import linked
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

_FEWEST, _LONGEST = 3, 110  # words and letters of a name
_MOST_BEHIND, _MOST_BEFORE = 16, 9  # words of a name
_HEAD = 3  # words of a name among which one is for a kind of body
_APART = 14  # letters between a name and the exit behind it: an ending, "also"
_SHORT = 3  # letters of the longest ending or postposition between them
_REACH = 160  # letters behind an exit that are looked at
_OPENS = "\"'«“„( "
_ENDS = re.compile(r"[,;:،؛](?=\s|$)|[»”\"“)]")
# Words that tell something, so that they can be no part of a name.
_TELLING = (
    Cue.BREAKS, Cue.ANNOUNCES, Cue.NOW, Cue.NOTIFIED, Cue.ORIGIN, Cue.CONDITIONAL, Cue.DENIALS, Cue.NEGATIONS,
    Cue.PAST, Cue.PAST_CLAUSE, Cue.PAST_SOFT,
)  # fmt: skip
_CUTS = (*_TELLING, Cue.EFFECTIVE, Cue.EXITS_ANY, Cue.EXITS_WEAK)
_FOREIGN = (*_TELLING, Cue.US, Cue.OTHERS, Cue.EXIT_WORDS, Cue.REFERS)


def with_beside(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those that stand right beside an exit which reaches no known one."""
    last = view.rules.order == "sov"
    names = list(view.items)
    for cue in exit_hits(view):
        if cue.cue is Cue.EXITS_WEAK or linked(view, cue):
            continue
        span = _before(view, cue) if last else _behind(view, cue)
        if span is not None and _is_one(view, *span, names):
            names.append(Item(*span, view.text[slice(*span)], UNRESOLVED))
    return tuple(sorted(names, key=lambda item: item.start))


def _is_one(view: View, start: int, end: int, names: list[Item]) -> bool:
    """Say whether words name a body between states and no known name, number or actor stands among them."""
    if any(item.start < end and start < item.end for item in names):
        return False
    if any(hit.start <= start < hit.end for hit in view.of(Cue.US)):
        return False  # the subject behind its verb
    if (
        is_counted(view, start)
        or _says_how_many(view, start, end)
        or any(map(str.isdigit, view.text[start : start + _HEAD]))
    ):
        return False
    told = [word.group() for word in LETTERS.finditer(view.masked, start, end)]
    if view.masked[start:end].partition(" ")[0] in view.rules.lexicon.one or all(
        view.rules.is_kind(word) or word in view.rules.links
        for word in told
        if view.rules.kinds.without_world(word) == word
    ):
        return False  # "an international body" is no name
    return view.rules.kinds.is_between_states(view.text[start:end], joined=view.rules.order == "sov")


def _says_how_many(view: View, start: int, end: int) -> bool:
    """Say whether a word counts the bodies: "in all sixty-six international organizations" in Bengali."""
    return any(map(view.rules.lexicon.says_many.fullmatch, view.text[start:end].split()))


def is_counted(view: View, start: int) -> bool:
    """Say whether a number stands right before words, which then say how many bodies are left, not which."""
    return view.text[:start].rstrip()[-1:].isdigit()


def _behind(view: View, cue: Hit) -> tuple[int, int] | None:
    """Return where a name stands right behind an exit, its kind among its first words."""
    end = min(view.clause_span(view.clause(max(cue.start, cue.end - 1)))[1], cue.end + _REACH)
    begin = _kind_within(view, cue)
    words = list(LETTERS.finditer(view.masked, begin, end))
    while words and words[0].group() in view.rules.links and not view.rules.is_kind(words[0].group()):
        words.pop(0)
    if not words or view.text[words[0].start()].islower():
        return None
    start = words[0].start()
    if LETTERS.sub("", view.masked[begin:start]).strip(_OPENS):
        return None
    opening = [word.group() for word in words[:_HEAD]]
    kinds = [at for at in range(len(opening)) if view.rules.is_kind(opening[at])]
    kinds += [at for at in range(1, len(opening)) if view.rules.is_kind(" ".join(opening[: at + 1]))]
    if not kinds:
        return None
    stops = [hit.start for hit in view.of(*_CUTS) if hit.start > words[max(kinds)].end()]
    stops += [stamp.start for stamp in view.stamps if stamp.start > start]
    stops += [word.start() for word in words if word.group() in view.rules.closes]
    stops += [sign.start() for sign in [_ENDS.search(view.text, start, end)] if sign]
    words = [word for word in words if word.end() <= min([end, *stops])]
    while words and words[-1].group() in view.rules.links:
        words.pop()
    if not _FEWEST <= len(words) <= _MOST_BEHIND or words[-1].end() - start > _LONGEST:
        return None
    return start, words[-1].end()


def _kind_within(view: View, cue: Hit) -> int:
    """Return where a name begins among the words of an exit ("has denounced the Convention"), else their end."""
    for word in LETTERS.finditer(view.masked, cue.start + 1, cue.end):
        if view.text[word.start()].isupper() and view.rules.is_kind(word.group()):
            return word.start()
    return cue.end


def _before(view: View, cue: Hit) -> tuple[int, int] | None:
    """Return where a name stands right before an exit, a word for its kind being the last of it."""
    start, _ = view.clause_span(view.clause(cue.start))
    words = [word.span() for word in LETTERS.finditer(view.masked, start, cue.start)]
    opening = LETTERS.match(view.masked, cue.start)
    if opening is not None and view.rules.is_kind(opening.group()):
        words.append(opening.span())  # "to leave the agency" is an exit as well
    last = next((at for at in range(len(words) - 1, -1, -1) if _ends_a_name(view, words[at])), None)
    if last is None:
        return None
    end = words[last][1]
    following = [view.masked[slice(*word)] for word in words[last + 1 : last + 2]]
    if following and following[0] in view.rules.inner:
        end = words[-1][1]  # what a body is for behind its kind: کونسل برائے
    if not _adjoins(view, end, cue.start):
        return None
    first = last
    while first and last - first < _MOST_BEFORE and _belongs(view, words[first - 1], words[first]):
        first -= 1
    while first < last and not _opens(view, words[first]):
        first += 1
    return (words[first][0], end) if end > words[last][1] or last - first + 1 >= _FEWEST else None


def _ends_a_name(view: View, word: tuple[int, int]) -> bool:
    written = view.text[slice(*word)]
    return view.rules.is_kind(view.masked[slice(*word)]) and not written[:1].islower()


def _adjoins(view: View, end: int, start: int) -> bool:
    """Say whether only an ending and words that change nothing stand between a name and an exit."""
    fillers = view.of(Cue.FILLERS, Cue.NOW)
    return start - end <= _APART and all(
        len(word.group()) <= _SHORT
        or word.group() in view.rules.links
        or any(hit.start <= word.start() < hit.end for hit in fillers)
        for word in LETTERS.finditer(view.masked, end, start)
    )


def _belongs(view: View, word: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Say whether a word before a name is one of its words."""
    written = view.text[slice(*word)]
    if view.text[word[1] : behind[0]].strip(" \u00a0"):
        return False
    if any(hit.start < word[1] and word[0] < hit.end for hit in view.of(*_FOREIGN)):
        return False
    if any(stamp.start < word[1] and word[0] < stamp.end for stamp in view.stamps):
        return False
    if written[:1].lower() != written[:1].upper():
        return written[:1].isupper() or view.masked[slice(*word)] in view.rules.links
    return view.rules.lexicon.case_marks.search(view.text[word[0] : behind[0] + 1]) is None


def _opens(view: View, word: tuple[int, int]) -> bool:
    """Say whether a name may begin with a word: no link, and none that is written small."""
    return view.masked[slice(*word)] not in view.rules.links and not view.text[word[0]].islower()
