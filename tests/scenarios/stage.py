"""Plays a script: sources show things hour by hour, and what is told, mailed and held is compared with it.

Polls are those of the program: the real service over a fake network, a real database, a mail server that
keeps what it is handed.  After every script the laws are checked that hold for any history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from monitor.config import Settings, load
from monitor.demo.servers import Mailbox
from monitor.model import (
    UNRESOLVED,
    Capture,
    Change,
    ChangeKind,
    DecisionKind,
    Listing,
)
from monitor.report.objects import json_text, list_object
from monitor.service import Options, Reader, poll, publishing, queries
from monitor.service.decisions import Wish, decide
from monitor.service.folding import refold
from monitor.service.reading import Reading
from monitor.service.replaying import replay
from monitor.service.run import Run
from monitor.service.verifying import verify
from monitor.service.waiting import waiting
from monitor.store import Store
from tests.scenarios.shown import Builder, served

START = datetime(2026, 3, 2, 6, tzinfo=UTC)

CAST: Mapping[str, tuple[str, str, str]] = {
    "memo": ("official", "The White House", "en"),
    "state": ("official", "Department of State", "en"),
    "register": ("official", "Federal Register", "en"),
    "treaties": ("official", "Treaty Depositary", "en"),
    "climate": ("affected", "UN Climate Change", "en"),
    "union": ("affected", "Postal Union", "en"),
    "times": ("press", "The Times", "en"),
    "post": ("press", "The Post", "en"),
    "post-world": ("press", "the post", "en"),
    "echo": ("press", "The Echo", "en"),
    "taiwan": ("press", "Taiwan Daily", "zh-Hant"),
    "journal": ("press", "Le Journal", "fr"),
    "onion": ("press", "The Satirist", "en"),
}
"""Who can speak in a script: authority, publisher, language."""

TOPICS = ("confirmed", "reported", "single", "changes", "operator")


class Unknowing(Reader):
    """The reader of an older monitor, which does not know some organizations yet."""

    def __init__(self, real: Reader, unknown: Sequence[str]) -> None:
        self._real = real
        self._unknown = frozenset(unknown)
        self.__dict__.update(gazetteer=real.gazetteer, languages=real.languages, prose=real.prose)

    def read(
        self,
        capture: Capture,
        previous: Capture | None = None,
        *,
        language: str | None = None,
        select: str | None = None,
    ) -> Reading:
        """Read as the newer one does, and forget what it would not have known."""
        found = self._real.read(capture, previous, language=language, select=select)
        return replace(found, listing=self._forget(found.listing) if found.listing else None)

    def _forget(self, listing: Listing) -> Listing:
        def known(one: Any) -> Any:
            organization = one.resolution.organization
            unknown = organization is not None and organization.id in self._unknown
            return replace(one, resolution=UNRESOLVED) if unknown else one

        return replace(
            listing,
            entries=tuple(map(known, listing.entries)),
            mentions=tuple(map(known, listing.mentions)),
        )


@dataclass
class Stage:
    """One script while it is played."""

    folder: Path
    builder: Builder
    reader: Reader
    mailbox: Mailbox
    store: Store
    script: Mapping[str, Any]
    now: datetime = START
    shown: dict[str, Any] = field(default_factory=dict)
    seen_mails: int = 0

    def play(self) -> None:
        """Play every step, and compare."""
        self.seen_mails = len(self.mailbox.messages)
        for number, step in enumerate(self.script["steps"], 1):
            self.now = START + timedelta(hours=step.get("hour", 0))
            self.shown |= step.get("show", {})
            where = f"step {number}, hour {step.get('hour', 0)}"
            told = [words_of(change) for change in self._do(step)]
            assert sorted(told) == sorted(step.get("told", [])), f"{where}: told {told}"
            mails = self._mails()
            assert mails == sorted(step.get("mailed", [])), f"{where}: mailed {mails}"
            self._compare(step, where)

    def settings(self) -> Settings:
        """Return the settings of this moment: a source exists from when it first shows something."""
        options = self.script.get("options", {})
        lines = [
            "version: 1",
            f"snapshot: {options.get('snapshot', 'packaged')}",
            f"corroboration: {{voices: {options.get('voices', 2)}}}",
            "network: {user_agent: test, per_origin_delay: 0s, retries: 0}",
            "notify:",
            "  from: monitor@example.org",
            "  to:",
            *(f"    - {{address: {one}@example.org, topics: [{one}]}}" for one in TOPICS),
            "sources:",
        ]
        for key in self.shown:
            authority, publisher, language = CAST[key]
            more = "".join(f", {line}" for line in options.get("sources", {}).get(key, []))
            lines.append(
                f"  - {{id: {key}, kind: page, authority: {authority}, publisher: {publisher}, "
                f"language: {language}, url: 'https://{key}.example/page', every: 1h{more}}}"
            )
        path = self.folder / "sources.yaml"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        given = {"MONITOR_NOW": self.now.isoformat(), "MONITOR_SMTP_URL": self.mailbox.address}
        return load(path, {}, given)

    def _do(self, step: Mapping[str, Any]) -> Sequence[Change]:
        if "decide" in step:
            return self._decide(*step["decide"])
        if "replay" in step:
            done = replay(self.settings(), self.store, apply=step["replay"] == "apply", reader=self.reader)
            return done.changes
        unknown = step.get("unknown", ())
        reader = Unknowing(self.reader, unknown) if unknown else self.reader
        done_poll = poll(
            self.settings(),
            self.store,
            options=Options(force=True),
            reader=reader,
            transport=httpx.MockTransport(self._answer),
        )
        assert not done_poll.broken, done_poll.sources
        outcomes = {one.id: one.outcome for one in done_poll.sources}
        for key, outcome in step.get("outcomes", {}).items():
            assert outcomes[key] == outcome, f"{key}: {done_poll.sources}"
        return done_poll.changes

    def _decide(self, what: str, verb: str, target: str | None = None) -> Sequence[Change]:
        found = [one for one in waiting(self.store) if what in (one.kind, one.words, one.id)]
        assert len(found) <= 1, found
        subject = found[0].id if found else self._earlier(what)
        wish = Wish(subject, DecisionKind(verb), "Ada", "checked by phone", target)
        return decide(self.settings(), self.store, wish, reader=self.reader).changes

    def _earlier(self, what: str) -> str:
        """Return what was decided about before, under the newest decision's subject."""
        with self.store.reading() as reading:
            decisions = reading.decisions()
        assert decisions, f"nothing that waits is called {what}"
        return decisions[-1].subject

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return served(404)
        key = request.url.host.removesuffix(".example")
        if request.url.path != "/page":
            return served(200, "<title>Home</title><h1>Home</h1><p>Welcome to the site.</p>")
        answer = self.builder.answer(self.shown[key])
        if answer is None:
            raise httpx.ConnectError("nobody answers", request=request)
        return answer

    def _mails(self) -> list[str]:
        fresh = self.mailbox.messages[self.seen_mails :]
        self.seen_mails = len(self.mailbox.messages)
        late = {True: "late:", False: ""}
        return sorted(
            late["late" in str(message["subject"])] + recipients[0].partition("@")[0]
            for recipients, message in fresh
        )

    def _compare(self, step: Mapping[str, Any], where: str) -> None:
        standings = queries.current(self.store, self.settings()).standings
        for key, wanted in step.get("stands", {}).items():
            found = [one for name, one in standings.items() if name == key or one.organization.name == key]
            state = queries.state_of(found[0] if found else None)
            assert state == wanted, f"{where}: {key} is {state}"
        if "waits" in step:
            found_kinds = sorted(one.kind for one in waiting(self.store))
            assert found_kinds == sorted(step["waits"]), f"{where}: waits {waiting(self.store)}"
        if "disputed" in step:
            disputed = self._disputed()
            assert disputed == step["disputed"], f"{where}: disputed {disputed}"

    def _disputed(self) -> dict[str, dict[str, list[str]]]:
        """Return what the newest report shows side by side."""
        with self.store.reading() as reading:
            newest = reading.runs_with_changes()[-1]
            report = publishing.report_of(reading, newest)
        return {
            one.about: {says: list(publishers) for says, publishers in one.sides}
            for one in report.disagreements
        }

    # ------------------------------------------------------------ what holds after any script

    def check_laws(self) -> None:
        """Everything is a fold over what is stored, replay finds nothing, and every hash is right."""
        settings = self.settings()
        run = Run("", self.now, settings, self.store, lambda: self.now, self.reader)
        with self.store.reading() as reading:
            believed = reading.load_state()
            assert believed is not None
            again = refold(reading, run.policy)
        assert again.snapshot == believed.snapshot
        assert again.documents == believed.documents
        assert again.decided == believed.decided
        assert json_text(list_object(again.snapshot)) == json_text(list_object(believed.snapshot))
        found = verify(self.store)
        assert found.well, found.broken
        if not self.script.get("options", {}).get("unread"):
            done = replay(settings, self.store, reader=self.reader)
            assert done.reread == ()
            assert done.changes == ()


def words_of(change: Change) -> str:
    """Return a change as `added upu confirmed`, trouble as `held@memo`, with its flags before it."""
    flags = "".join(f"{flag}:" for flag, holds in (("late", change.late),) if holds)
    if change.organization is None:
        return f"{flags}{change.kind}@{change.source}"
    organization = change.organization
    name = organization.name if organization.provisional else organization.id
    if change.kind is ChangeKind.ACT:
        return f"{flags}act {name} {change.new}"
    again = " again" if change.old in ("removed", "reversed", "still waiting for a decision") else ""
    return " ".join([f"{flags}{change.kind}", name, *([change.level] if change.level else [])]) + again
