"""Trouble with a document: told once when it starts to matter, and once more when it ends.

A page that is gone (404, 410) is told as vanished, at once for an official document, and after it lasted for
any other.  A page that answers but lost what it held (an empty body, a redirect elsewhere, an error page
served as a success) is held at once, as a page that lost its list is.  A page that was unreachable and then
says that it is gone is told a second time, because that is another fact.  Everything else (no answer, a block
page, a server error) is told as unreachable after several failures over some time.  None of it changes
what is believed of any organization.

A document that an index led to and that cannot be read is told as a new document: somebody should look at it.
"""

from __future__ import annotations

from dataclasses import replace

from monitor.changes.identity import identify
from monitor.changes.policy import Policy
from monitor.model import Authority, Change, ChangeKind, DocumentMemory, Level, Observation, VerdictCode

LOST = {
    VerdictCode.EMPTY,
    VerdictCode.MOVED,
    VerdictCode.SOFT_ERROR,
    VerdictCode.TOO_LARGE,
    VerdictCode.UNREADABLE,
}


def failing(
    memory: DocumentMemory, observation: Observation, policy: Policy
) -> tuple[DocumentMemory, list[Change]]:
    """Count one more failure and tell it when its time has come."""
    since = memory.failing_since or observation.at
    after = replace(memory, failures=memory.failures + 1, failing_since=since)
    kind = _kind(after, observation, policy)
    worse = kind is ChangeKind.VANISHED and memory.trouble is ChangeKind.UNREACHABLE
    if memory.trouble is None and _unread(after, observation):
        told = replace(after, trouble=ChangeKind.NEW_DOCUMENT)
        return told, [_unread_change(observation)]
    if kind is None or (memory.trouble is not None and not worse):
        return after, []
    return replace(after, trouble=kind), [trouble_change(kind, observation, observation.verdict.reasons)]


def recovered(memory: DocumentMemory, observation: Observation) -> tuple[DocumentMemory, list[Change]]:
    """Forget the failures, and tell the end of a trouble that was told."""
    after = replace(
        memory,
        failures=0,
        failing_since=None,
        trouble=None,
        held_digest="",
        held_sha256="",
        dismissed="",
        rejected=(),
    )
    if memory.trouble is None:
        return after, []
    kind = ChangeKind.RESTORED if memory.trouble is ChangeKind.VANISHED else ChangeKind.RECOVERED
    decided = observation.guarded.reasons if observation.guarded and observation.guarded.by else ()
    return after, [trouble_change(kind, observation, decided, old=memory.trouble.value)]


def trouble_change(
    kind: ChangeKind, observation: Observation, reasons: tuple[str, ...], *, old: str | None = None
) -> Change:
    """Return a change that tells about a source instead of an organization."""
    return identify(
        Change(
            id="",
            kind=kind,
            at=observation.told_at,
            source=observation.facts.id,
            url=observation.url,
            old=old,
            new=None if old else observation.verdict.code.value,
            reasons=reasons,
            late=observation.late,
        )
    )


def _unread(memory: DocumentMemory, observation: Observation) -> bool:
    """Say whether a new document must be told because it cannot be read: one of the press when tried again."""
    if observation.announced is None or memory.seen:
        return False
    return memory.failures > (1 if observation.facts.authority is Authority.PRESS else 0)


def _unread_change(observation: Observation) -> Change:
    verdict = observation.verdict
    return identify(
        Change(
            id="",
            kind=ChangeKind.NEW_DOCUMENT,
            at=observation.told_at,
            level=Level.SINGLE if observation.facts.authority is Authority.PRESS else None,
            source=observation.facts.id,
            url=observation.url,
            new=observation.announced,
            reasons=("it could not be read", verdict.code.value, *verdict.reasons),
            late=observation.late,
        )
    )


def _kind(memory: DocumentMemory, observation: Observation, policy: Policy) -> ChangeKind | None:
    code = observation.verdict.code
    official = observation.facts.authority is Authority.OFFICIAL
    assert memory.failing_since is not None  # noqa: S101 - set by the only caller
    lasting = memory.failures >= policy.failures and observation.at - memory.failing_since >= policy.failing
    if code is VerdictCode.GONE:
        return ChangeKind.VANISHED if (official and memory.seen) or lasting else None
    if code in LOST and memory.listed:
        return ChangeKind.HELD
    return ChangeKind.UNREACHABLE if lasting else None
