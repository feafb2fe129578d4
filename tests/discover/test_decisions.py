"""Relevance, gaps and the fading schedule: tables of cases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.config.packaged import load_languages, load_watch_words
from monitor.discover import Discovered
from monitor.discover.addresses import canonical
from monitor.discover.gaps import overlaps
from monitor.discover.relevance import WatchWords, relevant
from monitor.discover.rereading import next_reading, next_try
from monitor.errors import DataError

RELEVANT = [
    ("en", "US to leave 66 UN and other international bodies"),
    ("en", "Trump pulls United States out of climate treaty"),
    ("en-GB", "America quits Unesco, again"),
    ("fr", "Les États-Unis se retirent de 66 organisations internationales"),
    ("fr", "Trump claque la porte de l’Unesco"),
    ("es", "EE.UU. abandona 66 organismos internacionales"),
    ("pt-BR", "Trump assina ordem que retira EUA de 66 organizações"),
    ("de", "USA treten aus 66 internationalen Organisationen aus"),
    ("de", "Trump kehrt der Uno den Rücken"),
    ("it", "Gli Stati Uniti escono da 66 organizzazioni"),
    ("nl", "VS stappen uit 66 internationale organisaties"),
    ("ru", "США выходят из 66 международных организаций"),
    ("uk", "США виходять із 66 міжнародних організацій"),
    ("pl", "USA wycofują się z 66 organizacji międzynarodowych"),
    ("cs", "USA odstoupí od 66 mezinárodních organizací"),
    ("ar", "الولايات المتحدة تنسحب من 66 منظمة دولية"),
    ("fa", "خروج آمریکا از ۶۶ سازمان بین‌المللی"),
    ("he", 'ארה"ב פורשת מ-66 ארגונים בינלאומיים'),
    ("tr", "ABD 66 uluslararası örgütten çekiliyor"),
    ("zh-Hant", "川普宣布退出66個國際組織"),
    ("zh-Hans", "美国宣布退出66个国际组织"),
    ("ja", "米、66の国際機関から脱退へ"),
    ("ko", "미국, 66개 국제기구 탈퇴"),
    ("hi", "अमेरिका 66 अंतरराष्ट्रीय संगठनों से बाहर हुआ"),
    ("id", "AS keluar dari 66 organisasi internasional"),
    ("vi", "Mỹ rút khỏi 66 tổ chức quốc tế"),
    ("th", "สหรัฐถอนตัวจาก 66 องค์การระหว่างประเทศ"),
    ("sv", "USA lämnar 66 internationella organisationer"),
    ("nb", "USA trekker seg fra 66 internasjonale organisasjoner"),
    ("fi", "Yhdysvallat eroaa 66 järjestöstä"),
    ("el", "Οι ΗΠΑ αποχωρούν από 66 διεθνείς οργανισμούς"),
    ("hu", "Az USA kilép 66 nemzetközi szervezetből"),
    ("ro", "SUA se retrag din 66 de organizații internaționale"),
    # the act in words that no list holds
    ("en", "America shuts the door on the UN’s weather office"),
    ("pt", "EUA dão as costas à agência das energias renováveis"),
    ("ko", "미국, 세계기상기구에서 나간다"),
    ("zh-Hant", "美國告別糧農組織"),
    # headlines in English over a text in another language
    ("hi", "United States to leave 66 international bodies"),
    ("pl", "US quits climate pact"),
    (None, "USA treten aus 66 internationalen Organisationen aus"),
    ("xx", "미국, 66개 국제기구 탈퇴"),
]
IRRELEVANT = [
    ("en", "Apple unveils a new phone"),
    ("en", "Busy weekend in the museums of London"),
    ("en", "Trump meets the governor of Ohio"),
    ("en", "Tenants leave the building after a fire"),
    ("en", "The United Nations marks the day of the sea"),
    ("fr", "Un homme quitte la salle"),
    ("fr", "Le marché de Noël ouvre à Strasbourg"),
    ("de", "Bundesliga: Bayern gewinnt in Bremen"),
    ("zh-Hant", "颱風來襲 明停班停課"),
    ("ja", "桜の開花、東京で発表"),
    ("ru", "В Москве выпал первый снег"),
    ("ar", "افتتاح معرض الكتاب في القاهرة"),
]


def reads(language: str | None, title: str, summary: str = "", watch: tuple[str, ...] = ()) -> bool:
    document = Discovered("https://example.org/a", title, summary)
    return relevant(document, load_watch_words(), language=language, watch=watch).read


@pytest.mark.parametrize(("language", "title"), RELEVANT)
def test_titles_of_withdrawals_are_read(language: str | None, title: str) -> None:
    assert reads(language, title)
    assert reads(language, "…", title)


@pytest.mark.parametrize(("language", "title"), IRRELEVANT)
def test_other_titles_are_not(language: str, title: str) -> None:
    assert not reads(language, title)


def test_words_of_the_source_decide_alone() -> None:
    assert reads("en", "The solar alliance meets", watch=("solar alliance",))
    assert not reads("en", "US to leave 66 UN bodies", watch=("solar alliance",))


def test_a_document_of_which_nothing_is_said_is_read() -> None:
    assert reads("en", "")


def test_every_language_of_the_reader_has_watch_words() -> None:
    words = load_watch_words()
    assert set(words.parts) >= set(load_languages().tags)


@pytest.mark.parametrize("document", [None, [], {"en": {"acts": ["a"]}}, {"en": "x"}])
def test_damaged_words_are_refused(document: object) -> None:
    with pytest.raises(DataError):
        WatchWords.from_document(document)


# ---------------------------------------------------------------- gaps

DAY = datetime(2026, 1, 8, tzinfo=UTC)


def entries(*names: str) -> list[Discovered]:
    """Return entries: `a5` is document `a` of day 5, a name without a number has no date."""
    return [
        Discovered(f"https://example.org/{name[0]}", published=DAY + timedelta(days=int(name[1:])))
        if name[1:]
        else Discovered(f"https://example.org/{name}")
        for name in names
    ]


@pytest.mark.parametrize(
    ("shown", "known", "joined"),
    [
        (["c3", "b2", "a1"], "a", True),
        (["c3", "b2", "a1"], "", False),
        (["a1", "b2", "c3"], "a", True),
        (["c", "b", "a"], "a", True),
        (["c", "b"], "a", False),
        (["p1", "d4", "c3"], "p", False),  # pinned above newer ones
        (["p1", "d4", "c3", "b2"], "pb", True),
        (["p", "d4", "c3"], "p", True),  # without a date nobody knows that it is pinned
        ([], "a", False),
    ],
)
def test_an_index_joins_on_to_what_was_seen(shown: list[str], known: str, joined: bool) -> None:
    seen = {canonical(f"https://example.org/{name}") for name in known}
    assert overlaps(entries(*shown), seen) is joined


# ---------------------------------------------------------------- reading again

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (timedelta(0), HOUR),
        (HOUR, timedelta(days=1)),
        (timedelta(hours=30), timedelta(days=7)),
        (timedelta(days=8), timedelta(days=30)),
        (timedelta(days=30), None),
    ],
)
def test_a_document_is_read_again_less_and_less_often(after: timedelta, expected: timedelta | None) -> None:
    assert next_reading(DAY, DAY + after) == (None if expected is None else DAY + expected)


def test_the_third_failure_comes_more_than_two_hours_after_the_first() -> None:
    second = next_try(1, DAY, DAY)
    assert second == DAY
    third = next_try(2, DAY, DAY)
    assert third == DAY + HOUR
    fourth = next_try(3, DAY, DAY + HOUR)
    assert fourth == DAY + 4 * HOUR
    assert next_try(4, DAY, DAY + 4 * HOUR) == DAY + timedelta(days=1)
    assert next_try(9, DAY, DAY + timedelta(days=40)) is None
