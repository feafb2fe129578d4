"""Bodies that no gazetteer knows, told by the form of their names.

The next treaty that is left may be one that nobody collected.  Its name says by itself what it is: a word such as
Convention or Commission, written as a name is, with a word that makes it one between states or says what the treaty
is about.  A sentence about it is then read as one about any other; it is told only where it is announced as left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import fold
from monitor.extract.prose.formed_beside import is_counted, with_beside
from monitor.extract.prose.formed_glued import with_begun_joined, with_glued
from monitor.extract.prose.formed_joined import with_formed_joined
from monitor.extract.prose.formed_words import (
    Word,
    is_named,
    ours,
    speaks_for_another,
    without_office,
    words_of,
)
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.language import LanguageRules, Names
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

_BRACKET = re.compile(r"(?:\s[^\W\d_][\w'-]*){0,6} [(]")
_MOST_WORDS, _MOST_BEFORE, _LONGEST = 16, 7, 110
_OURS = (Cue.US, Cue.NOT_US)
_OTHER = 4  # letters of a word that says more than "international"
_ALL_CAPITALS = 3  # words with capitals that show how all of a name are written
_SHORT = 3  # letters of a small word that belongs to no name, unless the language's file says so
_ADJECTIVE = 7  # letters of a German adjective in the genitive, and of no "oder" or "unter"
_CUTS = (
    Cue.BREAKS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW, Cue.EFFECTIVE, Cue.NEGATIONS, Cue.STAYS, Cue.EXITS,
    Cue.EXITS_ANY, Cue.RELATIVES, Cue.TURNS,
)  # fmt: skip
# What nouns within a name may hold besides verbs: "on the conservation of".
_NOUNS = (Cue.BREAKS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NEGATIONS, Cue.STAYS)
_LONG = (Names.WORDS, Names.FIRST)  # written so that a name may go on to the end of its clause
# Words that open a clause with a capital and are no part of a name: "If the Treaty".
_DOUBTS = (Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT, Cue.NEGATIONS, Cue.TURNS)


def may_be_formed(text: str, held: int, rules: LanguageRules) -> bool:
    """Say whether a sentence can hold such a name: it has a word for a kind, with a capital where one is due.

    `held` are the letters that it holds (`LanguageRules.letters`).
    """
    if not rules.may_name_a_body(held):
        return False
    if rules.names is not Names.CAPITALS:
        return True
    return any(
        word[0].isupper() and rules.may_name_a_body(rules.letters.of(fold(word, rules.variants)))
        for word in text.split()
    )


def with_formed(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those that their form tells to be names of bodies between states."""
    names = view.rules.names
    if view.rules.joined:
        return with_begun_joined(view) if names is Names.FIRST else with_formed_joined(view)
    if names is Names.GLUED:
        return with_glued(view)
    return with_beside(view) if names is Names.UNTOLD else _with_written(view)


