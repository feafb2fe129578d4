"""What is told, to whom, and what a report renders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.model.captures import SourceFacts
from monitor.model.organizations import Organization
from monitor.model.standings import Evidence, Level


class ChangeKind(StrEnum):
    """What can be told: about organizations, about what sources say, and about the sources themselves."""

    ADDED = "added"
    CONFIRMED = "confirmed"
    REVERSED = "reversed"
    REMOVED = "removed"
    REWORDED = "reworded"
    ACT = "act"
    TOTAL_CHANGED = "total-changed"
    REVIEW_CHANGED = "review-changed"
    NEW_DOCUMENT = "new-document"
    UNVERIFIED = "unverified"  # a new name in a held official listing
    VANISHED = "vanished"
    RESTORED = "restored"
    HELD = "held"
    UNREACHABLE = "unreachable"
    RECOVERED = "recovered"


DECIDED_BY = "decided by"
"""How a reason begins that names the person who decided, and why."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to tell.  `id` is a digest of what makes it this change, so that it is told once.

    `old` and `new` are short human texts (a level, a name, a total, a date).  `late` marks what only replay
    found, `catch_up` what first contact read back, `partial` an addition that a partial listing carries.
    """

    id: str
    kind: ChangeKind
    at: datetime
    organization: Organization | None = None
    level: Level | None = None
    old: str | None = None
    new: str | None = None
    source: str | None = None
    url: str | None = None
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    late: bool = False
    catch_up: bool = False
    partial: bool = False

    @property
    def decided(self) -> bool:
        """Say whether a person's decision alone made this change, and not what a page says."""
        return bool(self.reasons) and self.reasons[0].startswith(DECIDED_BY)


class Topic(StrEnum):
    """What a recipient can ask for."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    SINGLE = "single"
    CHANGES = "changes"
    OPERATOR = "operator"


class When(StrEnum):
    """How soon a recipient is told."""

    NOW = "now"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets what, when.  `time_zone` is an IANA name and decides when a day or week ends."""

    address: str
    topics: frozenset[Topic]
    when: When = When.NOW
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Notice:
    """One change for one recipient; `due` is when it may be sent (now, or the end of the day or week)."""

    change_id: str
    address: str
    topic: Topic
    due: datetime


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What came of polling one source in a run.  `outcome` is the word that `poll --json` prints."""

    id: str
    outcome: str  # unchanged | accepted | partial | held | failed | not-due
    reason: str = ""
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What sources say differently: who lists an organization and who does not, or who states which total.

    `about` is the id of the organization, or `total`; `name` its name.  `sides` holds what is said, each with
    the publishers that say it, in the order of a report.
    """

    about: str
    name: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RunReport:
    """Everything that one report renders; rendering it twice gives the same bytes.

    `manifest` is the hash over the run's captures, linked to the run before.
    """

    run: str
    started: datetime
    changes: tuple[Change, ...]
    sources: tuple[SourceResult, ...]
    facts: Mapping[str, SourceFacts]
    totals: Mapping[str, int]  # after the run: how many stand confirmed, reported, single, un, non-un
    version: str = ""
    data_version: str = ""
    manifest: str = ""
    disagreements: tuple[Disagreement, ...] = ()
