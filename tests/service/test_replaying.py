"""Everything believed is a fold over what is stored: dropped, taken again, and read again by newer code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from monitor.model import DecisionKind
from monitor.report.objects import json_text, list_object
from monitor.service import publishing, queries
from monitor.service.decisions import Wish, decide
from monitor.service.replaying import replay
from monitor.store import Store
from tests.desk import Desk, news_page
from tests.scenarios.stage import Unknowing

ADDED = "Universal Postal Union"


def files(folder: Path) -> dict[str, bytes]:
    """Return every report, by its place."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()
    }


def history(desk: Desk) -> None:
    """Let much happen: additions, a removal, a held page, an unknown name and a decision."""
    desk.poll()
    desk.memorandum(ADDED)
    desk.site.pages["/times"] = news_page([*desk.names, "World Meteorological Organization"])
    desk.poll()
    desk.site.pages["/post"] = news_page([*desk.names, "World Meteorological Organization"])
    desk.poll()
    desk.known.pop()
    desk.memorandum(ADDED, "Board of Tides and Currents")
    desk.poll()
    desk.poll(hours=25)
    desk.site.pages["/again"] = news_page(desk.names[:3])
    desk.poll()
    subject = next(one for one in desk.standings() if one.startswith("new-"))
    decide(desk.settings(), desk.store, Wish(subject, DecisionKind.SAME_AS, "Ada", "looked it up", "icao"))
    del desk.site.pages["/memo"]
    desk.poll()


def forget(store: Store, *tables: str) -> None:
    """Drop what the tables hold."""
    with store.transaction() as transaction:
        for table in tables:
            transaction.session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - our own names


@pytest.mark.parametrize(
    "tables", [("support", "standing", "memory"), ("support", "standing", "memory", "state")]
)
def test_dropped_standings_are_rebuilt_byte_for_byte(desk: Desk, tables: tuple[str, ...]) -> None:
    history(desk)
    before = files(desk.folder / "reports")
    listed = json_text(list_object(queries.current(desk.store, desk.settings())))
    forget(desk.store, *tables)
    store = Store.open(desk.settings().database_url)  # a process that remembers nothing
    assert json_text(list_object(queries.current(store, desk.settings()))) == listed
    for path in (desk.folder / "reports").rglob("*.*"):
        path.unlink()
    publishing.rebuild(store, desk.settings())
    after = files(desk.folder / "reports")
    assert {key: after[key] for key in before} == before
    assert json_text(list_object(queries.current(store, desk.settings()))) == listed
    store.dispose()


def test_poll_after_a_loss_goes_on_where_it_was(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    assert desk.poll() == ["added upu confirmed"]
    forget(desk.store, "support", "standing", "memory", "state")
    desk.site.pages["/memo"] = desk.page("/memo").replace("remains ongoing", "remains  ongoing")
    assert desk.poll() == []
    assert desk.standings()["upu"] == ("confirmed", True)


def test_replay_writes_nothing_without_apply(desk: Desk) -> None:
    desk.poll()
    desk.reader = Unknowing(desk.reader, ["upu"])
    desk.memorandum(ADDED)
    desk.poll()
    counts = desk.store.counts()
    done = replay(desk.settings(), desk.store)
    assert (done.applied, done.run, done.report) == (False, None, None)
    [one] = done.reread
    assert (one.source, one.gained, one.lost) == ("memo", ("upu",), (f"“{ADDED}”",))
    assert one.old.startswith("partial: list of 67")
    assert one.new.startswith("accepted: list of 67")
    assert desk.store.counts() == counts


def test_what_replay_found_is_reported_as_late_with_both_dates(desk: Desk) -> None:
    real = desk.reader
    desk.poll()
    desk.reader = Unknowing(real, ["upu"])
    desk.site.pages["/times"] = news_page([*desk.names, ADDED])
    desk.poll()
    desk.mails()
    captured = desk.now
    desk.poll(hours=48)
    done = replay(desk.settings(), desk.store, apply=True, reader=real)
    [change] = done.changes
    assert (change.kind, change.late, change.at) == ("added", True, desk.now)
    assert change.evidence[0].captured_at == captured
    assert done.report is not None
    told = json.loads(done.report.with_suffix(".json").read_text("utf-8"))
    assert [one["late"] for one in told["changes"]] == [True]
    assert desk.mails() == [("singles@example.org", f"Found late: Added (single source): {ADDED}")]
    counts = desk.store.counts()
    again = replay(desk.settings(), desk.store, apply=True, reader=real)
    assert (again.applied, again.reread, again.changes) == (False, (), ())
    assert desk.store.counts() == counts
    desk.reader = real
    assert desk.poll() == []


def test_replay_before_the_first_poll_is_an_error_in_words(desk: Desk) -> None:
    from monitor.errors import StoreError

    with pytest.raises(StoreError, match="`monitor poll` makes one"):
        replay(desk.settings(), desk.store)


def test_a_misread_page_is_taken_back_as_late(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What older code took for an addition, and newer code does not, ends with a correction."""
    desk.poll()
    desk.memorandum(ADDED)
    assert desk.poll() == ["added upu confirmed"]
    done = replay(desk.settings(), desk.store, apply=True, reader=_Dropping(desk.reader, "upu"))
    assert [
        (one.kind, one.organization.id if one.organization else "", one.late) for one in done.changes
    ] == [("removed", "upu", True)]
    assert "upu" not in desk.standings()


class _Dropping(Unknowing):
    """A reader that does not see an entry at all."""

    def __init__(self, real: Any, dropped: str) -> None:
        super().__init__(real, ())
        self._dropped = dropped

    def _forget(self, listing: Any) -> Any:
        from dataclasses import replace

        kept = [
            one
            for one in listing.entries
            if one.resolution.organization is None or one.resolution.organization.id != self._dropped
        ]
        return replace(listing, entries=tuple(kept))
