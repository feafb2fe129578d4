"""The data files: every pattern is one, and matches what it should."""

from __future__ import annotations

import pytest

from monitor.config.packaged import load_prose_rules
from monitor.extract.letters import Letters
from monitor.extract.needs import needs_of
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.patterns import NAME, compiled, pattern_source

RULES = load_prose_rules()


@pytest.mark.parametrize("tag", RULES.tags)
def test_every_pattern_of_a_language_can_be_used(tag: str) -> None:
    rules = RULES.language(tag)
    assert rules is not None
    for pattern in rules.patterns:
        compiled(pattern.source)
        if pattern.exact:
            compiled(pattern.exact)


@pytest.mark.parametrize("tag", RULES.tags)
def test_every_language_knows_who_leaves_and_what_leaving_is(tag: str) -> None:
    rules = RULES.language(tag)
    assert rules is not None
    cues = {pattern.cue for pattern in rules.patterns}
    expected = {Cue.US, Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.NEGATIONS, Cue.DENIALS}
    assert expected | {Cue.CONDITIONAL, Cue.PAST, Cue.NOW, Cue.STAYS, Cue.REJOINS, Cue.SATIRE} <= cues
    assert rules.calendar.weekdays


MATCHES = [
    (r"leaving \w* ?club", "leaving club"),
    (r"leaves? [a-z]*club", "leave club"),
    ("withdraw* .. from", "withdraws at once from"),
    ("withdraw* .. from", "withdrawn from"),
    ("(leave|quit)s?", "quits"),
    ("cease* (all |any )*(support|funding) (of|for)", "ceases funding of"),
    ("cease* (all |any )*(support|funding) (of|for)", "cease all any support for"),
    ("exit* (from)?", "exiting"),
    ("no (?!longer)", "no"),
    ("tear ~ up", "tear this shameful pact up"),
    ("@ was dropped", f"{NAME * 9} was dropped"),
    ("u.s.", "u.s."),
    ("(?<!two hours )earlier", "a year earlier"),
]
MISSES = [
    ("withdraw* .. from", "withdraws. from"),
    ("tear ~ up", f"tear {NAME * 9} up"),
    ("no (?!longer)", "no longer"),
    ("leave", "sleaves"),
    ("(?<!two hours )earlier", "two hours earlier"),
    ("u.s.", "uxsx"),
]


def _source(pattern: str) -> str:
    return pattern_source(pattern, joined=False, opened=False, prefix="")


@pytest.mark.parametrize(("pattern", "words"), MATCHES)
def test_pattern_matches_words_that_hold_its_letters(pattern: str, words: str) -> None:
    source = _source(pattern)
    assert compiled(source).search(words)
    letters = Letters([needs_of(source)])
    assert letters.select().able(letters.of(words)) == [0]


@pytest.mark.parametrize(("pattern", "words"), MISSES)
def test_pattern_passes_over_other_words(pattern: str, words: str) -> None:
    assert not compiled(_source(pattern)).search(words)


def test_group_may_stand_any_number_of_times_where_words_have_no_spaces() -> None:
    pattern = "美国(也|又)*退出@"
    source = pattern_source(pattern, joined=True, opened=False, prefix="")
    for words in ("美国退出", "美国又也退出"):
        assert compiled(source).search(f"{words}《{NAME * 4}》")
    assert needs_of(source) == ("美国", "退出", NAME)
