"""Where a name that no gazetteer knows ends: what the treaty is about, or whom the body serves."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.formed_words import Word, ours
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.language import LanguageRules, Names
from monitor.extract.prose.view import View

_MOST_WORDS = 16
_HYPHENS = ("-", "\u2011", "\u2010")
_ALL_CAPITALS = 3  # words with capitals that show how all of a name are written
_SHORT = 3  # letters of a small word that belongs to no name, unless the language's file says so
_ADJECTIVE = 7  # letters of a German adjective in the genitive, and of no "oder" or "unter"
_ADJECTIVES = 3  # of them before a noun
CUTS = (
    Cue.BREAKS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW, Cue.EFFECTIVE, Cue.NEGATIONS, Cue.STAYS, Cue.EXITS,
    Cue.EXITS_ANY, Cue.RELATIVES, Cue.TURNS,
)  # fmt: skip
# What nouns within a name may hold besides verbs: "on the conservation of".
_NOUNS = (Cue.BREAKS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NEGATIONS, Cue.STAYS)
_LONG = (Names.WORDS, Names.FIRST)  # written so that a name may go on to the end of its clause


def last_of(words: Sequence[Word], at: int, view: View) -> int:
    """Return the last word of the name: what the treaty is about, or whom the body serves."""
    rules, names, behind = view.rules, view.rules.names, words[at].end
    stops = [item.start for item in view.items] + [stamp.start for stamp in view.stamps]
    stops += [hit.start for hit in ours(view)]
    stops += _other_names(words, at, view)
    stops += [
        hit.start for hit in (view.of(*CUTS) if names in _LONG else ()) if _ends(words, at, hit, view.rules)
    ]
    stop = min((one for one in stops if one >= behind), default=len(view.masked))
    last = at
    for place in range(at + 1, min(len(words), at + _MOST_WORDS)):
        word = words[place]
        if word.start >= stop or word.folded in view.rules.closes:
            break
        if word.gap.strip() and not (_is_shortened(word, rules) or _owns_within(words, at, place, view)):
            break
        if word.inner:
            continue
        if word.capital or names is Names.FIRST:
            if _begins_another(words, place, view.rules.joins):
                break
            last = place
        elif names is Names.NOUNS and _is_genitive(words, place, rules):
            continue
        elif names is Names.CAPITALS or _is_small(words, place) or _are_capitals(words, at, place):
            break
        elif names is Names.WORDS:
            last = place
        elif not words[place - 1].inner:
            break  # a verb: an adjective stands behind an article or a preposition, and before its noun
    return last


def _other_names(words: Sequence[Word], at: int, view: View) -> list[int]:
    """Return where another name follows by its joints: "and also"; a mere "and" may belong to the name."""
    also = {word.start for word in words for hit in view.of(Cue.ALSO) if hit.start <= word.start < hit.end}
    joints = view.rules.joins
    return [
        word.start
        for before, word in zip(words[at:], words[at + 1 :], strict=False)
        if before.folded in joints and word.start in also
    ]


def _is_shortened(word: Word, rules: LanguageRules) -> bool:
    """Say whether a word stands behind one that shares its end with the next: "Schnee- und Hangbeobachtung"."""
    return word.folded in rules.joins and word.gap.strip() in _HYPHENS


def _owns_within(words: Sequence[Word], at: int, place: int, view: View) -> bool:
    """Say whether a word belongs to the one before it, behind a small one: "Recognition of Seafarers' Wage Claims".

    Not so where the whole name owns it: "the Pilot Organization's Council".
    """
    owned = words[place].capital and is_owned(words, place, view.rules)
    return owned and any(word.inner for word in words[at + 1 : place - 1])


def is_owned(words: Sequence[Word], place: int, rules: LanguageRules) -> bool:
    """Say whether nothing but the ending of an owner stands before a word: "Farmers' Alliance"."""
    gap = words[place].gap
    owner = rules.lexicon.owner.match(gap) if rules.names is Names.CAPITALS else None
    return owner is not None and gap[owner.end() :] == " "


def _are_capitals(words: Sequence[Word], at: int, place: int) -> bool:
    """Say whether all nouns of a name had capitals, so that a small letter right behind one is its verb."""
    told = [word for word in words[at:place] if not word.inner]
    return len(told) >= _ALL_CAPITALS and words[place - 1].capital and all(word.capital for word in told)


def _is_genitive(words: Sequence[Word], place: int, rules: LanguageRules) -> bool:
    """Say whether an adjective, or some of them, stand between a noun and one that belongs to it.

    "Abwehr hybrider Bedrohungen", "Forum europäischer nationaler Straßenbauämter".
    """
    endings = tuple(rules.lexicon.adjectives)
    for word, behind in zip(words[place:], words[place + 1 : place + _ADJECTIVES + 1], strict=False):
        if not word.folded.endswith(endings) or len(word.folded) < _ADJECTIVE or behind.gap != " ":
            return False
        if behind.capital:
            return True
    return False


def _is_small(words: Sequence[Word], place: int) -> bool:
    """Say whether a word is too short for a noun of a name, unless a kind or a small word of it stands before it."""
    before = words[place - 1]
    return len(words[place].folded) <= _SHORT and not (before.kind or before.inner)


def _ends(words: Sequence[Word], at: int, hit: Hit, rules: LanguageRules) -> bool:
    """Say whether words that tell something end a name: not its small words, nor a noun behind one of them."""
    place = next((one for one in range(at + 1, len(words)) if words[one].start == hit.start), None)
    if place is None:
        return True
    if words[place].inner:
        return any(word.end <= hit.end and not word.inner for word in words[place:])
    before = words[place - 1]
    with_article = words[place].folded.startswith(tuple(rules.lexicon.nouns))
    noun = (before.inner and before.folded not in rules.joins) or with_article
    return not (noun and hit.cue in _NOUNS)


def _begins_another(words: Sequence[Word], place: int, joins: AbstractSet[str]) -> bool:
    """Say whether a capital behind "and" begins another name, with a word for a kind of its own."""
    joined = [word.folded in joins for word in words[max(0, place - 2) : place]]
    if not any(joined):
        return False
    for word in words[place : place + 4]:
        if word.kind:
            return True
        if word.gap.strip() and word is not words[place]:
            return False
    return False
