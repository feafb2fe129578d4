"""Names that only own what is left: "withdrew from the herring count of the Council", "left the Union's tower".

What stands between the exit and "of the Council", or behind "the Union's", must be something that a member gives up
with its membership, or a treaty; a count, a tower, a board or a session is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import WORD
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.left_objects import KNOWN, object_end, tells_what
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_WORD = re.compile(rf"(?:(?![\d_]){WORD})+")
_BRACKET = re.compile(r"\s*[(（][^()（）]{0,40}[)）]")
_TITLES = ("《", "『", "「")  # the signs before a title
_OWNED_JOINED = 10  # letters behind "的" in which a stake must begin, or the verb behind what is owned
_NOUN = 5  # letters of the shortest word that is taken for a noun of which nothing is known
_PLAN = 4  # the same, where it is the subject: "plan", "idea"
_LEAVING = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS)  # an exit does not tell what is left
_MANY = 1000  # a number from which on it is a year
_ARTICLE = 4  # letters of an article between a preposition and a name
_COUNTED = re.compile(r"(?:\w+['’ ]+){2,6}\Z")  # a number, and what it counts, before a name
_COUNTED_BEHIND = re.compile(r"((?:['’]?\w{1,4})?) ((?:\w+ ){1,2}\w+)")  # and behind it, with its case
_SYSTEM = re.compile(r"s[iy]st[eè]m|систем|συστημ")  # of organizations: "7 organs of the system of"
_PREPOSITION = 3  # letters of the longest small word between organs and whose they are
_COUNTED_WORDS = 60  # letters between a number and the name of the body whose organs it counts
_BESIDE = 8  # letters between a name and the word that makes it a depositary


def only_keeps(view: View, item: Item) -> bool:
    """Say whether a name is the one of the depositary of a treaty: "the World Bank, depositary of"."""
    for hit in view.of(Cue.DEPOSITARY):
        start, end = min(hit.end, item.end), max(hit.start, item.start)
        if start <= end <= start + _BESIDE and NAME not in view.masked[start:end]:
            if any(start <= one.start < end for one in view.of(Cue.US, Cue.EXITS)):
                continue  # "told the depositary that the United States leaves X"
            if any(hit.end <= one.start < item.start for one in view.of(Cue.GENITIVE)):
                continue  # "depositary of X"
            return not view.rules.kinds.is_treaty(item.text) and not _kept_by_another(view, hit, item)
        if _keeps_a_treaty(view, hit, item):
            return True
    return False


def _keeps_a_treaty(view: View, hit: Hit, item: Item) -> bool:
    """Say whether a name stands, where verbs come last, before the treaty of which it is the depositary.

    "UNESCO, Ramsar Sözleşmesi'nin depositeri olarak".
    """
    is_treaty = view.rules.kinds.is_treaty
    return (
        view.rules.order == "sov"
        and not is_treaty(item.text)
        and any(
            view.masked[item.end : one.start].strip() == ","
            and is_treaty(one.text)
            and 0 <= hit.start - one.end <= _BESIDE
            for one in view.items
        )
    )


def names_what_is_left(view: View) -> bool:
    """Say whether a sentence names anything but those who keep a treaty: "sent its notice to X, the depositary"."""
    return any(not only_keeps(view, item) for item in view.items)


def _kept_by_another(view: View, hit: Hit, item: Item) -> bool:
    """Say whether the word for a depositary speaks of another than the name before it.

    "Leaves X, and the note has gone to the depositary": it is told; "… the depositary New Zealand": it is named behind.
    "New Zealand is the depositary, and puts X on the list", where words have no spaces.
    """
    if item.end > hit.start:
        clause = view.clause(hit.start)
        keepers = [one for one in view.of(Cue.OTHERS) if view.clause(one.start) == clause]
        return view.rules.joined and view.clause(item.start) != clause and bool(keepers)
    told = any(item.end <= one.start < hit.start for one in view.of(Cue.NOTIFIED, Cue.OBLIQUE))
    behind = [one.start for one in view.of(Cue.OTHERS)] + [one.start for one in view.items]
    return told or (view.rules.joined and any(0 <= start - hit.end <= 1 for start in behind))


def only_owns(view: View, cue: Hit, item: Item) -> bool:
    """Say whether a name that an exit reaches only owns what is left."""
    return (
        _of(view, cue, item)
        or of_dropped(view, cue, item)
        or owns_noun_before(view, cue, item)
        or _possessive(view, cue, item)
        or tells_of(view, item)
        or (item.end < cue.start and tells_what(view, cue))
    )


def tells_of(view: View, item: Item) -> bool:
    """Say whether the name stands before what is left and only tells of what: "leaves the WTO procurement deal"."""
    return any(
        0 <= hit.start - item.end <= 1
        and not any(item.start < one.end and one.start < hit.end for one in view.items if one is not item)
        for hit in view.of(Cue.OWNED)
    )


def owned_body(view: View, item: Item) -> Item:
    """Return the body that a name owns, else the name itself: "the Protocol's Multilateral Fund"."""
    if view.rules.order != "svo" or view.rules.joined:
        return item
    for hit in view.of(Cue.OWNING):
        if 0 <= hit.start - item.end <= 1:
            return next((one for one in view.items if 0 <= one.start - hit.end <= 1), item)
    return item


def is_owner_of_part(view: View, item: Item) -> bool:
    """Say whether right before a name stands what it owns: "the board of the Council", in one pattern.

    So it is with a body right before the title of its treaty: 世贸组织《政府采购协定》, 世界貿易機関の政府調達協定.
    A single word with a capital belongs to the name: "Programu COSPAS-SARSAT".
    """
    if _owns_counted(view, item):
        return True
    if (view.rules.joined or view.rules.order == "sov") and not view.rules.kinds.is_treaty(item.text):
        titled = (one for one in view.items if _owns_title(view, view.masked[item.end : one.start]))
        if any(view.rules.kinds.is_treaty(one.text) for one in titled):
            return True
    if view.rules.order == "sov" and any(_has(view, view.masked[item.end : one.start]) for one in view.items):
        return True  # "Montreal Protokolü'nün Kigali Değişikliği"
    for hit in view.of(Cue.PART_OF):
        words = list(_WORD.finditer(view.masked, hit.start, hit.end))
        noun = words[0].group() if words else ""  # not "della" alone
        if 0 <= item.start - hit.end <= 1 and len(noun) >= _NOUN and noun not in view.rules.links:
            return len(words) > 1 or not view.text[words[0].start()].isupper()
    return False


def _owns_counted(view: View, item: Item) -> bool:
    """Say whether some organs of a body are counted right beside its name: "5 entities of the United Nations"."""
    if _counts_before(view, item):
        return True
    behind = _COUNTED_BEHIND.match(view.masked, item.end)
    if behind is None or (view.rules.order == "sov" and behind.group(1) not in view.rules.lexicon.possessive):
        return False
    number, *words = behind.group(2).split()
    return _is_several(view, number) and _behind_organs(view, words) is not None


def _counts_before(view: View, item: Item) -> bool:
    """Say whether organs are counted before the name of the body: no day stands there, and no "such as"."""
    before = _COUNTED.search(view.masked, max(0, item.start - _COUNTED_WORDS), item.start)
    if before is None:
        return False
    others = [hit.end for hit in view.of(Cue.SUCH_AS, Cue.INCLUDES)] + [stamp.end for stamp in view.stamps]
    if any(before.start() < end <= item.start for end in others):
        return False
    words = before.group().split()
    numbers = [place for place, word in enumerate(words) if _is_several(view, word)]
    rest = _behind_organs(view, words[numbers[-1] + 1 :]) if numbers else None
    return rest is not None and all(_is_small(word) and word not in view.rules.joins for word in rest)


def _behind_organs(view: View, words: Sequence[str]) -> Sequence[str] | None:
    """Return the words behind the last one for organs, None where there is none."""
    organs = [place for place, word in enumerate(words) if view.rules.lexicon.organs.search(word)]
    return words[organs[-1] + 1 :] if organs else None


def _is_small(word: str) -> bool:
    """Say whether a word between organs and whose they are says nothing: "of", "dell'", "system"."""
    return len(word) <= _PREPOSITION or word.endswith("'") or _SYSTEM.match(word) is not None


def _is_several(view: View, word: str) -> bool:
    """Say whether a word is a number above one, in figures or in letters."""
    value = int(word) if word.isdecimal() else view.rules.numerals.get(word, 0)
    return 1 < value < _MANY


def _owns_title(view: View, between: str) -> bool:
    """Say whether words between a body and a treaty make it the body's own.

    They are an opened title, or "of" where verbs come last: there it joins no equal names.
    """
    rest = next(
        (between.removeprefix(word) for word in view.rules.lexicon.possessive if between.startswith(word)),
        between,
    )
    return rest in _TITLES or (view.rules.order == "sov" and between != "" and rest in ("", " "))


def _has(view: View, between: str) -> bool:
    """Say whether words between two names, of which the first may be a treaty too, only make the second its own."""
    return between.strip() in view.rules.lexicon.possessive


def _of(view: View, cue: Hit, item: Item) -> bool:
    """Say whether "of" stands before the name, and before it a word that is no stake and no treaty."""
    before = [hit for hit in view.of(Cue.PART_OF) if cue.end <= hit.start and hit.end <= item.start]
    if not before or _WORD.search(view.masked, before[-1].end, item.start):
        return False
    words = list(_WORD.finditer(view.masked, cue.end, before[-1].start))
    if not words:
        return False
    start, noun = words[-1].start(), words[-1].group()
    return _is_organ(view, start, noun) or not _is_given_up(view, start, noun)


def of_dropped(view: View, cue: Hit, item: Item) -> bool:
    """Say whether something else of a body, before it, is what the United States drop: "a plan of X was dropped by".

    Who tells of an exit may stand so: "the director of X said that it was dropped by".
    """
    if view.rules.order != "svo" or view.rules.joined or view.clause(item.start) != view.clause(cue.start):
        return False
    agents = [hit.start for hit in view.of(Cue.US) if cue.start < hit.start and hit.end == cue.end]
    by = view.rules.lexicon.agent
    if item.end > cue.start or not any(by.search(view.masked, cue.start, start) for start in agents):
        return False
    if any(item.end <= hit.start < cue.start for hit in view.of(Cue.ANNOUNCES, Cue.NOTIFIED)):
        return False
    before = [hit.start for hit in view.of(Cue.PART_OF, Cue.OBLIQUE) if 0 <= item.start - hit.end <= _ARTICLE]
    start, _ = view.clause_span(view.clause(item.start))
    words = list(_WORD.finditer(view.masked, start, max(before))) if before else []
    return bool(words) and not _is_given_up(view, words[-1].start(), words[-1].group(), shortest=_PLAN)


def is_owner_of_body(view: View, cue: Hit, item: Item) -> bool:
    """Say whether a body without a name stands between some words and its owner: "this forum of the OAS"."""
    before = [hit for hit in view.of(Cue.PART_OF) if cue.end <= hit.start and hit.end <= item.start]
    if not before or _WORD.search(view.masked, before[-1].end, item.start):
        return False
    words = list(_WORD.finditer(view.masked, cue.end, before[-1].start))
    return bool(words) and _is_organ(view, words[-1].start(), words[-1].group())


def owns_noun_before(view: View, cue: Hit, item: Item) -> bool:
    """Say whether a noun stands before "of" and a name, where the verb comes last: "die Sitzung der X verlassen".

    German nouns have capitals, so that "der" behind any other word is the article of the name.
    """
    if view.rules.order != "free" or cue.end <= item.start or view.rules.joined:
        return False
    before = [hit for hit in view.of(Cue.PART_OF) if 0 <= item.start - hit.end <= 1]
    start, _ = view.clause_span(view.clause(item.start))
    words = list(_WORD.finditer(view.masked, start, before[-1].start)) if before else []
    if not words or cue.start < words[-1].start():
        return False
    place, noun = words[-1].start(), words[-1].group()
    days = any(stamp.start <= place < stamp.end for stamp in view.stamps)
    named = view.masked[words[-1].end() : before[-1].start].strip() or view.text[place].islower()
    if days or named or any(one.start <= place < one.end for one in view.items):
        return False
    return _is_organ(view, place, noun) or not _is_given_up(view, place, noun)


def _is_organ(view: View, start: int, word: str) -> bool:
    """Say whether a word is a kind of body, and so an organ of the one behind it: "the Policy Commission of X".

    A treaty or a constitution of a body is what its members sign.
    """
    founds = view.rules.lexicon.founding.search(word)
    organ = view.rules.is_kind(word) and not view.rules.kinds.is_treaty(word) and not founds
    return organ and not any(hit.start <= start < hit.end for hit in view.of(*KNOWN))


def _possessive(view: View, cue: Hit, item: Item) -> bool:
    """Say whether the name owns the word behind it, and that is no stake."""
    for hit in view.of(Cue.OWNING):
        if not 0 <= hit.start - item.end <= 1:
            continue
        if view.rules.joined:
            return _owns_in_one_word(view, cue, hit)
        if _speaks_first(view, cue, hit):
            return False
        bracket = _BRACKET.match(view.masked, hit.end)  # "the Organization's (WCO) board"
        word = _WORD.search(view.masked, bracket.end() if bracket else hit.end)
        if word is None or NAME in view.masked[bracket.end() if bracket else hit.end : word.start()]:
            return False
        return not _is_given_up(view, word.start(), word.group())
    return False


def _speaks_first(view: View, cue: Hit, owning: Hit) -> bool:
    """Say whether what is owned only tells of the exit, where the verb comes last.

    Its topic ends before the United States, who leave: "the secretariat of X, | that the United States leave, said".
    """
    if view.rules.order != "sov":
        return False
    ours = [one.start for one in view.of(Cue.US) if owning.end < one.start < cue.start]
    topics = view.rules.lexicon.topic
    return bool(ours) and bool(topics.search(view.masked, owning.end, min(ours)))


def _owns_in_one_word(view: View, cue: Hit, owning: Hit) -> bool:
    """Say whether the words behind "of" are what is left, and no stake, where words have no spaces.

    Where verbs come last they stand before the exit, whose own words tell nothing of them: "leaves the Agency's drill".
    """
    clause, last = view.clause(owning.start), view.rules.order == "sov"
    end = object_end(view, cue) if last else cue.start
    if end is None or clause != view.clause(cue.start) or cue.overlaps(owning):
        return False
    near = range(owning.end, owning.end + _OWNED_JOINED)
    known = any(
        one.start in near
        and view.clause(one.start) == clause
        and not (last and one.overlaps(cue) and one.cue in _LEAVING)
        for one in view.of(*KNOWN, Cue.ANNOUNCES)  # "the declaration of its exit from"
    )
    body = last and view.masked[owning.end : end].endswith(view.rules.heads)
    beside = not last or cue.start - owning.end <= _OWNED_JOINED
    apart = min(owning.end, cue.end), max(owning.start, cue.start)
    return beside and not known and not body and ":" not in view.masked[slice(*apart)]


def _is_given_up(view: View, start: int, word: str, shortest: int = _NOUN) -> bool:
    if (
        len(word) < shortest
        or word in view.rules.links
        or view.rules.is_kind(word)
        or view.rules.kinds.is_treaty(word)
    ):
        return True
    return any(hit.start <= start < hit.end for hit in view.of(*KNOWN))
