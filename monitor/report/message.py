"""The words of a message: the news in the subject, certainty first in the body, every claim with its source.

A message is composed from changes alone and knows no clock and no address book: the same changes always give
the same letter.  It holds no image, no counter and no link but those of the sources.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from monitor.model import Change, ChangeKind, Level, SourceFacts
from monitor.report import words
from monitor.report.certainty import LEGEND, certainty_of
from monitor.report.headline import headline, headlines, list_names
from monitor.report.parts import parts_of
from monitor.report.templating import fill, web_address

WIDTH = (
    72  # columns of the text part, as mail readers without reflow show them (RFC 3676 §4.2 names 66 to 78)
)
SUBJECT_LIMIT = 150  # characters; what is longer is cut off by most mailbox lists anyway


@dataclass(frozen=True, slots=True)
class Letter:
    """What one recipient reads: a subject on one line, a text part and an HTML part with the same content."""

    subject: str
    text: str
    html: str


def compose(
    recipient_address: str,
    changes: Sequence[Change],
    facts: Mapping[str, SourceFacts],
    *,
    run: str,
    report: str | None = None,
    since: date | None = None,
    manifest: str | None = None,
) -> Letter:
    """Return the letter that tells some changes to one recipient.

    `report` is where the full report lies (a path or an address); `since` the day from which first contact
    read back (without it the earliest publication among the changes counts); `manifest` the hash that seals the
    run.  Raises ValueError without
    changes: a letter without news must not be written.
    """
    if not changes:
        raise ValueError("a letter needs at least one change")
    subject = subject_of(changes, since=since)
    values = {
        "recipient": recipient_address,
        "run": run,
        "report": report,
        "manifest": manifest,
        "subject": subject,
        "headline": headline(changes),
        "parts": parts_of(changes, facts),
    }
    text = fill("message.txt.jinja", wrap=wrap, **values)
    more = {"lines": headlines(changes), "legend": LEGEND, "report_link": web_address(report)}
    return Letter(subject, text, fill("message.html.jinja", **values, **more))


def subject_of(changes: Sequence[Change], *, since: date | None = None) -> str:
    """Return the subject: the weightiest news, its certainty, and how much more there is."""
    fresh = [change for change in changes if not (change.late or change.catch_up)]
    if not fresh:
        return _shortened(_old_news(changes, since))
    group, say = _weightiest(fresh)
    rest = len(changes) - len(group)
    more = f" (+ {words.plural(rest, 'other change')})" if rest else ""
    return _shortened(say(group), keep=more) + more


def _weightiest(changes: Sequence[Change]) -> tuple[list[Change], Callable[[Sequence[Change]], str]]:
    for kinds, say in _SUBJECTS:
        if group := [change for change in changes if kinds & {change.kind, (change.kind, change.level)}]:
            return group, say
    raise ValueError(f"no subject is written for {changes[0].kind}")


def _old_news(changes: Sequence[Change], since: date | None) -> str:
    late = [change for change in changes if change.late]
    if len(late) == len(changes):
        if len(late) == 1:
            return f"Found late: {_one(late[0])}"
        return f"Found late: {words.plural(len(late), 'change')}"
    start = since or min((d for c in changes for d in _days(c)), default=None)
    when = f" since {start.isoformat()}" if start else " before first contact"
    names = list_names(changes)
    return f"{words.plural(len(changes), 'change')}{when}{f': {names}' if names else ''}"


def _days(change: Change) -> list[date]:
    return [_day(e.published) for e in change.evidence if e.published is not None]


def _day(moment: datetime) -> date:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).date()


def _one(change: Change) -> str:
    certainty = certainty_of(change)
    label = f" ({certainty.label.lower()})" if certainty else ""
    return f"{words.kind_label(change)}{label}: {_subject_name(change)}"


def _subject_name(change: Change) -> str:
    if change.organization is not None:
        return words.clean(change.organization.name)
    if change.kind is ChangeKind.TOTAL_CHANGED:
        return words.clean(f"{change.old} → {change.new}, {words.publishers_of([change])}")
    if change.kind is ChangeKind.NEW_DOCUMENT and change.new:
        return words.clean(change.new)
    return words.publishers_of([change]) or words.clean(change.source or "")


def _several(before: str, verb: str, certainty: str) -> Callable[[Sequence[Change]], str]:
    """Return words for one (`Added (confirmed): A`) and for several (`2 organizations added …: A and B`)."""

    def say(changes: Sequence[Change]) -> str:
        if len(changes) == 1:
            return f"{before}: {_subject_name(changes[0])}"
        return f"{words.plural(len(changes), 'organization')} {verb} ({certainty}): {list_names(changes)}"

    return say


def _counted(changes: Sequence[Change]) -> str:
    if len(changes) == 1:
        return _one(changes[0])
    return words.clean(headline(changes))


def _unverified(changes: Sequence[Change]) -> str:
    if len(changes) == 1:
        return f"Unverified: {_subject_name(changes[0])}"
    return f"Unverified: {words.plural(len(changes), 'new name')}: {list_names(changes)}"


def _ended(changes: Sequence[Change]) -> str:
    if len(changes) == 1:
        return _one(changes[0])
    return f"{words.plural(len(changes), 'organization')} reversed or removed: {list_names(changes)}"


def _trouble(changes: Sequence[Change]) -> str:
    if len(changes) == 1:
        change = changes[0]
        return f"{words.KIND_LABEL[change.kind]}: {words.clean(change.source or '')}"
    return words.clean(headline(changes))


_Key = ChangeKind | tuple[ChangeKind, Level | None]
_A = ChangeKind.ADDED
_ABOUT_DOCUMENTS = frozenset(
    {
        ChangeKind.ACT,
        ChangeKind.TOTAL_CHANGED,
        ChangeKind.REVIEW_CHANGED,
        ChangeKind.NEW_DOCUMENT,
        ChangeKind.REWORDED,
    }
)

_SUBJECTS: tuple[tuple[frozenset[_Key] | frozenset[ChangeKind], Callable[[Sequence[Change]], str]], ...] = (
    (frozenset({(_A, Level.CONFIRMED)}), _several("Added (confirmed)", "added", "confirmed")),
    (frozenset({ChangeKind.CONFIRMED}), _several("Now confirmed", "now confirmed", "official")),
    (frozenset({ChangeKind.REVERSED, ChangeKind.REMOVED}), _ended),
    (frozenset({ChangeKind.UNVERIFIED}), _unverified),
    (frozenset({(_A, Level.REPORTED)}), _several("Reported, not confirmed", "reported", "not confirmed")),
    (
        frozenset({(_A, Level.SINGLE), (_A, None)}),
        _several("Single source, not confirmed", "named by a single source", "not confirmed"),
    ),
    (_ABOUT_DOCUMENTS, _counted),
    (words.TROUBLE, _trouble),
)


def _shortened(subject: str, keep: str = "") -> str:
    limit = SUBJECT_LIMIT - len(keep)
    return subject if len(subject) <= limit else subject[: limit - 1].rstrip() + "…"


def wrap(text: str, indent: str = "", first: str | None = None, width: int = WIDTH) -> str:
    """Return text in lines of at most `width` columns, each after `indent` (the first after `first`).

    Full-width characters take two columns (Unicode UAX #11) and may be parted anywhere between each other;
    an address or a long word is never parted.
    """
    lines: list[str] = []
    line, used = "", 0
    room = max(width - columns(indent), 20)
    for piece, spaced in _pieces(text):
        needed = columns(piece) + (1 if spaced and line else 0)
        if line and used + needed > room:
            lines.append(line)
            line, used = piece, columns(piece)
        else:
            line += (" " if spaced and line else "") + piece
            used += needed
    lines.append(line)
    opening = indent if first is None else first
    return "\n".join(
        ((opening if place == 0 else indent) + each).rstrip() for place, each in enumerate(lines)
    )


def columns(text: str) -> int:
    """Return how many columns a text takes in a fixed-width font."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Return what a line must not part, and whether a space stands before it."""
    pieces: list[tuple[str, bool]] = []
    for word in text.split():
        run, spaced = "", True
        for c in word:
            wide = unicodedata.east_asian_width(c) in "WF"
            closing = unicodedata.category(c) in ("Pe", "Pf", "Po")
            if wide and run and not closing:
                pieces.append((run, spaced))
                run, spaced = "", False
            run += c
        pieces.append((run, spaced))
    return pieces
