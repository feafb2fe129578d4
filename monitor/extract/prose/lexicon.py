"""Small words of one language that are asked for at one place, by what they do there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Self

from monitor.errors import DataError
from monitor.extract.prose.fold import fold

_NOTHING = re.compile("(?!)")
_AROUND = "around"  # what stands around the expressions of a field, of which one is looked for
_ANYWHERE, _LAST = {_AROUND: "(?:{})"}, {_AROUND: "(?:{}) *$"}
_BEFORE_SPACE = {_AROUND: r"(?:{})\s"}
_LAST_WORDS = {_AROUND: r"(?<=\s)(?:{})\s+$"}
_COUNTED = {_AROUND: r"(?<!\d)\d{1,3}(?!\d)[^\d.;:。；]{0,24}?(?:{})"}  # with a number before them


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words under `lexicon` of a language's data file; `data/prose/README.md` says what each key means.

    Sets hold folded words; patterns are regular expressions, written as the folded text is.
    """

    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    senders: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    till: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    toward: frozenset[str] = frozenset()
    glued_and: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    of_year: frozenset[str] = frozenset()
    behind_year: frozenset[str] = frozenset()
    year_own: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    along: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    article: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    headquarters: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    founders: frozenset[str] = frozenset()
    grammar: frozenset[str] = frozenset()
    grammar_held: frozenset[str] = frozenset()
    agent: re.Pattern[str] = field(default=_NOTHING, metadata=_LAST)
    received: re.Pattern[str] = field(default=_NOTHING, metadata=_LAST)
    owner: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    topic: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    subject: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    three: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    member: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    belonging: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    founding: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    several: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    counted: re.Pattern[str] = field(default=_NOTHING, metadata=_COUNTED)
    organs: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    others: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    and_not: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    instead: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    asking: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    denied: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    place: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    seated: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    ordinal: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    superlative: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    rather: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    rather_behind: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    left_object: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    explains: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    repeated: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    bywords: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    echoes: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    signature: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    speaking: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    auxiliary: re.Pattern[str] = field(default=_NOTHING, metadata=_LAST_WORDS)
    secretariats: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    title: re.Pattern[str] = field(default=_NOTHING, metadata=_LAST)
    titled: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    clitics: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    case_endings: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    clause_endings: re.Pattern[str] = field(default=_NOTHING, metadata=_LAST)
    general: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    of_any: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    clauses: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    says_many: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    case_marks: re.Pattern[str] = field(default=_NOTHING, metadata=_BEFORE_SPACE)
    missing: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    member_count: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    copula: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    sender: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    same_state: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    goes_on: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    came_from: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    above: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    own: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    yes: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    disclosed: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    assents: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    ourselves: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    at_home: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    emerged: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    recently: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    is_served: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    with_it: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    pays: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    some_member: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    gone_since: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    papers_show: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    some_members: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    still_in: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    at_state: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    few_of_us: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    in_silence: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    left_without: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    term: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    for_now: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    is_it_so: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    dissents: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    told_by_others: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    asks_what_is_told: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    leaves_neither: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)
    item_says: re.Pattern[str] = field(default=_NOTHING, metadata=_ANYWHERE)

    def knows(self, key: str) -> bool:
        """Say whether the language has expressions under a key."""
        return getattr(self, key) is not _NOTHING

    @classmethod
    def from_document(cls, document: Mapping[str, object], variants: Mapping[int, str]) -> Self:
        """Read the words of a language; raises DataError for a key that is not known or holds no list of texts."""
        tag, found = document.get("tag"), document.get("lexicon") or {}
        known = {one.name: one.metadata.get(_AROUND) for one in fields(cls)}
        if not isinstance(found, Mapping):
            raise DataError(f"rules for {tag}: lexicon must be keys with a list of words each")
        if unknown := sorted(map(str, found.keys() - known.keys())):
            raise DataError(f"rules for {tag}: the lexicon knows no {', '.join(unknown)}")
        read: dict[str, frozenset[str] | re.Pattern[str]] = {}
        for key, words in found.items():
            if isinstance(words, str) or not isinstance(words, Sequence):
                raise DataError(f"rules for {tag}: {key} in the lexicon must be a list")
            around = known[key]
            read[key] = (
                frozenset(fold(str(word), variants) for word in words)
                if around is None
                else _compiled(f"rules for {tag}: {key} in the lexicon", around, words)
            )
        return cls(**read)  # type: ignore[arg-type]


def _compiled(where: str, around: str, words: Sequence[object]) -> re.Pattern[str]:
    try:
        return re.compile(around.replace("{}", "|".join(map(str, words))))
    except re.error as error:
        raise DataError(f"{where} is no regular expression: {error}") from error
