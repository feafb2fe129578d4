"""The words among which a name is looked for, and whether some of them are the name of a body or a treaty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.language import LanguageRules, Names
from monitor.extract.prose.view import View

_WORD = re.compile(r"(?:[^\W\d_]{1,6}[’'])?([^\W\d_](?:[\w-]*[^\W_])?)")
_ENDED = re.compile(r"([^\W\d_](?:[\w-]*[^\W_])?)(?:'[^\W\d_]+)?")  # an ending behind it: "Konseyi'nden"
_OWNED = re.compile(r"(?:[^\W\d_]{1,2}')?([^\W\d_](?:[\w-]*[^\W_])?)(?:'s\b)?")  # "Women's", and "d'Ivoire"
_NUMBER = re.compile(r"[ivx]+")
_YEAR = re.compile(r" (\w+) (?:19|20)\d\d\b")
_HEAD = 3  # letters of a word with which no compound ends
_OFFICE = 4  # words between an office and the kind of its body, with that
_BEFORE_ABOUT = 4  # words of a treaty up to the one that says what it is about: "of New York on"
_PLACE = 6  # letters of a German word for what belongs to a town: "Berliner"
_INSIDE = "-\u2011"  # before a part of a word: "Inter-American"


class Word(NamedTuple):
    """One word of a sentence; `gap` is what stands between it and the one before, an elided article left out."""

    start: int
    end: int
    folded: str
    gap: str
    capital: bool
    kind: bool
    inner: bool


def words_of(view: View) -> list[Word]:
    """Return the words of a sentence."""
    rules, last = view.rules, 0
    capitals = rules.names is Names.CAPITALS
    form = _ENDED if rules.order == "sov" else _OWNED if capitals else _WORD
    matches = list(form.finditer(view.masked))
    folded = [match.group(1) for match in matches]
    words = []
    for at, match in enumerate(matches):
        start, end = match.span(1)
        word = folded[at]
        kind = rules.is_kind(word) or is_compound(word, rules)
        if not kind and rules.names is Names.FIRST and (glued := rules.lexicon.clitics.match(word)):
            cut = next((n for n in range(1, glued.end() + 1) if rules.is_kind(word[n:])), 0)
            start, word, kind = start + cut, word[cut:], cut > 0
        near = (
            f"{a} {b}" for a, b in zip(folded[max(0, at - 1) : at + 1], folded[at : at + 2], strict=False)
        )
        inner = word in rules.inner or any(pair in rules.inner for pair in near if at)
        inner = inner or f"{word} {folded[at + 1] if at + 1 < len(folded) else ''}" in rules.inner
        gap = view.masked[last : match.start()]
        words.append(Word(start, end, word, gap, view.text[start].isupper(), kind, inner))
        last = end
    return words


def ours(view: View) -> list[Hit]:
    """Return where the United States stand in a sentence, not as a part of a word: "Inter-American"."""
    hits = view.of(Cue.US, Cue.NOT_US)
    return [
        hit
        for hit in hits
        if not (hit.start and view.text[hit.start - 1] in _INSIDE)
        and not view.rules.kinds.is_worldly(view.masked[hit.start : hit.end])
    ]


def is_compound(folded: str, rules: LanguageRules) -> bool:
    """Say whether a word is a compound with one for a kind of body: "Graanzadenfonds", "Waffenübereinkommens"."""
    if rules.names is Names.LAST:
        return rules.is_kind(folded) and not folded.startswith(rules.stems)
    return rules.names is Names.NOUNS and any(
        head in folded[_HEAD:] for head in rules.stems if len(head) > _HEAD
    )


def _says_what(folded: str, rules: LanguageRules) -> bool:
    """Say whether a word for a kind holds what the body is about: "Internationale Walviscommissie"."""
    return rules.names is Names.WORDS and rules.is_kind(folded) and not folded.startswith(rules.stems)


def speaks_for_another(words: Sequence[Word], at: int, rules: LanguageRules) -> bool:
    """Say whether a kind is the office of a body named beside it: "the Secretariat of the Halifax Convention"."""
    if not rules.lexicon.secretariats.fullmatch(words[at].folded):
        return False
    if at and words[at].gap == " " and words[at - 1].kind:
        return True
    for word in words[at + 1 : at + 1 + _OFFICE]:
        if word.gap != " " or word.folded in rules.joins:
            return False
        if word.kind:
            return True
    return False


def without_office(words: Sequence[Word], at: int, last: int, rules: LanguageRules) -> int:
    """Return the last word of a name without the office that ends it: "Halifax Convention Secretariat"."""
    ends = rules.lexicon.secretariats.fullmatch(words[last].folded)
    return max((one for one in range(at, last) if words[one].kind), default=last) if ends else last


def is_named(
    view: View, name: str, words: Sequence[Word], kind: Word, beside: tuple[Word | None, Word | None]
) -> bool:
    """Say whether words name a body between states, or a treaty and what it is about: not "Protocol III".

    `kind` is the one for the kind, `beside` are those before and behind the name.
    """
    rules = view.rules
    if words[0] is kind and len(words) > 1 and words[1].folded in rules.joins:
        return False  # "agreements and panels"
    if rules.lexicon.superlative.search(words[0].folded):
        return False  # "Старейшая организация системы ООН"
    told = [word for word in words if not (word.kind or word.inner or _NUMBER.fullmatch(word.folded))]
    compounds = any(is_compound(word.folded, rules) for word in words)
    beyond = [word for word in told if not rules.kinds.is_worldly(word.folded)]
    if rules.names is Names.FIRST:  # where a word may be written as two
        rest = LETTERS.findall(rules.kinds.without_world(view.masked[words[0].start : words[-1].end]))
        beyond = [word for word in beyond if word.folded in rest]
    if not (beyond or compounds or _says_what(kind.folded, rules)) or rules.kinds.is_whole(name):
        return False
    if rules.names is Names.FIRST and (len(told) == 1 or _is_any(words, rules)):
        return False  # "an international body" is no name, and no capital tells it from one
    if not (words[0].capital or rules.names is Names.FIRST):
        return _is_common(words, kind, beyond, beside, rules)
    if rules.kinds.is_between_states(name, joined=False):
        return True
    behind = compounds or rules.order == "sov" or rules.names is Names.LAST  # what it is about stands before
    if (
        behind
        and rules.kinds.is_treaty(name)
        and (len(told) + compounds > 1 or any(word.inner for word in words))
    ):
        return True
    if not rules.kinds.is_treaty(name):
        return _is_seated(view, words, kind, beside[0])
    return _is_placed(view, words, kind, beside[0])


def _is_seated(view: View, words: Sequence[Word], kind: Word, before: Word | None) -> bool:
    """Say whether a body has the name of its place and of what it is for: "Стамбульская комиссия по разминированию".

    The place of a state is that of one of its own bodies: "Калифорнийская комиссия", "Russischer Rat".
    """
    at, lexicon = words.index(kind), view.rules.lexicon
    if at != 1 or before is None or not lexicon.seated.search(kind.folded):
        return False
    place, behind = words[0], words[at + 1 :]
    if not (place.capital and lexicon.place.search(place.folded) and len(behind) > 1 and behind[0].inner):
        return False
    owners = view.of(Cue.US, Cue.NOT_US, Cue.OTHERS)
    return not any(hit.start < place.end and place.start < hit.end for hit in owners)


def _is_any(words: Sequence[Word], rules: LanguageRules) -> bool:
    """Say whether a kind that could have an article has none, and an adjective none: "an important … treaty"."""
    kind, following = words[0].folded, words[1].folded
    articles = tuple(rules.lexicon.article)
    if not any(article + kind in rules.heads for article in articles):
        return False
    glued = rules.lexicon.clitics.match(following)
    also = glued is not None and rules.is_kind(following[1:])  # "organizations and bodies"
    return (rules.kinds.is_worldly(following) and not following.startswith(articles)) or also


def _is_common(
    words: Sequence[Word],
    kind: Word,
    beyond: Sequence[Word],
    beside: tuple[Word | None, Word | None],
    rules: LanguageRules,
) -> bool:
    """Say whether a treaty is told by what it is about, without a capital: "the convention on straits lighting".

    Only its place or a word for all the world may stand before that: "the convention of Lima on straits lighting".
    """
    if (
        rules.names is not Names.WORDS
        or words[0] is not kind
        or not rules.kinds.is_strict_treaty(kind.folded)
    ):
        return False
    lexicon = rules.lexicon
    about = next((at for at, word in enumerate(words) if at and word.folded in lexicon.about), 0)
    placed = all(
        word.capital or word.folded in lexicon.of or rules.kinds.is_worldly(word.folded)
        for word in words[1:about]
    )
    if not (about and placed) or about > _BEFORE_ABOUT or len(words) < 3 or len(beyond) < 2:
        return False
    before, behind = beside
    if before is not None and before.folded in lexicon.one:
        return False
    if behind is not None and behind.folded in lexicon.along and behind.gap == " ":
        return False
    if lexicon.definite and not kind.folded.endswith(tuple(lexicon.definite)):
        return False
    return not any(word.folded in lexicon.along for word in words)


def _is_placed(view: View, words: Sequence[Word], kind: Word, before: Word | None) -> bool:
    """Say whether a treaty has the name of the place where it was made: "the Vilnius Agreement"."""
    place = words[words.index(kind) - 1] if kind is not words[0] else None
    if place is None or not place.capital or before is None or place.end - place.start < _PLACE:
        return False
    if view.rules.names is Names.NOUNS:
        return place.folded.endswith(tuple(view.rules.lexicon.adjectives))
    if view.rules.names is Names.CAPITALS:  # any two words could be written so
        year = _YEAR.match(view.masked, kind.end)
        return view.rules.order != "sov" and year is not None and year.group(1) in view.rules.lexicon.of_year
    return not view.rules.capitals and not view.rules.lexicon.definite
