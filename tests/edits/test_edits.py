"""What is an edit, and what only looks like one."""

from __future__ import annotations

import pytest

from monitor.config.packaged import load_languages
from monitor.edits import EXCERPT, SHOWN, edited
from monitor.extract.blocks import Page
from monitor.extract.formats import read_page

BASE = ("The Secretary shall take the steps that are needed.", "The review of other bodies goes on.")
MONTHS = load_languages().month_names


def page(*paragraphs: str, title: str = "Leaving some bodies", around: str = "{}") -> Page:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    body = around.format(f"<main><h1>{title}</h1>{text}</main>")
    return read_page(
        f"<!doctype html><html><body>{body}</body></html>".encode(), content_type="text/html; charset=utf-8"
    )


def between(old: Page, new: Page, *listed: str) -> list[tuple[str, str]]:
    passages, _ = edited(old, new, listed=listed, months=MONTHS)
    return [(one.old, one.new) for one in passages]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BASE[0], BASE[0].replace("shall", "may")),
        (BASE[1], BASE[1].replace(".", " until further notice.")),
        (BASE[1].replace(".", " until further notice."), BASE[1]),
        ("", "Payments for all of them end at once."),
        ("Payments for all of them end at once.", ""),
        ("美国将退出这些组织，审查仍在继续。", "美国将退出这些组织，审查已经结束。"),
        ("ستواصل الولايات المتحدة مراجعة عضويتها.", "أنهت الولايات المتحدة مراجعة عضويتها."),
        ("สหรัฐจะทบทวนการเป็นสมาชิกต่อไป", "สหรัฐยุติการทบทวนการเป็นสมาชิก"),
    ],
)
def test_what_was_edited_is_shown_before_and_now(old: str, new: str) -> None:
    kept = "Nothing else on this page is any different."
    assert between(page(kept, *filter(None, [old])), page(kept, *filter(None, [new]))) == [(old, new)]


def test_a_headline_that_turns_into_another_is_an_edit() -> None:
    assert between(page(title="Leaving some bodies now"), page(title="Leaving some bodies later")) == [
        ("Leaving some bodies now", "Leaving some bodies later")
    ]


NOISE = {
    "the same": (page(*BASE), page(*BASE)),
    "one paragraph for two": (page(*BASE), page(" ".join(BASE))),
    "another order": (page(*BASE), page(*reversed(BASE))),
    "case, quotes and dashes": (page("The “order” — as signed — stands."), page('THE "ORDER" - AS SIGNED - STANDS')),
    "a date": (page("Signed on January 7, 2026, by the President."), page("Signed on March 9, 2026, by the President.")),
    "a date in words of others": (page("Подписано 7 января 2026 года президентом."), page("Подписано 9 марта 2026 года президентом.")),
    "a counter": (page(*BASE, "1,204 people liked this page."), page(*BASE, "93,110 people liked this page.")),
    "a dateline": (page(*BASE), page(*BASE, "Updated January 7, 2026 at 5:00 PM EST")),
    "other numbers": (page("(i) the authority of a department; or"), page("(67) the authority of a department; or")),
    "a call above the headline": (page(*BASE), page(*BASE, around="<p>Updated at noon. Read our newsletter.</p>{}")),
    "a label": (page(*BASE, "Share this"), page(*BASE, "Send to a friend")),
    "a heading of another design": (page(*BASE), page(*BASE, title="NEWSROOM")),
    "related stories": (page(*BASE), page(*BASE, around="{}<aside><p>A queen has visited the President today.</p></aside>")),
    "a footer": (page(*BASE), page(*BASE, around="{}<footer><p>All of the rights are reserved by us.</p></footer>")),
    "links to other stories": (page(*BASE), page(*BASE, "<a href=/1>A queen has visited the President today.</a>")),
    "teasers": (
        page(*BASE),
        page(*BASE, "<a href=/1>A queen visits</a>", "She was welcomed by a band.", "<a href=/2>Rain is here</a>"),
    ),
    "a script that was not hidden": (page(*BASE), page(*BASE, "<script>var words = 'That is no text.';</script>")),
}  # fmt: skip


@pytest.mark.parametrize("case", NOISE)
def test_what_nobody_edited_is_none(case: str) -> None:
    old, new = NOISE[case]
    assert between(old, new) == []
    assert between(new, old) == []


def test_the_entries_of_a_list_are_left_to_those_who_read_lists() -> None:
    old, new = page(*BASE, "Colombo Plan Council;"), page(*BASE, "Universal Postal Union;")
    assert between(old, new, "Colombo Plan Council", "Universal Postal Union") == []
    sentence = "They are the Colombo Plan Council and the Universal Postal Union."
    assert between(page(*BASE), page(*BASE, sentence), "Colombo Plan Council", "Universal Postal Union") == []


def test_a_long_sentence_is_cut_to_the_words_that_differ() -> None:
    words = " ".join(f"word{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(300))
    ((old, new),) = between(page(f"{words} first {words}."), page(f"{words} second {words}."))
    assert "first" in old
    assert "second" in new
    assert old.startswith("…")
    assert old.endswith("…")
    assert max(len(old), len(new)) <= EXCERPT + 2


def test_of_many_passages_the_first_are_kept_and_the_rest_counted() -> None:
    sentences = [
        f"The {word} was neither here nor there."
        for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    ]
    passages, more = edited(page(*BASE), page(*BASE, *sentences), months=MONTHS)
    assert [one.new for one in passages] == sentences[:SHOWN]
    assert more == len(sentences) - SHOWN
