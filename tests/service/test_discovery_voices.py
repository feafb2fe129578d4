"""Outlets that print one text are one voice; over real HTTP on the loopback."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from monitor.alerts import route
from monitor.model import ChangeKind, Level, Topic
from monitor.service import Reader
from monitor.service.replaying import replay
from tests.press import (
    ADDED,
    PRESS,
    Press,
    article,
    listing,
    xml,
)

AGENCY_TEXT = (
    "The retreat is the widest that any administration has attempted since the war, and it came without notice.",
    "Officials described the bodies as wasteful and said that taxpayers should no longer carry them or their staff.",
    "Diplomats learned of the decision from a web page, and several said that their budgets had been cut twice.",
    "Legal scholars argued that some treaties cannot be left without the Senate, while others saw no obstacle at all.",
    "European governments called the step regrettable and promised to fill the gap in the budget where they could.",
)
OWN_TEXT = (
    "Nobody at the conference centre wanted to be quoted first, and by noon the long corridors had emptied of guests.",
    "A delegate from a small island state was collecting the name plates that nobody else would ever take away.",
    "Nine of the eleven people who spoke to this newspaper expect to lose their posts before the summer is over.",
    "What follows from the decision will be settled by lawyers, slowly, and perhaps not in the lifetime of any of us.",
)


def story(headline: str, paragraphs: tuple[str, ...], published: datetime) -> str:
    page = listing(headline, [ADDED, "World Meteorological Organization", "Colombo Plan Council"], published)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return page.replace("</ul>", f"</ul>{text}")


def outlets(press: Press, number: int) -> None:
    lines = [
        f"id: s{one}, {PRESS.format(publisher=f'Outlet {one}')}, kind: feed, url: '{{web}}/feed{one}'"
        for one in range(number)
    ]
    press.sources(*lines)
    for one in range(number):
        press.site.pages[f"/feed{one}"] = xml("<rss><channel></channel></rss>")


def put(press: Press, one: int, page: str) -> None:
    press.site.pages[f"/docs/story{one}"] = page
    item = f"<item><title>US leaves the postal union</title><link>/docs/story{one}</link></item>"
    press.site.pages[f"/feed{one}"] = xml(f"<rss><channel>{item}</channel></rss>")


def test_ten_outlets_with_one_text_are_one_voice(press: Press) -> None:
    outlets(press, 11)
    press.poll()
    for one in range(10):
        text = AGENCY_TEXT[:3] if one in (3, 7) else AGENCY_TEXT
        put(
            press,
            one,
            story(f"Headline of outlet {one}", (f"By the staff of outlet {one}.", *text), press.now),
        )
    told = press.poll()
    assert "added upu single" in told
    assert not [one for one in told if "reported" in one]
    put(press, 10, story("Empty corridors", OWN_TEXT, press.now))
    assert "added upu reported" in press.poll()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The White House said on Monday that the United States is leaving the Universal Postal Union.",),
        AGENCY_TEXT,
    ],
    ids=["a sentence", "an article"],
)
def test_the_same_page_at_several_outlets_is_one_voice(press: Press, paragraphs: tuple[str, ...]) -> None:
    outlets(press, 3)
    press.poll()
    page = article("US leaves the postal union", *paragraphs, published=press.now)
    if len(paragraphs) > 1:
        page = story("US leaves the postal union", paragraphs, press.now)
    for one in range(3):
        put(press, one, page)
    told = press.poll()
    assert "added upu single" in told
    assert not [one for one in told if "reported" in one]


def test_replay_counts_voices_as_they_are_counted_now(
    press: Press, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlets(press, 2)
    press.poll()
    for one in range(2):
        put(press, one, story("Headline", AGENCY_TEXT, press.now))
    with monkeypatch.context() as older:
        older.setattr("monitor.voices.copies", lambda one, other: False)
        assert "added upu reported" in press.poll()
    press.now += timedelta(hours=1)
    settings = press.settings()
    done = replay(settings, press.store, apply=True, reader=reader, clock=lambda: press.now)
    fallen = [one for one in done.changes if one.organization is not None and one.organization.id == "upu"]
    assert [(one.kind, one.level, one.old, one.late) for one in fallen] == [
        (ChangeKind.ADDED, Level.SINGLE, "reported", True)
    ]
    assert route(fallen[0]) == (Topic.REPORTED, Topic.SINGLE)
    again = replay(settings, press.store, reader=reader, clock=lambda: press.now)
    assert (again.reread, again.changes) == ((), ())


def test_two_outlets_with_their_own_texts_are_two(press: Press) -> None:
    outlets(press, 2)
    press.poll()
    put(press, 0, story("One", AGENCY_TEXT, press.now))
    put(press, 1, story("Two", OWN_TEXT, press.now))
    assert {"added upu single", "added upu reported"} <= set(press.poll())


def test_the_report_names_whose_text_it_is(press: Press) -> None:
    outlets(press, 2)
    press.poll()
    put(press, 0, story("One", ("GENEVA (Reuters) - It was a surprise.", *AGENCY_TEXT), press.now))
    press.poll()
    assert press.last is not None
    assert press.last.report is not None
    assert "Outlet 0 (text of Reuters)" in press.last.report.read_text("utf-8")
    put(press, 1, story("Zwei", ("Genf (Reuters) - Es kam als Überraschung.", *OWN_TEXT), press.now))
    assert not [one for one in press.poll() if "reported" in one]
