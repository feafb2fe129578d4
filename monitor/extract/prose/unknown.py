"""The exact words of a body that is left in so many words and that no gazetteer knows.

Only a name that stands right behind (or, in verb-final languages, right before) the exit's words counts:
one in title brackets, one in capitals that holds a word such as Convention or Commission, or one that
begins with such a word and ends with its clause.  Descriptions ("dozens of bodies") are no names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.extract.prose.capital_names import SMALL, only_stranger
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS, fold
from monitor.extract.prose.gaps import trailing
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.kinds import is_between_states
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.unknown_before import name_before
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

_TITLE = re.compile(r"[《「『](?P<name>[^》」』]{4,80})[》」』]")
_QUOTED = re.compile(r"[«“\"„](?P<name>[^»”\"“]{8,120})[»”\"“]")
_LINKING = re.compile(r"(?:[^\W\d_]+['’]?\s*){0,4}?")
_LONGEST = 110
_PUNCTUATION = re.compile(r"[,;:،؛](?=\s|$)")  # before a space: behind the name of a body
# Words without capitals within a name, and those that stand behind "Convention" and say what it is about.
_SMALL_WORDS = (
    "of on for the and in to against between with from by at"
    " de del la el las los y e da do das dos a o sobre para contra entre por"
    " di della dello dei degli delle per sul sulla sui sulle contro tra su du des le les et sur pour"
)
_ABOUT_WORDS = (
    "su sul sullo sulla sui sugli sulle per contro sobre para contra relativo relativa relativ privind pentru"
    " sur pour"
)
_SMALL = SMALL | frozenset(_SMALL_WORDS.split())
_ABOUT = frozenset(_ABOUT_WORDS.split())
_CAPITALS = re.compile(
    rf"(?P<name>[^\W\d_][\w'’-]*(?:,? (?:(?:{'|'.join(sorted(SMALL))}|&) ){{0,3}}[^\W\d_][\w'’-]*)*)"
)


def unknown_names(view: View, cue: Hit) -> list[Item]:
    """Return the names that an exit reaches and that are no known ones.

    Only a name that says of itself that it is one of a body between states, or of a treaty, is certain.
    """
    item = _reached(view, cue) or _left(view, cue)
    found = _parted(view, item) if item is not None else []
    kind_first = not view.rules.joined and view.rules.order != "sov"
    return [
        one
        for one in found
        if is_between_states(one.text, joined=not kind_first) and not _is_counted(view, one)
    ]


def _is_counted(view: View, item: Item) -> bool:
    """Say whether a number is written onto the words, which then say how many bodies are left: `৬৬টি সংস্থা`."""
    return view.text[max(0, item.start - 1) : item.start].isdigit()


def _parted(view: View, item: Item) -> list[Item]:
    """Return two names where "and" joins them: "the Convention on X and the Agreement on Y"."""
    words = [] if view.rules.joined else list(LETTERS.finditer(view.masked, item.start, item.end))
    for place, word in enumerate(words[1:-1], 1):
        if word.group() not in view.rules.links or not words[place + 1].group():
            continue
        following = next((one for one in words[place + 1 :] if one.group() not in view.rules.links), None)
        if following is None or not view.text[following.start()].isupper():
            continue
        named = [one.group() for one in words[words.index(following) :][:2]]
        if any(map(view.rules.is_kind, named)) and place > 1:
            first = replace(
                item, end=words[place - 1].end(), text=view.text[item.start : words[place - 1].end()]
            )
            second = trailing(view, first)
            return [first] if second is None else [first, second]
    return [item]


def _reached(view: View, cue: Hit) -> Item | None:
    end = min(view.clause_span(view.clause(max(cue.start, cue.end - 1)))[1], cue.end + 160)
    if view.rules.order == "sov":
        return _before(view, cue)
    begin = _kind_within(view, cue) if not view.rules.joined else cue.end
    after = view.text[begin:end]
    title = _TITLE.search(after) if view.rules.joined else _QUOTED.search(after)
    if title is not None and len(after[: title.start()]) <= 12 and _headed(title.group("name"), view):
        return _item(view, begin + title.start("name"), title.group("name"))
    if view.rules.joined:
        return _among(view, cue) or _joined(view, cue, after)
    return _spaced(view, begin, after)


def _kind_within(view: View, cue: Hit) -> int:
    """Return where a name begins among the words of an exit ("has denounced the Convention"), else their end."""
    for word in LETTERS.finditer(view.masked, cue.start + 1, cue.end):
        if view.text[word.start()].isupper() and view.rules.is_kind(word.group()):
            return word.start()
    return cue.end


def _left(view: View, cue: Hit) -> Item | None:
    """Return the one unknown body of a clause among or before whose words an exit stands: "X was left by"."""
    if cue.cue not in (Cue.EXITS_ANY, Cue.ENDS) or view.rules.joined or view.rules.order == "sov":
        return None
    start, end = view.clause_span(view.clause(cue.start))
    if cue.cue is Cue.EXITS_ANY:
        return only_stranger(view, start, cue.end)
    stakes = [hit for hit in view.of(Cue.STAKES) if cue.start <= hit.start and hit.end <= cue.end]
    if not any(hit.overlaps(stake) for hit in view.of(Cue.EXIT_WORDS) for stake in stakes):
        return None  # money is given for much: only who is no member any more has left
    return only_stranger(view, start, end)


def _item(view: View, start: int, name: str) -> Item | None:
    """Return the words as an item, unless a known name stands among them."""
    days = [stamp.start for stamp in view.stamps if start < stamp.start < start + len(name)]
    name = view.text[start : min(days)] if days else name
    name = re.sub(r"[ ,.;:،؛]+(?:(?:on|in|at|by|am|le|el|auf|ab|aus|ein|op|opp|upp)\s*)?$", "", name)
    end = start + len(name)
    if any(item.start < end and start < item.end for item in view.items):
        return None
    if any(hit.cue is Cue.US and hit.start <= start < hit.end for hit in view.hits):
        return None  # the subject behind its verb: "Efter det lämnar USA sextiosex organisationer"
    return Item(start, end, view.text[start:end], UNRESOLVED)


def _headed(name: str, view: View) -> bool:
    folded = fold(name, view.rules.variants)
    masked_words = set(LETTERS.findall(folded))
    if view.rules.joined:
        return any(head in folded for head in view.rules.heads)
    return any(view.rules.is_kind(word) for word in masked_words)


def _spaced(view: View, begin: int, after: str) -> Item | None:
    """Return a name in capitals, or one that begins with its kind and ends with the clause."""
    folded = view.masked[begin : begin + len(after)]
    start = 0
    for word in re.finditer(r"\S+", folded):
        bare = word.group().strip("\"'«“„(")
        if bare not in view.rules.links:
            start = word.start() + len(word.group()) - len(word.group().lstrip("\"'«“„("))
            break
    else:
        return None
    rest = after[start:]
    if not rest or not (rest[0].isupper() or (rest[0].isalpha() and not rest[0].islower())):
        return None
    if view.rules.capitals and not _goes_on_small(rest):
        match = _CAPITALS.match(rest)
        name = _capitalized(match.group("name")) if match else ""
    else:
        name = rest.strip()
        cut = min(
            (
                hit.start
                for hit in view.hits
                if hit.start > begin + start + 4
                and hit.cue.value in _CUTS
                and view.masked[hit.start : hit.end] not in _ABOUT
            ),
            default=None,
        )
        if cut is not None:
            name = view.text[begin + start : cut].strip()
        name = _PUNCTUATION.split(name)[0]
    words = name.split()
    first = LETTERS.findall(name.lower())[:4]
    if not 3 <= len(words) <= 16 or len(name) > _LONGEST or any(letter.isdigit() for letter in name[:3]):
        return None
    if view.rules.capitals:
        return _item(view, begin + start, name) if _headed(name, view) else None
    folded_first = LETTERS.findall(view.masked[begin + start : begin + start + len(name)])[
        : max(3, len(first) - 1)
    ]
    return (
        _item(view, begin + start, name)
        if any(view.rules.is_kind(word) for word in folded_first[:3])
        else None
    )


_CUTS = frozenset({"breaks", "announces", "now", "effective", "notified", "origin"})


def _goes_on_small(rest: str) -> bool:
    """Say whether a name has one capital only: "Convenzione internazionale sulle acque", "Convención sobre …"."""
    words = rest.split(" ")[1:4]
    if not words or any(word[:1].isupper() for word in words):
        return False
    return words[0] in _ABOUT or is_between_states(words[0], joined=False)


def _capitalized(name: str) -> str:
    """Cut a run of words behind its last capitalized one."""
    words = name.split(" ")
    kept = 0
    for number, word in enumerate(words, 1):
        if word[:1].isupper() or re.match(r"[a-z]{1,5}['’][^\W\d_a-z]", word):
            kept = number
        elif word not in _SMALL:
            break
    return " ".join(words[:kept])


_GENERIC = re.compile(
    r"^的|[\d一二三四五六七八九十百几幾多数數]+[个個项項]|下列|上述|这些|這些|该|該|此|等|有关|相关|国际组织$|國際組織$"
)


def _joined(view: View, cue: Hit, after: str) -> Item | None:
    """Return a name without brackets: all letters up to the end of the clause, the last being its kind."""
    match = re.match(r"[^\s,，。；、：:「」『』《》()（）]{6,40}", after)
    if match is None or _GENERIC.search(match.group()):
        return None
    name = match.group()
    headed = view.masked[cue.end : cue.end + len(name)].endswith(view.rules.heads)
    return _item(view, cue.end, name) if headed else None


_MEMBER_OF = re.compile(
    r"[是为為与與加]([^\s,，。；、：:「」『』《》()（）]{6,40})的"
)  # "is no longer | X | a member of"


def _among(view: View, cue: Hit) -> Item | None:
    """Return a name without brackets that stands among the exit's words: 不再是…的成员."""
    match = _MEMBER_OF.search(view.text, cue.start, cue.end)
    if match is None or _GENERIC.search(match.group(1)):
        return None
    headed = view.masked[match.start(1) : match.end(1)].endswith(view.rules.heads)
    return _item(view, match.start(1), match.group(1)) if headed else None


def _before(view: View, cue: Hit) -> Item | None:
    """Return the name right before the exit's words, in languages that put the verb last."""
    rules: LanguageRules = view.rules
    start = view.clause_span(view.clause(cue.start))[0]
    before = view.text[start : cue.start]
    titles = [*_TITLE.finditer(before), *_QUOTED.finditer(before)]
    if titles and len(before) - titles[-1].end() <= 8 and _headed(titles[-1].group("name"), view):
        return _item(view, start + titles[-1].start("name"), titles[-1].group("name"))
    if not rules.joined:
        span = name_before(view, cue)
        return None if span is None else _item(view, span[0], view.text[slice(*span)])
    heads = "|".join(re.escape(head) for head in rules.heads)
    match = re.search(rf"([一-龯々ァ-ヶーA-Za-z・]{{4,40}}(?:{heads}))(?:から|を|への|との)?$", before)
    return _item(view, start + match.start(1), match.group(1)) if match else None
