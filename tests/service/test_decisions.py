"""People decide: what they may, what they may not, and that every decision keeps who, when and why."""

from __future__ import annotations

import json
import re

import pytest

from monitor.errors import UsageError
from monitor.model import DecisionKind
from monitor.service import queries
from monitor.service.decisions import Decided, Wish, decide
from monitor.service.explaining import account
from monitor.service.waiting import show, waiting
from tests.desk import Desk, news_page

ADDED = "Universal Postal Union"
WORDS = "Board of Tides and Currents"


def half(page: str) -> str:
    """Return the page without the first thirty entries."""
    for paragraph in re.findall(r"<p>\([ivxl]+\).*?</p>\n?", page)[:30]:
        page = page.replace(paragraph, "", 1)
    return page


def held(desk: Desk) -> str:
    """Let the official page lose most of its list and gain a name; return what it waits under."""
    desk.poll()
    desk.memorandum(ADDED)
    desk.site.pages["/memo"] = half(desk.page("/memo"))
    assert desk.poll() == ["unverified upu", "held"]
    [one] = waiting(desk.store)
    return one.id


def wish(desk: Desk, subject: str, kind: DecisionKind, organization: str | None = None) -> Decided:
    given = Wish(subject, kind, "Ada", "checked by phone", organization)
    return decide(desk.settings(), desk.store, given, reader=desk.reader)


def test_held_page_shows_what_it_would_add_and_what_it_lost(desk: Desk) -> None:
    subject = held(desk)
    found, decisions = show(desk.store, subject)
    assert found is not None
    assert decisions == []
    assert (found.kind, found.source) == ("page", "memo")
    assert [one.id for one in found.candidates] == ["upu"]
    assert len(found.lost) == 30
    assert found.reasons[0] == "30 of the 66 entries read before are missing"
    assert [one.quote for one in found.evidence] == [ADDED]


def test_decision_is_kept_with_who_when_and_why_and_told(desk: Desk) -> None:
    subject = held(desk)
    desk.mails()
    done = wish(desk, subject, DecisionKind.ACCEPT)
    assert [(one.kind, one.reasons) for one in done.changes] == [
        ("recovered", ("decided by Ada: checked by phone",)),
        ("added", ("decided by Ada: checked by phone",)),
    ]
    assert done.decision.at == desk.now
    with desk.store.reading() as reading:
        [kept] = reading.decisions()
    assert kept == done.decision
    assert desk.mails() == [
        ("news@example.org", f"Added (confirmed): {ADDED}"),
        ("operator@example.org", "Source recovered: memo"),
    ]
    assert done.report is not None
    assert "decided by Ada: checked by phone" in done.report.read_text("utf-8")
    assert "decided by Ada" in done.report.with_suffix(".md").read_text("utf-8")
    assert waiting(desk.store) == []


def test_later_decision_supersedes_and_edits_nothing(desk: Desk) -> None:
    subject = held(desk)
    first = wish(desk, subject, DecisionKind.REJECT).decision
    second = wish(desk, subject, DecisionKind.ACCEPT).decision
    assert second.supersedes == first.order
    with desk.store.reading() as reading:
        assert reading.decisions() == [first, second]
        assert reading.decisions(effective=True) == [second]
    assert desk.standings()["upu"] == ("confirmed", True)
    third = wish(desk, subject, DecisionKind.REJECT)
    assert third.decision.supersedes == second.order
    assert [(one.kind, one.late) for one in third.changes] == [("removed", False)]
    assert "upu" not in desk.standings()


