"""The whole main job, told step by step: real pages over HTTP, the normal poll, real mail over SMTP.

Nothing is faked inside the program.  The story sets up a folder with its own `sources.yaml`, lets the clock
stand at a chosen time for each poll, changes what the web server shows, and prints what the poll says, where
the report lies and what the mail server received.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from monitor.config import load
from monitor.demo import pages
from monitor.demo.servers import Mailbox, Site, WebServer
from monitor.errors import UsageError
from monitor.model import Organization
from monitor.report.lines import change_words
from monitor.service import Options, PollResult, Reader, poll
from monitor.store import Store

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MEMORANDUM, CHINESE, FRENCH, SPANISH = "/memorandum", "/news/zh", "/monde/liste", "/mundo/lista"

# The organizations that the story sends away are real; that they are left is invented.
LEFT_OFFICIALLY = "Universal Postal Union"
LEFT_IN_THE_PRESS = {
    "fr": "Organisation météorologique mondiale",
    "es": "Organización Meteorológica Mundial",
}
PRESS_LISTS = ("irena", "ipcc", "unfccc", "iucn", "un-women", "unfpa")

SOURCES = """\
# The sources of the demonstration; the web server that they point to is gone when the story is over.
version: 1
snapshot: packaged
network:
  {{user_agent: withdrawal-monitor-demo, allow_private: true, per_origin_delay: 0s, retries: 0, timeout: 10s}}
notify:
  from: monitor@example.org
  to:
    - {{address: desk@example.org, topics: [confirmed, reported, changes], when: now}}
    - {{address: researcher@example.org, topics: [confirmed, reported, single], when: now}}
    - {{address: operator@example.org, topics: [operator], when: now}}
sources:
  - id: memorandum
    kind: page
    authority: official
    publisher: The White House (rebuilt)
    language: en
    url: {web}{memorandum}
    every: 6h
    expect: {{min_entries: 60}}
  - id: chinese-news
    kind: page
    authority: press
    publisher: The Taipei Courier (invented)
    language: zh-Hant
    url: {web}{chinese}
    every: 6h
  - id: french-news
    kind: page
    authority: press
    publisher: Le Matin du monde (invented)
    language: fr
    url: {web}{french}
    every: 6h
  - id: spanish-news
    kind: page
    authority: press
    publisher: El Cuaderno (invented)
    language: es
    url: {web}{spanish}
    every: 6h
