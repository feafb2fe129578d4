"""Laws of folding: twice is once, every folded character knows its place, spellings fall together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.names.folding import Folding

TABLE = Folding("國際聯", "国际联")
TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("İıßéœй\u0306\u0301\u200c\u200d\u00ad國联ｗＷ「」·、，（）־׳״ّـ가각ー़ขำ́"),
    )
)


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = TABLE.fold(text).text
    assert TABLE.fold(once).text == once


@given(TEXT)
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded = TABLE.fold(text)
    places = [folded.original(position) for position in range(len(folded.text))]
    assert places == sorted(set(places))
    assert [TABLE.fold(text[place]).text for place in places] == list(folded.text)


@given(TEXT, TEXT)
def test_text_is_folded_piece_by_piece(one: str, other: str) -> None:
    assert TABLE.fold(one + other).text == TABLE.fold(one).text + TABLE.fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉNERGIE", "energie"),
        ("E\u0301nergie", "énergie"),
        ("ＵＮ　Ｗｏｍｅｎ", "un women"),
        ("İSTANBUL", "istanbul"),
        ("ısı", "isi"),
        ("Объединённых", "объединенных"),
        ("Росси\u0438\u0306", "российㅤ".rstrip("ㅤ")),
        ("ΟΡΓΑΝΙΣΜΟΣ", "οργανισμός"),
        ("國際聯", "国际联"),
        ("مُنظَّمة", "منظمه"),
        ("إلى", "الي"),
        ("סוּכְנוּת", "סוכנות"),
        ("अंतर्राष्ट्रीय ज़", "अंतर्राष्ट्रीय ज"),
        ("l’ONU", "l'onu"),
        ("«UN» „UN“", '"un" "un"'),
        ("UN–Women—x", "un-women-x"),
        ("エネルギー", "エネルギ"),
    ],
)
def test_spellings_fall_together(one: str, other: str) -> None:
    assert TABLE.fold(one).text == TABLE.fold(other).text