REFUSED = {
    "nobody waits under it": ("page-77", DecisionKind.ACCEPT, None, "why", "nothing that waits is called"),
    "a page is no name": ("{page}", DecisionKind.NEW, None, "why", "accepted or rejected"),
    "a page is no organization": ("{page}", DecisionKind.SAME_AS, "upu", "why", "accepted or rejected"),
    "no reason": ("{page}", DecisionKind.ACCEPT, None, "  ", "needs a reason"),
    "same as nobody": ("{name}", DecisionKind.SAME_AS, None, "why", "names the organization"),
    "new, and an organization": ("{name}", DecisionKind.NEW, "upu", "why", "names the organization"),
    "same as somebody unknown": ("{name}", DecisionKind.SAME_AS, "Society of Nobody", "why", "no organization is"),
    "same as itself": ("{name}", DecisionKind.SAME_AS, "{name}", "why", "the same as themselves"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "kind", "organization", "why", "words"), REFUSED.values(), ids=REFUSED.keys()
)
def test_what_does_not_fit_is_refused_and_writes_nothing(
    desk: Desk, subject: str, kind: DecisionKind, organization: str | None, why: str, words: str
) -> None:
    page = held(desk)
    desk.site.pages["/times"] = news_page([*desk.names, WORDS])
    desk.poll()
    [name] = [one.id for one in waiting(desk.store) if one.kind == "words"]
    counts = desk.store.counts()
    given = Wish(
        subject.format(page=page, name=name),
        kind,
        "Ada",
        why,
        organization.format(name=name) if organization else None,
    )
    with pytest.raises(UsageError, match=words):
        decide(desk.settings(), desk.store, given, reader=desk.reader)
    assert desk.store.counts() == counts


def test_story_of_an_organization_cites_everything_that_speaks_of_it(desk: Desk) -> None:
    desk.poll()
    desk.site.pages["/times"] = news_page([*desk.names, ADDED])
    desk.poll()
    desk.site.pages["/again"] = news_page([*desk.names, ADDED])
    desk.poll()
    desk.site.pages["/post"] = news_page([*desk.names, ADDED], before="<p>Second edition.</p>")
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    desk.site.pages["/times"] = news_page(desk.names)
    desk.poll()
    lines = account(desk.store, desk.settings(), "upu")
    assert [(line.publisher, line.relation, line.rule) for line in lines] == [
        ("The Times", "supports", "one voice that is not official"),
        ("the post", "supports", "another independent voice"),
        ("The Post", "supports", "the same voice again"),
        ("Government", "supports", "an official source confirms"),
        ("The Times", "contradicts", "the document corrected itself; others still say so"),
    ]
    assert all(line.sha256 and line.url for line in lines)
    assert lines[0].words == ADDED


def test_story_names_absences_failures_and_decisions(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(WORDS)
    desk.poll()
    [name] = [one.id for one in waiting(desk.store)]
    wish(desk, name, DecisionKind.SAME_AS, "upu")
    desk.memorandum()
    desk.poll()
    desk.poll(hours=30)
    del desk.site.pages["/memo"]
    desk.poll()
    rules = [(line.relation, line.rule) for line in account(desk.store, desk.settings(), "upu")]
    assert rules == [
        ("supports", "an official source confirms at once"),
        ("decides", "decided by Ada: checked by phone"),
        ("contradicts", "not listed: the first sighting, or another official list still holds it"),
        ("contradicts", "not listed for a day, seen twice"),
    ]
    assert queries.state_of(queries.current(desk.store, desk.settings()).standings["upu"]) == "removed"


def test_disagreement_is_in_every_form_of_the_report(desk: Desk) -> None:
    desk.poll()
    desk.site.pages["/times"] = news_page([*desk.names, ADDED])
    desk.poll()
    assert desk.last is not None
    assert desk.last.report is not None
    told = json.loads(desk.last.report.with_suffix(".json").read_text("utf-8"))
    [one] = [one for one in told["disagreements"] if one["about"] == "upu"]
    assert one["sides"] == [
        {"says": "lists it", "publishers": ["The Times"]},
        {"says": "does not list it", "publishers": ["The Post", "the post"]},
    ]
    for suffix in (".html", ".md"):
        text = desk.last.report.with_suffix(suffix).read_text("utf-8")
        assert "Where sources disagree" in text
        assert "does not list it" in text
