"""Copies of one text, and the agencies that texts credit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Authority, SourceFacts
from monitor.voices import AFFECTED, Text, voice_among
from monitor.voices.texts import MOST, copies, packed, shingles, unpacked

AGENCY = (
    "The United States will leave dozens of international bodies, the White House said on Wednesday, in the "
    "widest retreat from the postwar order that any administration has attempted. Officials described the "
    "groups as wasteful and said that taxpayers should no longer carry them. Diplomats in Geneva learned of the "
    "decision from a web page. Several of them said that the budget of their offices had already been cut twice "
    "in the past year, and that staff had been told to pack. Legal scholars argued that some of the treaties "
    "cannot be left without the consent of the Senate, while others saw no obstacle. European governments "
    "called the step regrettable and promised to fill the gap where they could. Markets hardly moved."
)
OWN = (
    "Nobody at the conference centre wanted to be quoted first. By noon the corridors had emptied, and a "
    "delegate from a small island state was collecting the name plates that nobody else would take away. Our "
    "correspondent spoke to eleven people who work for the bodies concerned; nine of them expect to lose their "
    "posts before the summer. The decision had been rumoured for weeks, yet its length surprised even those who "
    "had drafted earlier versions. What follows from it will be settled by lawyers, and slowly."
)
NAMES = [
    f"International Organization for the Study of Subject Number {number} and Its Effects"
    for number in range(60)
]


def test_a_copy_with_another_headline_is_a_copy() -> None:
    other = "Markets calm as Washington walks out. By our staff. " + AGENCY.replace(
        "Markets hardly moved.", ""
    )
    assert copies(shingles(AGENCY), shingles(other))


@pytest.mark.parametrize("share", [0.35, 0.5, 0.8])
def test_an_abridged_copy_is_a_copy(share: float) -> None:
    words = AGENCY.split()
    abridged = " ".join(words[: int(len(words) * share)])
    assert copies(shingles(abridged), shingles(AGENCY))
    assert copies(shingles(AGENCY), shingles(abridged))


def test_two_texts_of_their_own_are_none_though_they_print_one_list() -> None:
    listed = "\n".join(NAMES)
    one, other = f"{AGENCY}\n{listed}", f"{OWN}\n{listed}"
    assert not copies(shingles(one, NAMES), shingles(other, NAMES))
    assert copies(shingles(one), shingles(other))


def test_a_shared_quote_makes_no_copy() -> None:
    quote = " “We will not spend another dollar on bodies that work against the interests of our people,” he said. "
    assert not copies(shingles(AGENCY + quote), shingles(OWN + quote))


def test_a_few_sentences_are_nobodys_copy() -> None:
    short = "The United States will leave dozens of international bodies, the White House said on Wednesday."
    assert not copies(shingles(short), shingles(AGENCY))


SHORT = "The White House said that the United States leaves the postal union."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SHORT, SHORT, True),
        (SHORT, SHORT.upper().replace(" ", "  "), True),
        ("白宫周一宣布美国退出邮联。", "白宫周一宣布，美国退出邮联", True),
        ("Union A\nUnion B", "Union A\nUnion B", True),
        ("Union A\nUnion B", "Union A\nUnion B\nUnion C", False),
        (SHORT, "The postal union loses America, the White House announced.", False),
        ("", "", False),
        (" ".join(AGENCY.split()[:40]), AGENCY, True),
        ("Washington walks out. " + " ".join(AGENCY.split()[:40]), AGENCY, True),
        ("Washington walks out. " + " ".join(AGENCY.split()[:14]), AGENCY, False),
    ],
)
def test_few_words_are_a_copy_where_nearly_all_of_them_are_the_same(one: str, other: str, same: bool) -> None:
    names = ["Union A", "Union B", "Union C"]
    assert copies(shingles(one, names), shingles(other, names)) is same


def test_chinese_copies() -> None:
    text = "白宮週三宣布美國將退出數十個國際組織這是戰後秩序以來規模最大的一次撤離官員稱這些機構浪費納稅人的錢日內瓦的外交官從網頁上得知這一決定"
    other = "各國記者在會場外等了整整一個下午直到傍晚才有代表出面說明情況現場氣氛凝重許多工作人員擔心在夏天以前就會失去職位律師將決定後續"
    assert copies(shingles(text), shingles("編譯報導" + text[:50]))
    assert not copies(shingles(text), shingles(other))


@given(st.sets(st.integers(0, 2**64 - 1), max_size=50))
def test_runs_are_kept_as_bytes(runs: set[int]) -> None:
    assert unpacked(packed(frozenset(runs))) == runs


@given(st.text(max_size=300))
def test_any_text_has_runs_and_the_same_ones_twice(text: str) -> None:
    assert shingles(text) == shingles(text)


def test_a_long_text_keeps_a_bounded_number() -> None:
    assert len(shingles(" ".join(str(number) for number in range(20_000)))) == MOST


def facts(publisher: str, authority: Authority = Authority.PRESS) -> SourceFacts:
    return SourceFacts(publisher.lower(), publisher, authority)


def test_a_copy_speaks_with_the_voice_of_the_first() -> None:
    first = Text("https://a.example/1", "times", shingles(AGENCY))
    assert voice_among(facts("Post"), "https://b.example/1", shingles(AGENCY), None, [first]) == "times"
    assert voice_among(facts("Post"), "https://b.example/1", shingles(OWN), None, [first]) == "post"
    assert voice_among(facts("Times"), "https://a.example/1", shingles(AGENCY), None, [first]) == "times"


def test_translations_that_credit_one_agency_are_one_voice() -> None:
    heard: list[Text] = []
    for number, publisher in enumerate(("Times", "Post", "Mail")):
        runs = shingles(f"{OWN} {publisher}" if number else AGENCY)
        url = f"https://example.org/{number}"
        voice = voice_among(facts(publisher), url, runs if number < 2 else frozenset(), "Reuters", heard)
        heard.append(Text(url, voice, runs, "Reuters"))
    assert {one.voice for one in heard} == {"reuters"}
    assert voice_among(facts("Reuters"), "https://r.example/1", frozenset(), None, heard) == "reuters"


def test_a_copy_that_credits_nobody_joins_those_that_do() -> None:
    silent = Text("https://a.example/1", "times", shingles(AGENCY))
    full = Text("https://b.example/1", "times", shingles(AGENCY), "Reuters")
    assert (
        voice_among(facts("Mail"), "https://c.example/1", frozenset(), "Reuters", [silent, full]) == "times"
    )


def test_who_is_affected_or_official_keeps_its_voice() -> None:
    first = Text("https://a.example/1", "times", shingles(AGENCY))
    for authority, voice in ((Authority.AFFECTED, AFFECTED), (Authority.OFFICIAL, "unesco")):
        one = facts("UNESCO", authority)
        assert voice_among(one, "https://u.example/1", shingles(AGENCY), "Reuters", [first]) == voice


@pytest.mark.parametrize(
    ("shorter", "longer", "shared", "same"),
    [
        # many runs: half of the shorter text stands in the longer one
        (100, 400, 50, True),
        (100, 400, 49, False),
        (26, 26, 13, True),
        (25, 400, 13, True),
        (25, 400, 12, False),
        # two or three sentences: seven tenths of the shorter one
        (24, 400, 12, False),
        (20, 400, 14, True),
        (20, 400, 13, False),
        (15, 400, 11, True),
        (15, 400, 10, False),
        # a sentence or two: eight tenths of both
        (14, 14, 12, True),
        (14, 15, 12, True),
        (14, 16, 12, False),
        (14, 400, 14, False),
        (10, 10, 8, True),
        (10, 10, 7, False),
        # less is a copy only of itself
        (9, 9, 8, False),
        (9, 9, 9, True),
        (1, 1, 1, True),
        (0, 0, 0, False),
    ],
)
def test_how_much_two_texts_share_says_whether_they_are_one(
    shorter: int, longer: int, shared: int, same: bool
) -> None:
    one = frozenset(range(shorter))
    other = frozenset(range(shorter - shared, shorter - shared + longer))
    assert len(one & other) == shared
    assert copies(one, other) is same
    assert copies(other, one) is same


def test_hashed_runs_are_kept_as_eight_bytes_each() -> None:
    assert packed(frozenset({1, 2**64 - 1})) == b"\x01" + b"\0" * 7 + b"\xff" * 8
    assert unpacked(b"\x01" + b"\0" * 7 + b"\xff" * 8 + b"half") == {1, 2**64 - 1}


def test_another_agency_is_another_voice() -> None:
    first = Text("https://a.example/1", "times", frozenset(), "Associated Press")
    assert voice_among(facts("Post"), "https://b.example/1", frozenset(), "Reuters", [first]) == "reuters"


LONG = "Union for Study of One Subject"
SENTENCE = "they leave it today"


@pytest.mark.parametrize(
    ("text", "names", "runs"),
    [
        # runs of five words, and one that is the whole
        ("one two three four five six", [], 3),
        ("one two three four five", [], 1),
        ("one two three four", [], 1),
        ("one two\nthree four five six", [], 3),
        # runs of nine characters where most of the words are of one character
        ("美国宣布退出这个组织", [], 3),
        ("美国宣布退出这个组", [], 1),
        ("美国宣布退出这个", [], 1),
        ("สหรัฐจะออก", [], 3),
        ("美国宣布退出 of the said four", [], 3),
        ("美国宣布退 one of the said five", [], 7),
        ("美国宣布 two of the said six bodies", [], 7),
        ("미국은 오늘 이 기구 에서 나간다", [], 3),
        # no run reaches over a name that is left out
        (f"{SENTENCE} Postal Union {SENTENCE}", ["Postal Union"], 1),
        (f"{SENTENCE} POSTAL\nUNION {SENTENCE}", ["Postal  Union"], 1),
        (f"{SENTENCE} WHO {SENTENCE}", ["WHO"], 1),
        (f"{SENTENCE} UN", ["UN"], 1),
        (f"{SENTENCE} too UN", ["UN", ""], 3),
        # of names that hold one another the longest goes first
        (LONG, [LONG, "Union"], 1),
        (f"International {LONG}", ["Union", f"International {LONG}", "International"], 1),
    ],
)
def test_a_text_is_its_runs_without_the_names_and_itself(text: str, names: list[str], runs: int) -> None:
    assert len(shingles(text, names)) == runs


def test_runs_that_were_kept_are_known_by_later_versions() -> None:
    assert shingles("Postal  UNION") == {9584824161080652405}
    assert shingles("邮联") == {13809929057451951627}
