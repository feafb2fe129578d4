"""From a capture to a listing: judge, extract, names, one stage a line.

The packaged data (gazetteer, languages) is loaded once a process and only when a page is really read, so
that a poll with nothing due stays cheap.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from monitor.model import Capture, Listing, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.extract.languages import Languages
    from monitor.extract.prose import ProseRules
    from monitor.names import Gazetteer


ENDLESS = 100_000_000
"""How many bytes are read of what is no file: a pipe, a device."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one capture; `listing` is None where the verdict does not let it be read."""

    verdict: Verdict
    listing: Listing | None


class Reader:
    """Reads captures with the packaged data; every attribute is loaded at its first use."""

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of organizations."""
        from monitor.config.packaged import load_gazetteer

        return load_gazetteer()

    @cached_property
    def languages(self) -> Languages:
        """The words of each language that say what a list is."""
        from monitor.config.packaged import load_languages

        return load_languages()

    @cached_property
    def prose(self) -> ProseRules:
        """The words of each language that tell an announcement from a mention."""
        from monitor.config.packaged import load_prose_rules

        return load_prose_rules()

    def load(self) -> None:
        """Load everything now, for a process that will read for long: what was loaded is never garbage."""
        _ = self.gazetteer, self.languages, self.prose
        gc.freeze()

    @cached_property
    def code_version(self) -> str:
        """The version of the code that reads, kept with everything that it made."""
        from monitor import __version__
        from monitor.changes import FOLD_VERSION
        from monitor.extract import EXTRACT_VERSION

        return f"{__version__}+extract.{EXTRACT_VERSION}.fold.{FOLD_VERSION}"

    @cached_property
    def data_version(self) -> str:
        """The version of the gazetteer that resolves."""
        return self.gazetteer.version

    def read(
        self,
        capture: Capture,
        previous: Capture | None = None,
        *,
        language: str | None = None,
        select: str | None = None,
    ) -> Reading:
        """Judge a capture and, where it may be read, return its resolved listing.

        `previous` is the last good capture of the same document; `language` is what the source declares,
        for pages that do not say it themselves.
        """
        from monitor.extract import read
        from monitor.judge import judge
        from monitor.names import resolve_listing

        verdict = judge(capture, previous)
        if not verdict.ok or capture.not_modified:
            return Reading(verdict, None)
        listing = read(
            capture.body,
            names=self.gazetteer,
            languages=self.languages,
            prose=self.prose,
            content_type=capture.header("content-type"),
            url=capture.final_url,
            language=language,
            select=select,
        )
        return Reading(verdict, resolve_listing(listing, self.gazetteer))


def captures_of_file(path: Path, *, url: str | None, now: datetime) -> Iterator[Capture]:
    """Yield a local file as captures, so that it is judged and read as if it had been fetched.

    That is one capture, or one for each response record of a WARC file.  Raises OSError when the file
    cannot be read.
    """
    from monitor.extract.formats.warc import is_warc, records

    with path.open("rb") as stream:
        # a device may never end; a file does
        body = stream.read() if path.is_file() else stream.read(ENDLESS)
    if not is_warc(body):
        yield capture_of_bytes(body, url=url or path.resolve().as_uri(), now=now)
        return
    for record in records(body):
        yield capture_of_bytes(
            record.body,
            url=record.url or url or path.resolve().as_uri(),
            now=record.date or now,
            status=record.status or 200,  # a resource that no server sent is what it is
            headers=record.headers,
        )


def capture_of_bytes(
    body: bytes,
    *,
    url: str,
    now: datetime,
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (),
) -> Capture:
    """Return bytes as a capture of an answer from an address."""
    return Capture(
        source="file",
        url=url,
        final_url=url,
        requested_at=now,
        captured_at=now,
        status=status,
        headers=headers,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        robots="none",
    )


__all__ = ["Reader", "Reading", "capture_of_bytes", "captures_of_file"]
