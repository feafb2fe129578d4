"""Runs that show every kind of change, built from short words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from monitor.model import (
    Act,
    ActKind,
    Authority,
    Change,
    ChangeKind,
    Evidence,
    Level,
    Organization,
    RunReport,
    Section,
    Snapshot,
    SourceFacts,
    SourceResult,
    Standing,
)

NOW = datetime(2026, 3, 4, 9, 30, 5, tzinfo=UTC)

FACTS = {
    facts.id: facts
    for facts in (
        SourceFacts(
            "whitehouse-memo", "The White House", Authority.OFFICIAL, "en", "https://gov.example/memo"
        ),
        SourceFacts(
            "state-press", "Department of State", Authority.OFFICIAL, "en", "https://state.example/a"
        ),
        SourceFacts("unfccc-news", "UN Climate Change", Authority.AFFECTED, "en", "https://un.example/news"),
        SourceFacts("le-journal", "Le Journal", Authority.PRESS, "fr", "https://journal.example/monde"),
        SourceFacts("al-akhbar", "دار الأخبار", Authority.PRESS, "ar", "https://akhbar.example/1"),
        SourceFacts("xin-wen", "每日新聞", Authority.PRESS, "zh-Hant", "https://xinwen.example/9"),
    )
}

QUOTES = {
    "whitehouse-memo": "(xxxvi) Green Climate Fund;",
    "state-press": "The United States gave notice of its withdrawal on March 2, 2026.",
    "unfccc-news": "We regret the decision, which takes effect on 22 January 2027.",
    "le-journal": "Washington quitte également le Fonds vert pour le climat, a-t-on appris mercredi.",
    "al-akhbar": "أعلنت الولايات المتحدة انسحابها من صندوق المناخ الأخضر.",
    "xin-wen": "美國宣布退出綠色氣候基金，並表示其他組織仍在審查中。",
}


def make_organization(name: str = "Green Climate Fund", **more: Any) -> Organization:
    return Organization(name.lower().replace(" ", "-"), name, **more)


def make_evidence(source: str = "whitehouse-memo", quote: str | None = None, **more: Any) -> Evidence:
    facts = FACTS[source]
    given: dict[str, Any] = {
        "source": source,
        "publisher": facts.publisher,
        "authority": facts.authority,
        "url": facts.url,
        "captured_at": NOW,
        "published": datetime(2026, 3, 4, tzinfo=UTC),
        "sha256": f"{len(source):02x}" * 32,
        "quote": QUOTES[source] if quote is None else quote,
        "language": facts.language,
        "voice": facts.publisher,
    }
    return Evidence(**{**given, **more})


def make_change(
    kind: ChangeKind,
    level: Level | None = None,
    *sources: str,
    name: str | None = "Green Climate Fund",
    **more: Any,
) -> Change:
    evidence = tuple(make_evidence(source) for source in sources)
    first = sources[0] if sources else "whitehouse-memo"
    given: dict[str, Any] = {
        "id": f"{kind.value}-{level.value if level else 'none'}-{(name or 'none').lower().replace(' ', '-')}",
        "kind": kind,
        "at": NOW,
        "organization": make_organization(name) if name else None,
        "level": level,
        "source": first,
        "url": FACTS[first].url,
        "evidence": evidence,
    }
    return Change(**{**given, **more})


def make_everything() -> RunReport:
    """Return a run in which everything happened that can happen."""
    confirmed, reported, single = Level.CONFIRMED, Level.REPORTED, Level.SINGLE
    fund = Organization(
        "gcf",
        "Green Climate Fund",
        Section.NON_UN,
        {"fr": "Fonds vert pour le climat", "ar": "صندوق المناخ الأخضر", "zh-Hant": "綠色氣候基金"},
        wikidata="Q1544859",
    )
    new_name = Organization("new-x-1", "Fonds für blaue Häfen", provisional=True)
    changes = (
        make_change(
            ChangeKind.ADDED, confirmed, "whitehouse-memo", organization=fund, new="confirmed", id="c01"
        ),
        make_change(
            ChangeKind.CONFIRMED,
            confirmed,
            "state-press",
            name="International Coffee Organization",
            old="reported",
            new="confirmed",
            id="c02",
        ),
        make_change(
            ChangeKind.ADDED,
            reported,
            "le-journal",
            "al-akhbar",
            name="World Meteorological Organization",
            old="single",
            new="reported",
            id="c03",
        ),
        make_change(
            ChangeKind.ADDED, single, "xin-wen", name="Universal Postal Union", new="single", id="c04"
        ),
        make_change(
            ChangeKind.UNVERIFIED,
            None,
            "whitehouse-memo",
            organization=new_name,
            new="Fonds für blaue Häfen",
            reasons=("61 of 66 entries are gone", "the language changed from en to de"),
            id="c05",
        ),
        make_change(
            ChangeKind.HELD, None, name=None, new="ok", reasons=("61 of 66 entries are gone",), id="c06"
        ),
        make_change(
            ChangeKind.REVERSED,
            confirmed,
            "state-press",
            name="Colombo Plan Council",
            new="reversed",
            id="c07",
        ),
        make_change(
            ChangeKind.REMOVED,
            reported,
            "le-journal",
            name="Permanent Court of Arbitration",
            old="reported",
            reasons=("no source says so any more",),
            id="c08",
        ),
        make_change(
            ChangeKind.ACT, confirmed, "state-press", name="UNESCO", new="effective 2026-12-31", id="c09"
        ),
        make_change(
            ChangeKind.TOTAL_CHANGED,
            None,
            "whitehouse-memo",
            name=None,
            old="66",
            new="67",
            reasons=("total: 66 → 67",),
            id="c10",
        ),
        make_change(
            ChangeKind.REVIEW_CHANGED,
            None,
            "state-press",
            name=None,
            old="says that the review goes on",
            new="does not say that the review goes on",
            id="c11",
        ),
        make_change(
            ChangeKind.REWORDED,
            None,
            "whitehouse-memo",
            name="Freedom Online Coalition",
            old="Freedom On-line Coalition",
            new="Freedom Online Coalition",
            id="c12",
        ),
        make_change(
            ChangeKind.NEW_DOCUMENT,
            single,
            "le-journal",
            name=None,
            new="Retrait de trois instances",
            reasons=("no known organization: Conseil des ports",),
            id="c13",
        ),
        make_change(
            ChangeKind.ADDED,
            confirmed,
            "state-press",
            name="Energy Charter",
            new="confirmed",
            late=True,
            id="c14",
        ),
        make_change(
            ChangeKind.ADDED,
            confirmed,
            "whitehouse-memo",
            name="Wassenaar Arrangement",
            new="confirmed",
            catch_up=True,
            partial=True,
            id="c15",
        ),
        make_change(
            ChangeKind.VANISHED, None, name=None, new="gone", reasons=("the server says 404",), id="c16"
        ),
        make_change(
            ChangeKind.RECOVERED,
            None,
            name=None,
            old="unreachable",
            source="unfccc-news",
            url="https://un.example/news",
            id="c17",
        ),
    )
    outcomes = (
        SourceResult("whitehouse-memo", "held", "61 of 66 entries are gone", 1),
        SourceResult("state-press", "accepted", "", 1),
        SourceResult("unfccc-news", "unchanged", "", 1),
        SourceResult("le-journal", "partial", "14 of 66 entries", 2),
        SourceResult("al-akhbar", "failed", "connection refused", 0),
        SourceResult("xin-wen", "not-due"),
    )
    totals = {"confirmed": 73, "reported": 1, "single": 1, "un": 31, "non-un": 36, "other": 6}
    return RunReport("20260304T093005Z", NOW, changes, outcomes, FACTS, totals, "0.1.0", "2026.1")


def make_snapshot() -> Snapshot:
    evidence = make_evidence()
    standings = (
        Standing(
            make_organization("Zonal Fund", section=Section.UN, names={"fr": "Fonds", "ar": "صندوق"}),
            Level.CONFIRMED,
            NOW,
            (Act(ActKind.ANNOUNCED, date(2026, 1, 7), evidence), Act(ActKind.NOTIFIED, None, evidence)),
            {
                "https://journal.example/monde": make_evidence("le-journal"),
                evidence.url: evidence,
            },
        ),
        Standing(make_organization("Alpha Council"), Level.SINGLE, NOW),
        Standing(make_organization("Gone Body"), Level.CONFIRMED, NOW, removed=True),
        Standing(
            make_organization("Turned Body"),
            Level.CONFIRMED,
            NOW,
            (Act(ActKind.REVERSED, date(2026, 2, 1), evidence),),
        ),
    )
    return Snapshot(NOW, {standing.organization.id: standing for standing in standings})


@pytest.fixture
def everything() -> RunReport:
    return make_everything()


@pytest.fixture
def snapshot() -> Snapshot:
    return make_snapshot()


@pytest.fixture
def change() -> Callable[..., Change]:
    return make_change


@pytest.fixture
def evidence() -> Callable[..., Evidence]:
    return make_evidence


@pytest.fixture
def quiet() -> RunReport:
    return replace(make_everything(), changes=(), sources=())
