"""What is wrong with an installation, and what to do about it: one check after the other."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor import __version__
from monitor.errors import ConfigError, DataError, DeliveryError, StoreError
from monitor.report.words import plural
from monitor.service.clock import clock_of
from monitor.service.health import health

if TYPE_CHECKING:
    from monitor.config import Settings

OK, WARNING, WRONG = "ok", "warning", "wrong"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `ok`, `warning` or `wrong`, in words, with the remedy."""

    name: str
    state: str
    words: str
    remedy: str = ""


def diagnose(path: Path, environ: Mapping[str, str], overrides: Mapping[str, str | None]) -> Iterator[Check]:
    """Yield every check as it is made."""
    from monitor.config import load

    yield Check("program", OK, f"withdrawal-monitor {__version__}, Python {platform.python_version()}")
    yield _data()
    try:
        settings = load(path, environ, overrides)
    except ConfigError as error:
        for problem in error.problems:
            yield Check("configuration", WRONG, str(problem))
        return
    yield from _configuration(settings)
    yield from _database(settings)
    yield _reports(settings)
    yield from _mail(settings)


def check_object(check: Check) -> dict[str, Any]:
    """Return one check as `monitor doctor --json` prints it."""
    return {"name": check.name, "state": check.state, "words": check.words, "remedy": check.remedy}


def _data() -> Check:
    from monitor.service.reading import Reader

    reader = Reader()
    try:
        known = len(reader.gazetteer.organizations)
        _ = reader.languages, reader.prose
    except DataError as error:
        return Check("packaged data", WRONG, str(error), "install the package again")
    return Check("packaged data", OK, f"{known} organizations are known by name")


def _configuration(settings: Settings) -> Iterator[Check]:
    polled = sum(source.enabled for source in settings.sources)
    words = f"{settings.path}: {plural(len(settings.sources), 'source')}, {polled} of them polled"
    if polled:
        yield Check("sources", OK, words)
    else:
        yield Check("sources", WARNING, words, "set `enabled: true` for a source, or add one")
    if not settings.network.contact:
        yield Check(
            "contact",
            WARNING,
            "no site can find out who polls it",
            f"{settings.path}: write an address or a page under network: contact:",
        )
    if settings.now is not None:
        yield Check(
            "clock", WARNING, f"MONITOR_NOW says that it is {settings.now.isoformat()}", "unset MONITOR_NOW"
        )


def _database(settings: Settings) -> Iterator[Check]:
    from monitor.store import Store

    try:
        store = Store.open(settings.database_url)
    except StoreError as error:
        yield Check("database", WRONG, str(error), "check MONITOR_DATABASE_URL, or the folder and its rights")
        return
    try:
        counts = store.counts()
        words = f"{store.shown_url}: {counts['run']} runs, {counts['capture']} captures"
        yield Check("database", OK, words)
        found = health(store, settings, clock_of(settings.now)())
        for one in found.sources:
            if not one.well:
                yield Check(
                    f"source {one.source.id}",
                    WARNING,
                    f"{one.state}: {one.trouble or 'see monitor changes'}",
                    f"open {one.source.url} in a browser",
                )
        if found.refused:
            yield Check(
                "mail that waits",
                WARNING,
                f"{len(found.refused)} refused, the last one: {found.refused[-1].last_error}",
                "mend what the server complains of; `monitor mail` sends what waits",
            )
    except StoreError as error:
        yield Check("database", WRONG, str(error), "restore a backup")
    finally:
        store.dispose()


def _reports(settings: Settings) -> Check:
    folder = settings.reports
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return Check("reports", OK, f"{settings.reports} can be written")
    return Check(
        "reports",
        WRONG,
        f"{folder} cannot be written",
        "let this user write there, or choose another folder with MONITOR_REPORTS",
    )


def _mail(settings: Settings) -> Iterator[Check]:
    from monitor.deliver.mail import connect

    if not settings.recipients:
        yield Check("recipients", WARNING, "nobody gets mail", "add recipients under notify: to:")
    if settings.smtp is None:
        state = WARNING if settings.recipients else OK
        yield Check("mail server", state, "none is configured, so mail waits", "set MONITOR_SMTP_URL")
        return
    where = f"{settings.smtp.host}:{settings.smtp.port}"
    try:
        connect(settings.smtp).quit()
    except (DeliveryError, OSError) as error:
        yield Check("mail server", WRONG, str(error), "`monitor mail --test` tries again")
        return
    yield Check("mail server", OK, f"{where} answers; `monitor mail --test` sends a test message")
