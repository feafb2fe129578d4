"""The packaged first snapshot: the 66 and the withdrawals before them, each with its document and words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from monitor.config.first_snapshot import read_snapshot
from monitor.config.packaged import load_gazetteer, load_snapshot
from monitor.errors import DataError
from monitor.model import ActKind, Authority, Level, Snapshot

DOCUMENT: dict[str, Any] = {
    "as_of": "2026-01-07T18:49:03-05:00",
    "documents": [
        {"id": "order", "publisher": "The White House", "authority": "official", "url": "https://order.example",
         "published": "2025-01-20T00:00:00-05:00", "title": "t"},
        {"id": "letter", "publisher": "UN", "authority": "official", "url": "https://letter.example",
         "published": "2025-01-23T00:00:00-05:00", "title": "t"},
    ],
    "standings": [
        {"organization": "who", "acts": [
            {"kind": "announced", "on": "2025-01-20", "document": "order", "quote": "leaves"},
            {"kind": "notified", "on": "2025-01-22", "document": "letter", "quote": "letter"},
            {"kind": "effective", "on": "2026-01-22", "document": "letter", "quote": "effect"},
        ]},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return load_snapshot(load_gazetteer())


def test_a_standing_has_its_acts_and_a_support_for_each_document() -> None:
    standing = read_snapshot(DOCUMENT, load_gazetteer().organizations).standings["who"]
    assert [(act.kind, act.on) for act in standing.acts] == [
        (ActKind.ANNOUNCED, date(2025, 1, 20)),
        (ActKind.NOTIFIED, date(2025, 1, 22)),
        (ActKind.EFFECTIVE, date(2026, 1, 22)),
    ]
    assert {url: one.quote for url, one in standing.support.items()} == {
        "https://order.example": "leaves",
        "https://letter.example": "letter",
    }
    assert standing.since == datetime(2025, 1, 20, 5, tzinfo=UTC)
    assert standing.level is Level.CONFIRMED
    evidence = standing.acts[0].evidence
    assert (evidence.voice, evidence.captured_at, evidence.sha256) == ("white house", None, "")


@pytest.mark.parametrize(
    "damage",
    [
        {"standings": [{"organization": "nobody", "acts": DOCUMENT["standings"][0]["acts"]}]},
        {
            "standings": [
                {"organization": "who", "acts": [{"kind": "left", "document": "order", "quote": ""}]}
            ]
        },
        {
            "standings": [
                {"organization": "who", "acts": [{"kind": "announced", "document": "?", "quote": ""}]}
            ]
        },
        {"standings": [{"organization": "who", "acts": []}]},
        {"standings": DOCUMENT["standings"] * 2},
        {"as_of": "yesterday"},
        {"documents": None},
    ],
)
def test_a_damaged_snapshot_is_told(damage: dict[str, Any]) -> None:
    with pytest.raises(DataError, match="first snapshot"):
        read_snapshot({**DOCUMENT, **damage}, load_gazetteer().organizations)


def test_the_packaged_one_holds_the_memorandum_and_what_went_before(snapshot: Snapshot) -> None:
    listed = [key for key, one in snapshot.standings.items() if one.organization.section is not None]
    before = snapshot.standings.keys() - set(listed)
    assert len(listed) == 66
    assert before == {"who", "paris-agreement", "unhrc", "unrwa", "unesco"}
    assert snapshot.as_of == datetime(2026, 1, 7, 23, 49, 3, tzinfo=UTC)


def test_every_packaged_act_is_official_and_quotes(snapshot: Snapshot) -> None:
    for standing in snapshot.standings.values():
        assert standing.current
        assert standing.acts[0].kind is ActKind.ANNOUNCED
        for act in standing.acts:
            assert act.evidence.authority is Authority.OFFICIAL
            assert act.evidence.quote
            assert act.evidence.url.startswith("https://")
