"""Bodies that no gazetteer knows, told by the form of their names.

The next treaty that is left may be one that nobody collected.  Its name says by itself what it is: a word such as
Convention or Commission, written as a name is, with a word that makes it one between states or says what the treaty
is about.  A sentence about it is then read as one about any other; it is told only where it is announced as left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import fold
from monitor.extract.prose.formed_beside import is_counted, with_beside
from monitor.extract.prose.formed_joined import with_formed_joined
from monitor.extract.prose.items import Item
from monitor.extract.prose.kinds import is_between_states, is_treaty, is_whole
from monitor.extract.prose.language import LanguageRules, Names
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

_WORD = re.compile(r"(?:[^\W\d_]{1,6}[’'])?([^\W\d_](?:[\w-]*[^\W_])?)")
_ENDED = re.compile(r"([^\W\d_](?:[\w-]*[^\W_])?)(?:'[^\W\d_]+)?")  # an ending behind it: "Konseyi'nden"
_BRACKET = re.compile(r"(?:\s[^\W\d_][\w'-]*){0,6} [(]")
_NUMBER = re.compile(r"[ivx]+")
_MOST_WORDS, _LONGEST = 16, 110
_SHORT = 3  # letters of a small word that belongs to no name, unless the language's file says so
_HEAD = 3  # letters of a word with which no compound ends
_OURS = (Cue.US, Cue.NOT_US)
_CUTS = (
    Cue.BREAKS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW, Cue.EFFECTIVE, Cue.NEGATIONS, Cue.STAYS, Cue.EXITS,
    Cue.EXITS_ANY, Cue.RELATIVES, Cue.TURNS,
)  # fmt: skip
_LONG = (Names.WORDS, Names.FIRST)  # written so that a name may go on to the end of its clause


class _Word(NamedTuple):
    """One word of a sentence; `gap` is what stands between it and the one before, an elided article left out."""

    start: int
    end: int
    folded: str
    gap: str
    capital: bool
    kind: bool
    inner: bool


def may_be_formed(text: str, masked: str, rules: LanguageRules) -> bool:
    """Say whether a sentence can hold such a name: it has a word for a kind, with a capital where one is due."""
    if not rules.may_name_a_body(masked):
        return False
    if rules.names is not Names.CAPITALS:
        return True
    return any(
        word[0].isupper() and rules.may_name_a_body(fold(word, rules.variants)) for word in text.split()
    )


def with_formed(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those that their form tells to be names of bodies between states."""
    if view.rules.joined:
        return with_formed_joined(view)
    return with_beside(view) if view.rules.names is Names.UNTOLD else _with_written(view)


def _with_written(view: View) -> tuple[Item, ...]:
    """Return the names of a sentence, with those told anywhere in it by their form alone."""
    rules = view.rules
    words = list(_words(view))
    names = list(view.items)
    for at, word in enumerate(words):
        if not word.kind or any(one.start < word.end and word.start < one.end for one in names):
            continue
        first = at if rules.names is Names.FIRST else _first(words, at)
        if rules.order == "sov":
            first = _behind_actor(words, first, at, view)
        here = words[first : _last(words, at, view) + 1]
        start, end = here[0].start, here[-1].end
        name = view.text[start:end]
        if len(name) > _LONGEST or not (here[0].capital or rules.names is Names.FIRST):
            continue
        if any(one.start < end and start <= one.end + 1 for one in names) or _of_ours(view, start, end):
            continue  # right behind another name stands the owner of that body
        if rules.names is Names.FIRST and is_counted(view, start):
            continue
        if known := _explained(view, end):
            names.append(Item(start, end, name, known.resolution))
        elif _is_one(name, here, rules) and not (rules.names is Names.WORDS and _is_owner(words, at, view)):
            names.append(Item(start, end, name, UNRESOLVED))
    return tuple(sorted(names, key=lambda item: item.start))


def _explained(view: View, end: int) -> Item | None:
    """Return the known name in the bracket that explains a long one: "Úmluva o obchodu s ohroženými druhy (CITES)"."""
    bracket = _BRACKET.match(view.masked, end)
    return next((one for one in view.items if bracket and one.start == bracket.end()), None)


def _words(view: View) -> Iterator[_Word]:
    rules, last = view.rules, 0
    for match in (_ENDED if rules.order == "sov" else _WORD).finditer(view.masked):
        start, end = match.span(1)
        folded = match.group(1)
        kind = rules.is_kind(folded) or _is_compound(folded, rules)
        yield _Word(
            start,
            end,
            folded,
            view.masked[last : match.start()],
            view.text[start].isupper(),
            kind,
            folded in rules.inner,
        )
        last = end


