"""What was done about a body, on which day, and from when it counts; what makes a page untrue; unknown names."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from monitor.config.packaged import load_gazetteer, load_prose_rules
from monitor.extract.blocks import Block, Page
from monitor.extract.prose import read_mentions
from monitor.model import ActKind, Context, Mention

NOTIFIED, ANNOUNCED, EFFECTIVE = ActKind.NOTIFIED, ActKind.ANNOUNCED, ActKind.EFFECTIVE


def mentions(
    *paragraphs: str, language: str = "en", title: str = "", published: bool = True
) -> list[Mention]:
    """Return what is read out of a page of 2026-10-15, a Thursday."""
    parts = ([("h1", title)] if title else []) + [("p", text) for text in paragraphs]
    blocks = tuple(Block(text, tag, f"{tag}[{at}]", 0, len(text)) for at, (tag, text) in enumerate(parts))
    day = datetime(2026, 10, 15, tzinfo=UTC) if published else None
    page = Page(blocks, title, language, published=day)
    return list(read_mentions(page, names=load_gazetteer(), rules=load_prose_rules()))


ACTS = [
    (
        "The United States announced on Thursday that it is leaving UNESCO.",
        ANNOUNCED,
        date(2026, 10, 15),
        None,
    ),
    (
        "The United States gave UNESCO notice of its withdrawal on Tuesday.",
        NOTIFIED,
        date(2026, 10, 13),
        None,
    ),
    ("The United States leaves UNESCO, effective 31 December 2027.", ANNOUNCED, None, date(2027, 12, 31)),
    ("The United States will leave UNESCO on 31 December 2026.", ANNOUNCED, None, date(2026, 12, 31)),
    ("The United States leaves UNESCO at the end of the year.", ANNOUNCED, None, date(2026, 12, 31)),
    ("The United States is leaving UNESCO, effective a year from now.", ANNOUNCED, None, date(2027, 10, 15)),
    (
        "The American withdrawal from UNESCO became effective on Wednesday, the United States said.",
        EFFECTIVE,
        date(2026, 10, 14),
        None,
    ),
]


@pytest.mark.parametrize(("text", "act", "dated", "effective"), ACTS)
def test_act_and_days_are_read(text: str, act: ActKind, dated: date | None, effective: date | None) -> None:
    (mention,) = mentions(text)
    assert mention.context is Context.ANNOUNCEMENT
    assert (mention.act, mention.dated, mention.effective) == (act, dated, effective)


DAYS = [
    (
        "de",
        "Die USA verlassen die UNESCO; der Austritt wird am 31. Dezember 2027 wirksam.",
        date(2027, 12, 31),
    ),
    ("fr", "Les États-Unis quittent l’UNESCO, avec effet au 31 décembre 2027.", date(2027, 12, 31)),
    ("es", "Estados Unidos deja la UNESCO a finales de este año.", date(2026, 12, 31)),
    ("ru", "США выходят из ЮНЕСКО; решение вступит в силу 31 декабря 2027 года.", date(2027, 12, 31)),
    ("zh", "美国退出联合国教科文组织，2027年12月31日生效。", date(2027, 12, 31)),
    ("ja", "米国はユネスコから脱退する。脱退は2027年12月31日に発効する。", date(2027, 12, 31)),
    ("ar", "تنسحب الولايات المتحدة من اليونسكو اعتبارا من 31 ديسمبر 2027.", date(2027, 12, 31)),
    ("ko", "미국이 유네스코에서 탈퇴한다. 효력은 2027년 12월 31일에 생긴다.", date(2027, 12, 31)),
]


@pytest.mark.parametrize(("language", "text", "effective"), DAYS)
def test_day_from_which_an_exit_counts_is_read_in_every_language(
    language: str, text: str, effective: date
) -> None:
    found = mentions(text, language=language)
    assert [(one.context, one.effective) for one in found] == [(Context.ANNOUNCEMENT, effective)]


def test_day_of_the_next_sentence_belongs_to_the_exit_before() -> None:
    (mention,) = mentions(
        "The United States is leaving UNESCO.", "The exit takes effect on 31 December 2027.", title="Out"
    )
    assert mention.effective == date(2027, 12, 31)


def test_day_of_another_meeting_is_no_effective_day() -> None:
    (mention,) = mentions("The United States is leaving UNESCO, whose council meets on 4 December 2026.")
    assert mention.effective is None


def test_return_is_a_reversal_and_no_announcement() -> None:
    (mention,) = mentions("The United States rejoined UNESCO on Thursday.")
    assert (mention.context, mention.act) == (Context.OTHER, ActKind.REVERSED)


def test_old_event_is_background_whatever_its_tense() -> None:
    (mention,) = mentions("In January 2025 the United States announces that it leaves UNESCO.")
    assert mention.context is Context.BACKGROUND


def test_dated_exit_without_a_date_of_the_page_is_background() -> None:
    (mention,) = mentions("In January 2025 the United States left UNESCO.", published=False)
    assert mention.context is Context.BACKGROUND


UNKNOWN = [
    ("en", "The United States withdraws from the International Convention on Mountain Beacons, Rubio said Thursday.",
     "International Convention on Mountain Beacons"),
    ("zh", "美国宣布退出《国际高山航标公约》。", "国际高山航标公约"),
    ("ja", "米国は15日、「国際山岳航路標識条約」から脱退した。", "国際山岳航路標識条約"),
    ("ar", "أعلنت وزارة الخارجية أن الولايات المتحدة لم تعد طرفا في الاتفاقية الدولية لمنارات الجبال.",
     "الاتفاقية الدولية لمنارات الجبال"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), UNKNOWN)
def test_unknown_body_comes_back_in_its_exact_words(language: str, text: str, name: str) -> None:
    (mention,) = mentions(text, language=language)
    assert (mention.text, mention.context) == (name, Context.ANNOUNCEMENT)
    assert mention.resolution.organization is None


NO_BODIES = [
    "The United States withdraws from the Red Sea, the Pentagon said on Thursday.",
    "The United States leaves dozens of bodies, the White House said on Thursday.",
    "President Trump left the White House Press Center on Thursday.",
    "The United States is pulling out of Camp Lemonnier and the Kandahar Training Center, officials said Thursday.",
    "Trump withdrew from the Iowa Republican Party Convention on Thursday.",
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_places_and_descriptions_are_no_unknown_bodies(text: str) -> None:
    assert [one.text for one in mentions(text) if one.context is Context.ANNOUNCEMENT] == []


def test_mention_can_be_found_again_in_its_block() -> None:
    text = "The United States is leaving UNESCO."
    (mention,) = mentions("A quiet day.", text)
    assert mention.locator is not None
    assert (mention.locator.path, text[mention.locator.start : mention.locator.end]) == ("p[1]", "UNESCO")


def test_entries_of_the_list_are_not_told_again() -> None:
    text = "The United States is leaving UNESCO and the World Health Organization."
    start = text.index("UNESCO")
    page = Page((Block(text, "p", "p", 0, len(text)),), "", "en")
    found = read_mentions(
        page, names=load_gazetteer(), rules=load_prose_rules(), listed={0: [(start, start + len("UNESCO"))]}
    )
    assert [one.text for one in found] == ["World Health Organization"]


def test_page_without_names_or_exits_has_no_mentions() -> None:
    assert mentions("The weather was fine.", "Nothing happened.", title="A quiet day") == []