def _with_written(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those told anywhere in it by their form alone."""
    rules = view.rules
    words = words_of(view)
    names = list(view.items)
    for at, word in enumerate(words):
        if not word.kind or any(one.start < word.end and word.start < one.end for one in names):
            continue
        if rules.names is Names.CAPITALS and not word.capital:
            continue  # "UN agency" says what a body is, not which
        if speaks_for_another(words, at, rules):
            continue
        if rules.names is Names.LAST and len(rules.kinds.without_world(word.folded)) < _OTHER:
            continue  # "Nemzetközi" begins a name, and does not end one
        first, last = _around(words, at, view)
        here = words[first : last + 1]
        start, end = here[0].start, here[-1].end
        name = view.text[start:end]
        if len(name) > _LONGEST or any(one.start < end and start <= one.end + 1 for one in names):
            continue  # right behind another name stands the owner of that body
        if _of_ours(view, start, end) or (rules.names is Names.FIRST and is_counted(view, start)):
            continue
        beside = (words[first - 1] if first else None, words[last + 1] if last + 1 < len(words) else None)
        if (known := _explained(view, end)) and here[0].capital:
            names.append(Item(start, end, name, known.resolution))
        elif is_named(view, name, here, word, beside) and not _is_owner(words, at, view):
            names.append(Item(start, end, name, UNRESOLVED))
    return tuple(sorted(names, key=lambda item: item.start))


def _around(words: Sequence[Word], at: int, view: View) -> tuple[int, int]:
    """Return the first and the last word of the name that a word for a kind belongs to."""
    rules = view.rules
    if rules.names is Names.LAST:
        return _first_capital(words, at, view), at
    first = at if rules.names is Names.FIRST else _first(words, at, view)
    if rules.order == "sov":
        first = _behind_actor(words, first, at, view)
    return first, without_office(words, at, _last(words, at, view), rules)


def _first_capital(words: Sequence[Word], at: int, view: View) -> int:
    """Return the first word with a capital before a kind that ends its name, no further back than a verb reaches."""
    edges = [hit.end for hit in view.of(*_OURS, *_CUTS)] + [stamp.end for stamp in view.stamps]
    edge = max((one for one in edges if one <= words[at].start), default=0)
    for behind in range(at + 1, min(at + 2, len(words))):
        if (
            words[behind].kind
            and words[behind].gap == " "
            and not speaks_for_another(words, behind, view.rules)
        ):
            return at  # the kind of the whole name follows
    first = place = at
    while place and at - place < _MOST_BEFORE and words[place].gap == " " and words[place - 1].start >= edge:
        place -= 1
        if words[place].folded in view.rules.joins:
            break
        if words[place].capital and not words[place].inner:
            first = place
    return first


def _explained(view: View, end: int) -> Item | None:
    """Return the known name in the bracket that explains a long one: "Úmluva o obchodu s ohroženými druhy (CITES)"."""
    bracket = _BRACKET.match(view.masked, end)
    return next((one for one in view.items if bracket and one.start == bracket.end()), None)


def _first(words: Sequence[Word], at: int, view: View) -> int:
    """Return the first word of the name that a word for a kind belongs to: "Halifax Convention"."""
    sov, acting = view.rules.order == "sov", [(hit.start, hit.end) for hit in ours(view)]
    doubts = [(hit.start, hit.end) for hit in view.of(*_DOUBTS)]  # "If the Treaty on …"
    first = at
    while first:
        if sov and _goes_back(words, first, view):
            first -= 2
        if not (first and words[first - 1].capital and (sov or not words[first - 1].inner)):
            break
        apart = words[first].start - words[first - 1].end > 1 or words[first].gap != " "
        if apart and not (
            first > 1
            and _is_owned(words, first, view.rules)
            and words[first - 1].gap == " "
            and view.rules.kinds.is_worldly(words[first - 2].folded)
        ):
            break  # "International Farmers' Seed Alliance", and not "the Farmers' Seed Alliance"
        if any(start <= words[first - 1].start < end for start, end in (*acting, *doubts)):
            break
        if speaks_for_another(words, first - 1, view.rules):
            break
        first -= 1
    return first


def _goes_back(words: Sequence[Word], first: int, view: View) -> bool:
    """Say whether a name goes on before its "and", where the kind comes last: "Ege ve Hazar Sözleşmesi"."""
    if (
        first < 2
        or words[first - 1].folded not in view.rules.joins
        or any(words[one].gap != " " for one in (first, first - 1))
    ):
        return False
    word = words[first - 2]
    others = [
        hit for hit in view.of(Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY) if hit.start < word.end <= hit.end + 1
    ]
    actors = [hit for hit in ours(view) if hit.start < word.end and word.start < hit.end]
    return word.capital and not word.kind and not (others or actors)


def _behind_actor(words: Sequence[Word], first: int, at: int, view: View) -> int:
    """Return the first word of a name behind who acts, where both stand before the verb."""
    acting = [hit.end for hit in ours(view) if words[first].start <= hit.start < words[at].start]
    return next(place for place in range(first, at + 1) if words[place].start >= max(acting, default=0))


def _last(words: Sequence[Word], at: int, view: View) -> int:
    """Return the last word of the name: what the treaty is about, or whom the body serves."""
    rules, names, behind = view.rules, view.rules.names, words[at].end
    stops = [item.start for item in view.items] + [stamp.start for stamp in view.stamps]
    stops += [hit.start for hit in ours(view)]
    stops += [
        hit.start for hit in (view.of(*_CUTS) if names in _LONG else ()) if _ends(words, at, hit, view.rules)
    ]
    stop = min((one for one in stops if one >= behind), default=len(view.masked))
    last = at
    for place in range(at + 1, min(len(words), at + _MOST_WORDS)):
        word = words[place]
        if word.start >= stop or word.folded in view.rules.closes:
            break
        if word.gap.strip() and not _owns_within(words, at, place, view):
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


def _owns_within(words: Sequence[Word], at: int, place: int, view: View) -> bool:
    """Say whether a word belongs to the one before it, behind a small one: "Recognition of Seafarers' Wage Claims".

    Not so where the whole name owns it: "the Pilot Organization's Council".
    """
    owned = words[place].capital and _is_owned(words, place, view.rules)
    return owned and any(word.inner for word in words[at + 1 : place - 1])


def _is_owned(words: Sequence[Word], place: int, rules: LanguageRules) -> bool:
    """Say whether nothing but the ending of an owner stands before a word: "Farmers' Alliance"."""
    gap = words[place].gap
    owner = rules.lexicon.owner.match(gap) if rules.names is Names.CAPITALS else None
    return owner is not None and gap[owner.end() :] == " "


def _are_capitals(words: Sequence[Word], at: int, place: int) -> bool:
    """Say whether all nouns of a name had capitals, so that a small letter right behind one is its verb."""
    told = [word for word in words[at:place] if not word.inner]
    return len(told) >= _ALL_CAPITALS and words[place - 1].capital and all(word.capital for word in told)


def _is_genitive(words: Sequence[Word], place: int, rules: LanguageRules) -> bool:
    """Say whether an adjective stands between a noun and one that belongs to it: "Abwehr hybrider Bedrohungen"."""
    word, behind = words[place], words[place + 1 : place + 2]
    adjective = word.folded.endswith(tuple(rules.lexicon.adjectives)) and len(word.folded) >= _ADJECTIVE
    return adjective and bool(behind) and behind[0].capital and behind[0].gap == " "


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


def _is_owner(words: Sequence[Word], at: int, view: View) -> bool:
    """Say whether a name stands right behind another noun, to whose body it is the owner: "organ doradczy Rady Europy".

    Words that say anything of an exit, small words and punctuation are no such noun.
    """
    first = _first(words, at, view)
    if view.rules.names is not Names.WORDS or not first or words[first].gap.strip() or words[first].gap == "":
        return False
    before = words[first - 1]
    if before.inner or before.folded in view.rules.links or speaks_for_another(words, first - 1, view.rules):
        return False
    return not any(hit.start < words[first].start and hit.end >= before.start for hit in view.hits)


def _of_ours(view: View, start: int, end: int) -> bool:
    """Say whether a name is one of a body of the United States themselves: "the U.S. Trade Council"."""
    exits = [hit.start for hit in view.of(Cue.EXITS, Cue.EXITS_ANY)]
    denials = [hit for hit in view.of(Cue.DENIALS) if hit.start <= start < hit.end]
    if any(not any(hit.start <= one < start for one in exits) for hit in denials):
        return True  # "A federal tribunal suspended": who denies is no body that is left
    apart = 0 if view.rules.order == "sov" or view.rules.lexicon.definite else 1  # the subject beside a name
    # "leaves Washington the Commission for"
    leaving = [hit for hit in view.of(Cue.EXITS) if hit.end <= start]
    return any(
        hit.start < end
        and hit.end > start - 1 - apart
        and not any(one.start < hit.start and hit.end <= one.end for one in leaving)
        for hit in ours(view)
    )