"""


@dataclass(slots=True)
class Story:
    """The stage: where it is played, what the web server shows, what came by mail, what time it is."""

    folder: Path
    web: WebServer
    site: Site
    mailbox: Mailbox
    store: Store
    reader: Reader
    say: Callable[[str], None]
    now: datetime = START
    read_mails: int = 0

    def poll(self, *, hours: float = 6) -> PollResult:
        """Poll every source as cron would, some hours later, and tell what came of it."""
        self.now += timedelta(hours=hours)
        settings = load(
            self.folder / "sources.yaml",
            {},
            {"MONITOR_NOW": self.now.isoformat(), "MONITOR_SMTP_URL": self.mailbox.address},
        )
        result = poll(settings, self.store, options=Options(force=True), reader=self.reader)
        self.say(f"   $ monitor poll --force          (the clock says {self.now:%Y-%m-%d %H:%M} UTC)")
        for source in result.sources:
            self.say(
                f"     {source.id:<14} {source.outcome}" + (f": {source.reason}" if source.reason else "")
            )
        if not result.changes:
            self.say("     no change")
        for change in result.changes:
            self.say(f"   → {change_words(change)}")
        if result.report:
            self.say(f"     report: {result.report}")
        self.tell_mail()
        return result

    def tell_mail(self) -> None:
        """Print what the mail server received since the last time."""
        fresh = self.mailbox.messages[self.read_mails :]
        self.read_mails = len(self.mailbox.messages)
        if not fresh:
            self.say("     no mail")
        told: set[str] = set()
        for recipients, message in fresh:
            to = ", ".join(recipients)
            text = _text_of(message).rstrip()
            self.say(f"     mail to {to}")
            self.say(f"       Subject: {message['subject']}")
            if text.replace(to, "") in told:
                self.say("       | (the same words as in the mail above)")
                continue
            told.add(text.replace(to, ""))
            for line in text.splitlines():
                self.say(f"       | {line}".rstrip())


def tell(folder: Path, say: Callable[[str], None]) -> list[PollResult]:
    """Play the story in a folder and return what each poll did.

    Raises UsageError when the folder holds anything but an earlier story.
    """
    _clear(folder)
    reader = Reader()
    known = sorted(
        (o for o in reader.gazetteer.organizations.values() if o.section is not None), key=lambda o: o.name
    )
    site = Site()
    with WebServer(site) as web, Mailbox() as mailbox:
        (folder / "sources.yaml").write_text(
            SOURCES.format(
                web=web.address, memorandum=MEMORANDUM, chinese=CHINESE, french=FRENCH, spanish=SPANISH
            ),
            "utf-8",
        )
        settings = load(folder / "sources.yaml", {}, {})
        store = Store.open(settings.database_url)
        try:
            return _play(Story(folder, web, site, mailbox, store, reader, say), known)
        finally:
            store.dispose()


def _play(story: Story, known: list[Organization]) -> list[PollResult]:
    say, site = story.say, story.site
    by_id = {organization.id: organization for organization in known}
    french = [by_id[key].names.get("fr", by_id[key].name) for key in PRESS_LISTS]
    spanish = [by_id[key].names.get("es", by_id[key].name) for key in PRESS_LISTS]
    site.pages = {
        MEMORANDUM: pages.memorandum(known),
        CHINESE: pages.chinese_tables(known),
        FRENCH: pages.french_list(french),
        SPANISH: pages.spanish_lines(spanish),
    }
    results = []
    say(f"A web server on {story.web.address} shows four pages: an official memorandum in English, and")
    say("news pages in Chinese, French and Spanish. All events in this story are invented.")
    say("")
    say("1. The first poll. All four pages hold what the packaged snapshot of 2026-01-07 knows already.")
    results.append(story.poll(hours=0))
    say("")
    say(f"2. The memorandum gets one more entry: {LEFT_OFFICIALLY}. An official page confirms at once.")
    site.pages[MEMORANDUM] = pages.memorandum(known, [LEFT_OFFICIALLY])
    results.append(story.poll())
    say("")
    say("3. Nothing changes.")
    results.append(story.poll())
    say("")
    say(f"4. The French page names another one: {LEFT_IN_THE_PRESS['fr']}. One voice alone is `single`;")
    say("   only those who ask for singles get mail.")
    site.pages[FRENCH] = pages.french_list([*french, LEFT_IN_THE_PRESS["fr"]])
    results.append(story.poll())
    say("")
    say(f"5. The Spanish page names it too: {LEFT_IN_THE_PRESS['es']}. Two independent voices: `reported`.")
    site.pages[SPANISH] = pages.spanish_lines([*spanish, LEFT_IN_THE_PRESS["es"]])
    results.append(story.poll())
    say("")
    say("6. The memorandum disappears from the web. That is trouble to be told, and no 67 removals.")
    memorandum = site.pages.pop(MEMORANDUM)
    results.append(story.poll())
    say("")
    say("7. It is back.")
    site.pages[MEMORANDUM] = memorandum
    results.append(story.poll())
    say("")
    say(f"The end. Everything is in {story.folder}: look at reports/latest.html, and try")
    program = "monitor" if shutil.which("monitor") else str(Path(sys.executable).with_name("monitor"))
    say(f"   cd {story.folder}")
    for command in ("list", "changes", "show wmo", "sources"):
        say(f"   {program} {command}")
    return results


def _clear(folder: Path) -> None:
    """Make room for the story; refuse a folder with things that no story left."""
    if folder.exists():
        left = {"sources.yaml", "db", "reports"}
        strange = sorted(path.name for path in folder.iterdir() if path.name not in left)
        story = folder / "sources.yaml"
        told = story.exists() and "withdrawal-monitor-demo" in story.read_text("utf-8", "replace")
        if strange or (any(folder.iterdir()) and not told):
            raise UsageError(f"{folder} holds other things; name an empty or a new folder with --folder")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def _text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    return str(part.get_content()) if part is not None else ""