def _is_compound(folded: str, rules: LanguageRules) -> bool:
    """Say whether a word is a compound with one for a kind of body: "Graanzadenfonds", "Waffenübereinkommens"."""
    return rules.names is Names.NOUNS and any(
        head in folded[_HEAD:] for head in rules.stems if len(head) > _HEAD
    )


def _first(words: Sequence[_Word], at: int) -> int:
    """Return the first word of the name that a word for a kind belongs to: "Halifax Convention"."""
    first = at
    while first and words[first - 1].capital and not words[first - 1].inner:
        if words[first].start - words[first - 1].end > 1 or words[first].gap != " ":
            break
        first -= 1
    return first


def _behind_actor(words: Sequence[_Word], first: int, at: int, view: View) -> int:
    """Return the first word of a name behind who acts, where both stand before the verb."""
    acting = [hit.end for hit in view.of(Cue.US) if words[first].start <= hit.start < words[at].start]
    return next(place for place in range(first, at + 1) if words[place].start >= max(acting, default=0))


def _last(words: Sequence[_Word], at: int, view: View) -> int:
    """Return the last word of the name: what the treaty is about, or whom the body serves."""
    names, behind = view.rules.names, words[at].end
    stops = [item.start for item in view.items] + [stamp.start for stamp in view.stamps]
    stops += [hit.start for hit in view.of(*_OURS, *(_CUTS if names in _LONG else ()))]
    stop = min((one for one in stops if one >= behind), default=len(view.masked))
    last = at
    for place in range(at + 1, min(len(words), at + _MOST_WORDS)):
        word = words[place]
        if word.gap.strip() or word.start >= stop or word.folded in view.rules.closes:
            break
        if word.capital or names is Names.FIRST:
            if _begins_another(words, place):
                break
            last = place
        elif word.inner:
            continue
        elif names is Names.CAPITALS or len(word.folded) <= _SHORT:
            break
        elif names is Names.WORDS:
            last = place
        elif not words[place - 1].inner:
            break  # a verb: an adjective stands behind an article or a preposition, and before its noun
    return last


def _begins_another(words: Sequence[_Word], place: int) -> bool:
    """Say whether a capital behind "and" begins another name, with a word for a kind of its own."""
    joined = [word.folded in _AND for word in words[max(0, place - 2) : place]]
    if not any(joined):
        return False
    return any(word.kind for word in words[place : place + 4])


_AND = frozenset(
    ["and", "y", "e", "et", "ed", "und", "en", "och", "og", "i", "и", "та", "й", "і", "si", "ve", "dan"]
)


def _is_one(name: str, words: Sequence[_Word], rules: LanguageRules) -> bool:
    """Say whether words name a body between states, or a treaty and what it is about: not "Protocol III"."""
    told = [not (word.kind or word.inner or _NUMBER.fullmatch(word.folded)) for word in words]
    compounds = any(_is_compound(word.folded, rules) for word in words)
    more = sum(told) + compounds
    if not more or is_whole(name) or (more == 1 and rules.names is Names.FIRST):
        return False  # "an international body" is no name, and no capital tells it from one
    if is_between_states(name, joined=False):
        return True
    before = compounds or rules.order == "sov"  # where what a treaty is about stands before the word for it
    return before and more > 1 and is_treaty(name)


def _is_owner(words: Sequence[_Word], at: int, view: View) -> bool:
    """Say whether a name stands right behind another noun, to whose body it is the owner: "organ doradczy Rady Europy".

    Words that say anything of an exit, small words and punctuation are no such noun.
    """
    first = _first(words, at)
    if not first or words[first].gap.strip() or words[first].gap == "":
        return False
    before = words[first - 1]
    if before.inner or before.folded in view.rules.links:
        return False
    return not any(hit.start < words[first].start and hit.end >= before.start for hit in view.hits)


def _of_ours(view: View, start: int, end: int) -> bool:
    """Say whether a name is one of a body of the United States themselves: "the U.S. Trade Council"."""
    if any(hit.start <= start < hit.end for hit in view.of(Cue.DENIALS)):
        return True  # "A federal tribunal suspended": who denies is no body that is left
    apart = 0 if view.rules.order == "sov" else 1  # before the verb, the subject stands beside a name
    return any(hit.start < end and hit.end > start - 1 - apart for hit in view.of(*_OURS))
