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
        # how little may turn into something else
        ("Share this now.", "Share that now."),
        ("Share this with a good friend", "Share that with a good friend"),
        ("美国将退出组织", "美国已退出组织"),
        ("Told 7 times to 12 of the many people in 2026.", "Read 7 times to 12 of the many people in 2026."),
        # how little may come and go
        ("", "Share this with a good friend."),
        ("", "美国将退出这些国际组织吗。"),
        ("", "Words and words and words and words and words and words and words and xxxxxxxxxx"),
        # words beside a number, and months that are no date
        ("They must leave within 30 days of it.", "They must leave within 30 weeks of it."),
        ("The review ends in January for all.", "The review ends in March for all."),
        ("It took 30 days before January came.", "It took 30 days before March came."),
        ("In January it took 30 days.", "In March it took 30 days."),
        # two words of five are the same
        ("They told nobody of this.", "They told councils about that."),
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
    "another apostrophe": (page("The country’s name is left as it was."), page("The country's name is left as it was.")),
    "joints that are not seen": (page("ایالات متحده از این سازمان خارج می\u200cشود."), page("ایالات متحده از این سازمان خارج میشود.")),
    "a day that begins it": (page("7 January: the Secretary was told of it."), page("9 March: the Secretary was told of it.")),
    "a day without a year": (page("On 7 January the Secretary was told of it."), page("On 9 March the Secretary was told of it.")),
    "a year without a day": (page("The Secretary was told in January 2026."), page("The Secretary was told in March 2026.")),
    "what moved beside the text": (page(*BASE, "The council was told of it by letter."), page(*BASE, around="{}<aside><p>The council was told of it by letter.</p></aside>")),
    "a sentence in two paragraphs": (page("The council was told of it by letter."), page("The council was told", "of it by letter.")),
    "two words": (page(*BASE, "Share this."), page(*BASE, "Share that.")),
    "five words that do not end": (page(*BASE, "Share this with a friend"), page(*BASE, "Share that with a friend")),
    "six letters": (page(*BASE, "美国将退出组"), page(*BASE, "美国已退出组")),
    "a line of numbers": (page(*BASE, "Told 7 times to 12 of the people in 2026."), page(*BASE, "Read 7 times to 12 of the people in 2026.")),
    "five words that come": (page(*BASE), page(*BASE, "Share this with a friend.")),
    "eleven letters that come": (page(*BASE), page(*BASE, "美国将退出这些国际组织。")),
    "a long label that comes": (page(*BASE), page(*BASE, "Words and words and words and words and words and words and words and xxxxxxxxx")),
    "a label of the page's head": (page(*BASE, around="<header><p>The newsletter of this week is out.</p></header>{}"), page(*BASE)),
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


@pytest.mark.parametrize(
    ("removed", "added", "passages"),
    [
        # the likest one is the partner, of equals the first
        (
            ["The council was told of this."],
            ["Nobody else had anything to say here.", "The council was told of that.", "Rain fell all day in old towns."],
            [
                ("The council was told of this.", "The council was told of that."),
                ("", "Nobody else had anything to say here."),
                ("", "Rain fell all day in old towns."),
            ],
        ),
        (
            ["The council was told of this."],
            ["The council was told of that.", "The council was told of rain."],
            [("The council was told of this.", "The council was told of that."), ("", "The council was told of rain.")],
        ),
        # one word of five is the same
        (
            ["They all heard nothing of this."],
            ["They came again when rain fell."],
            [("They all heard nothing of this.", ""), ("", "They came again when rain fell.")],
        ),
        # letters of which there are many
        (["壬" + "甲乙丙丁戊己庚辛" * 30 + "。"], ["癸" + "甲乙丙丁戊己庚辛" * 30 + "。"], None),
    ],
)  # fmt: skip
def test_what_says_the_same_in_other_words_stands_beside_it(
    removed: list[str], added: list[str], passages: list[tuple[str, str]] | None
) -> None:
    found = between(page(*BASE, *removed), page(*BASE, *added))
    assert found == passages if passages else len(found) == 1


def test_an_edit_beside_a_list_is_told() -> None:
    old, new = "Payments end at once for all.", "Payments end in spring for all."
    assert between(page(*BASE, old), page(*BASE, new), "Colombo Plan Council") == [(old, new)]


def test_the_headline_in_the_head_of_a_page_is_its_own() -> None:
    old, new = (
        page(
            *BASE, title="A story", around="<header><p>Our news of today.</p><h1>" + one + "</h1></header>{}"
        )
        for one in ("The country leaves some bodies now", "The country leaves some bodies later")
    )
    assert between(old, new) == [
        ("The country leaves some bodies now", "The country leaves some bodies later")
    ]


def test_where_nothing_is_left_out_nothing_is_counted() -> None:
    assert edited(page(*BASE), page(*BASE)) == ((), 0)
    passages, more = edited(page(*BASE), page(*BASE, "The council was told of this."))
    assert (len(passages), more) == (1, 0)


def test_of_what_is_too_large_the_beginning_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.edits._MOST", 2)
    monkeypatch.setattr("monitor.edits._LONGEST", 40)
    kept, last = "The council was told of this.", "The court was told of that as well."
    assert between(page(kept), page(kept, last, title="The country leaves")) == []
    assert between(page(kept, title="A"), page(last, title="B")) == [(kept, last)]


WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


def test_around_what_differs_whole_words_are_shown() -> None:
    ((old, new),) = between(
        page(*BASE, f"{WORDS} first {WORDS}."), page(*BASE, f"{WORDS} of the second {WORDS}.")
    )
    before, behind = WORDS[WORDS.index("eight") :], WORDS[: WORDS.index(" twelve")]
    assert old == f"…{before} first {behind}…"
    assert new == f"…{before} of the second {behind}…"


@pytest.mark.parametrize(("inside", "before", "behind"), [(0, 60, 59), (19, 79, 40), (20, 60, 60)])
def test_a_word_of_twenty_letters_is_left_whole(inside: int, before: int, behind: int) -> None:
    """`inside` is how many letters of a word stand outside of what is shown."""
    text = f"The other {'w' * (59 + inside)} {{}} {'x' * (58 - inside)} {'y' * 60} is as it was."
    ((old, _),) = between(page(*BASE, text.format("one")), page(*BASE, text.format("red")))
    first, _, last = old.strip("…").partition("one")
    assert (len(first), len(last)) == (before, behind)


def test_scripts_without_spaces_are_cut_anywhere() -> None:
    many = "美国宣布退出这些组织" * 9
    ((old, new),) = between(page(*BASE, f"{many}甲{many}。"), page(*BASE, f"{many}乙{many}。"))
    assert old == f"…{many[-60:]}甲{many[:60]}…"
    assert new == f"…{many[-60:]}乙{many[:60]}…"


def test_where_sixty_characters_are_left_nothing_is_left_out() -> None:
    old, new = (f"The council was told {one} {'x' * 19} {'y' * 19} {'z' * 18}." for one in ("one", "red"))
    assert len(old.partition("one")[2]) == 60
    assert between(page(*BASE, old), page(*BASE, new)) == [(old, new)]


def test_what_is_long_is_cut() -> None:
    text = "甲" * 400 + "。"
    assert between(page(*BASE), page(*BASE, text)) == [("", text[:EXCERPT] + "…")]
