"""Who speaks with one voice: a case a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Authority, SourceFacts
from monitor.voices import AFFECTED, publisher_key, voice_of


def voice(publisher: str, authority: Authority = Authority.PRESS, source: str = "s1") -> str:
    return voice_of(SourceFacts(source, publisher, authority))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Times", "times", True),
        ("The Times", "THE  TIMES", True),
        ("Le Monde", "Le-Monde", True),
        ("El País", "El Pais", True),
        ("Süddeutsche Zeitung", "Suddeutsche Zeitung", True),
        ("ETtoday新聞雲", "ＥＴtoday新聞雲", True),
        ("Folha de S.Paulo", "Folha de S. Paulo", True),
        ("The Times", "The Sunday Times", False),
        ("The", "the", True),
        ("Reuters", "Associated Press", False),
        ("每日新聞", "毎日新聞", False),
        ("دار الأخبار", "الأخبار", False),
    ],
)
def test_publishers_are_told_apart_by_their_names(one: str, other: str, same: bool) -> None:
    assert (voice(one) == voice(other, source="s2")) is same


def test_all_who_are_affected_are_one_voice() -> None:
    voices = {voice(name, Authority.AFFECTED, name) for name in ("UNESCO", "IUCN", "UN News")}
    assert voices == {AFFECTED}


def test_press_is_never_the_voice_of_the_affected() -> None:
    assert voice("IUCN") != voice("IUCN", Authority.AFFECTED)


@pytest.mark.parametrize("publisher", ["", "—", "!!!"])
def test_publisher_without_a_name_is_its_source(publisher: str) -> None:
    assert voice(publisher, source="s1") == "s1"
    assert voice(publisher, source="s2") == "s2"


def test_names_in_scripts_without_latin_letters_keep_theirs() -> None:
    assert publisher_key("Ведомости") == "ведомости"
    assert publisher_key("हिन्दुस्तान") != ""


@given(st.text())
def test_key_of_a_key_is_itself_but_for_articles(name: str) -> None:
    once = publisher_key(name)
    assert publisher_key(once) in {once, once.removeprefix("the ")}
