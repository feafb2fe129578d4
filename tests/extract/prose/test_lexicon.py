"""The small words of a language: only known keys, each a list, expressions that can be used."""

from __future__ import annotations

import pytest

from monitor.errors import DataError
from monitor.extract.prose.lexicon import Lexicon


def _read(lexicon: object) -> Lexicon:
    return Lexicon.from_document({"tag": "xx", "lexicon": lexicon}, {})


def test_words_are_folded_and_what_is_not_given_matches_nothing() -> None:
    lexicon = _read({"till": ["até"]})
    assert lexicon.till == {"ate"}
    assert not lexicon.to
    assert lexicon.member.search("member") is None


def test_expressions_stand_where_their_field_says() -> None:
    lexicon = _read({"agent": [r"\bpor(?: los)?", r"\bde parte de"], "member": [r"\bsocio"]})
    assert lexicon.agent.search("la salida por los ") is not None
    assert lexicon.agent.search("de parte de ellos") is None
    assert lexicon.member.search("los socios") is not None


@pytest.mark.parametrize(
    ("lexicon", "told"),
    [
        ({"untill": ["bis"]}, "rules for xx: the lexicon knows no untill"),
        ({"till": "bis"}, "rules for xx: till in the lexicon must be a list"),
        ({"member": ["(mit"]}, "rules for xx: member in the lexicon is no regular expression"),
        (["bis"], "rules for xx: lexicon must be keys with a list of words each"),
    ],
)
def test_what_the_lexicon_does_not_know_is_refused(lexicon: object, told: str) -> None:
    with pytest.raises(DataError, match=told):
        _read(lexicon)
