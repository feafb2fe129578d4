"""Bodies that no gazetteer knows, told by the form of their names.

The next treaty that is left may be one that nobody collected.  Its name says by itself what it is: a word such as
Convention or Commission, written as a name is, with a word that makes it one between states or says what the treaty
is about.  A sentence about it is then read as one about any other; it is told only where it is announced as left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import fold
from monitor.extract.prose.formed_beside import is_counted, with_beside
from monitor.extract.prose.formed_end import CUTS, is_owned, last_of
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
from monitor.extract.prose.items import Item
from monitor.extract.prose.language import LanguageRules, Names
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

_BRACKET = re.compile(r"(?:\s[^\W\d_][\w'-]*){0,6} [(]")
_MOST_BEFORE, _LONGEST = 7, 110
_OURS = (Cue.US, Cue.NOT_US)
_OTHER = 4  # letters of a word that says more than "international"
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
        if here[-1] is not word and any(one.start == end + 1 for one in view.items):
            continue  # "the Agreement Establishing" the body that is named behind it
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
    return first, without_office(words, at, last_of(words, at, view), rules)


def _first_capital(words: Sequence[Word], at: int, view: View) -> int:
    """Return the first word with a capital before a kind that ends its name, no further back than a verb reaches."""
    edges = [hit.end for hit in view.of(*_OURS, *CUTS)] + [stamp.end for stamp in view.stamps]
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
            and is_owned(words, first, view.rules)
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
    if view.rules.lexicon.member.search(before.folded):
        return False  # "a party to the Convention"
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
