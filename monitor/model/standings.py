"""What may be believed of one organization, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from monitor.model.captures import Authority
from monitor.model.listings import ActKind, Locator
from monitor.model.organizations import Organization


class Outcome(StrEnum):
    """What a listing may do to what is believed."""

    ACCEPTED = "accepted"  # whole: what is there counts, and so does what is absent
    PARTIAL = "partial"  # what is there counts, what is absent proves nothing
    HELD = "held"  # it changes nothing by itself; a person decides


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a listing may do, with the reasons; `by` names the person who decided it, empty for the guard."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()
    by: str = ""


class Level(StrEnum):
    """How certain a standing is: official, two independent voices, or one."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where the claim stands: stored bytes, an address, a time, and the words.

    `captured_at` and `sha256` are None and empty for the packaged snapshot, which cites a document that
    this database never fetched.  `voice` names who speaks independently (see `monitor.voices`).
    """

    source: str
    publisher: str
    authority: Authority
    url: str
    captured_at: datetime | None
    published: datetime | None
    sha256: str
    quote: str
    language: str | None = None
    voice: str = ""
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act about one organization: its kind, its day (None where unknown), and its evidence."""

    kind: ActKind
    on: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Absence:
    """An accepted official list no longer holds the organization: when that was first and last seen."""

    first: datetime
    last: datetime
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Standing:
    """What is believed of one organization, and why.

    `support` holds the newest evidence of each document that lists or announces it, keyed by address.
    `since` is when the monitor (or the packaged snapshot) first believed it.  `removed` is True after a
    removal; a reversal is an act.  Both keep the standing, so that its history is never lost.  `former` holds
    the addresses of the documents that stood behind it before it ended and came back.
    """

    organization: Organization
    level: Level
    since: datetime
    acts: tuple[Act, ...] = ()
    support: Mapping[str, Evidence] = field(default_factory=dict)
    absences: Mapping[str, Absence] = field(default_factory=dict)
    removed: bool = False
    former: frozenset[str] = frozenset()

    @property
    def reversed(self) -> bool:
        """Say whether the newest act takes the withdrawal back."""
        return bool(self.acts) and self.acts[-1].kind is ActKind.REVERSED

    @property
    def current(self) -> bool:
        """Say whether the organization stands on the list today."""
        return not self.removed and not self.reversed


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All standings at one moment, by organization id."""

    as_of: datetime
    standings: Mapping[str, Standing] = field(default_factory=dict)
