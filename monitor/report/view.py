"""What a report shows, in the order in which a reader needs it; the same for HTML, Markdown and mail.

The order: what waits for a person (and is not news yet), what is confirmed, reported and named once, what
ended, what else changed, what was found late or read back, and the sources' trouble.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.model import Authority, Change, ChangeKind, Evidence, Level, SourceFacts
from monitor.report import words
from monitor.report.certainty import Certainty, certainty_of
from monitor.report.objects import evidence_order, instant
from monitor.report.templating import web_address
from monitor.report.wording import Turn, is_edit, turns_of
from monitor.voices import voice_of


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where the claim stands, ready to be printed; times are in UTC."""

    publisher: str
    authority: str
    url: str
    link: str | None
    captured: str | None
    captured_iso: str | None
    published: str | None
    published_iso: str | None
    quote: str
    language: str | None
    direction: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Item:
    """One change, ready to be printed."""

    id: str
    kind: str
    title: str
    title_language: str | None
    title_direction: str
    certainty: Certainty | None
    sentence: str
    section: str | None
    names: tuple[tuple[str, str, str], ...]  # language, direction, name
    turns: tuple[Turn, ...]
    reasons: tuple[str, ...]
    citations: tuple[Citation, ...]
    flags: tuple[str, ...]
    at: str
    at_iso: str
    url: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the report: its key, its heading, what the heading means, and its changes.

    `short` is the heading in one or two words, for a table of contents.
    """

    key: str
    title: str
    note: str
    items: tuple[Item, ...]

    @property
    def short(self) -> str:
        """Return the heading up to its first colon or comma."""
        return self.title.partition(":")[0].partition(",")[0]


def parts_of(changes: Sequence[Change], facts: Mapping[str, SourceFacts]) -> tuple[Part, ...]:
    """Return the sections that have something to say, in the order of the report."""
    left = list(changes)
    parts: dict[str, Part] = {}
    for key, title, note, holds in _PARTS:
        group = [change for change in left if holds(change)]
        left = [change for change in left if not holds(change)]
        if group:
            items = tuple(item_of(change, facts) for change in _sorted(group))
            parts[key] = Part(key, title, note, items)
    return tuple(parts[key] for key in _SHOWN if key in parts)


def item_of(change: Change, facts: Mapping[str, SourceFacts]) -> Item:
    """Return one change as words."""
    organization = change.organization
    known = facts.get(change.source or "")
    publisher = words.clean(known.publisher if known else _publisher(change) or change.source or "")
    language = change.evidence[0].language if change.evidence else None
    own_title = organization is not None and not organization.provisional
    title = (
        organization.name
        if organization
        else (change.new if change.kind is ChangeKind.NEW_DOCUMENT and change.new else publisher)
    )
    foreign = not own_title and title != publisher
    return Item(
        id=change.id,
        kind=words.kind_label(change),
        title=words.clean(title),
        title_language=language if foreign else None,
        title_direction=words.direction(language) if foreign else "ltr",
        certainty=certainty_of(change),
        sentence=sentence_of(change, publisher),
        section=_start(words.SECTION_LABEL[organization.section])
        if organization and organization.section
        else None,
        names=_names(change),
        turns=turns_of(change),
        reasons=_reasons(change),
        citations=_citations(change),
        flags=_flags(change),
        at=words.readable(change.at),
        at_iso=instant(change.at) or "",
        url=change.url,
        link=web_address(change.url),
    )


def _citations(change: Change) -> tuple[Citation, ...]:
    """Return the evidence by its weight; of an edit both captures, whose words the passages show already."""
    if is_edit(change):
        return tuple(replace(citation_of(evidence), quote="") for evidence in reversed(change.evidence))
    return tuple(citation_of(evidence) for evidence in sorted(change.evidence, key=evidence_order))


def citation_of(evidence: Evidence) -> Citation:
    """Return one piece of evidence as words."""
    return Citation(
        publisher=words.clean(who(evidence)),
        authority=words.AUTHORITY_LABEL[evidence.authority],
        url=evidence.url,
        link=web_address(evidence.url),
        captured=words.readable(evidence.captured_at) if evidence.captured_at else None,
        captured_iso=instant(evidence.captured_at),
        published=words.published_words(evidence.published) if evidence.published else None,
        published_iso=instant(evidence.published),
        quote=words.clean(evidence.quote),
        language=evidence.language,
        direction=words.direction(evidence.language),
        sha256=evidence.sha256,
    )


def who(evidence: Evidence) -> str:
    """Return who says so: the publisher, and whose text it prints where that is another voice's."""
    own = voice_of(SourceFacts(evidence.source, evidence.publisher, evidence.authority))
    if not evidence.voice or evidence.voice == own or evidence.authority is not Authority.PRESS:
        return evidence.publisher
    return f"{evidence.publisher} (text of {evidence.voice.title()})"


def sentence_of(change: Change, publisher: str) -> str:
    """Return what changed, in one sentence that carries its certainty."""
    say = _SENTENCES.get(change.kind)
    if say is not None:
        return say(change)
    if change.kind is ChangeKind.TOTAL_CHANGED:
        return f"{_start(publisher)} states another total than before."
    if change.kind is ChangeKind.REVIEW_CHANGED:
        return f"{_start(publisher)} {words.clean(change.new or '')}, and did otherwise before."
    return words.KIND_NOTE[change.kind]


def _added(change: Change) -> str:
    who = words.publishers_of([change])
    if change.old in ("removed", "reversed"):
        return f"Named again by {who}, after it was {change.old}."
    if change.level is Level.CONFIRMED:
        return f"Added to the list of withdrawals, according to {who}."
    if change.level is Level.REPORTED:
        before = " Before, only one publisher said so." if change.old == Level.SINGLE.value else ""
        return f"Named by {who}; not confirmed by any official source.{before}"
    before = " What counted as several voices is one text." if change.old == Level.REPORTED.value else ""
    return f"Named by {who} alone; not confirmed by any official source.{before}"


def _confirmed(change: Change) -> str:
    before = {"reported": "reported by several publishers", "single": "named by a single publisher"}
    was = before.get(change.old or "", change.old or "unconfirmed")
    return f"Now confirmed by {words.publishers_of([change])}. Before, it was only {was}."


def _removed(change: Change) -> str:
    if change.level is Level.CONFIRMED:
        return f"The official list of {words.publishers_of([change])} no longer holds it."
    return "The publishers that named it no longer do."


def _reversed(change: Change) -> str:
    return f"The withdrawal is taken back, according to {words.publishers_of([change])}."


def _reworded(change: Change) -> str:
    if is_edit(change):
        return f"{_start(words.publishers_of([change]))} edited the text of a page."
    return f"{_start(words.publishers_of([change]))} now prints the entry in other words."


def _act(change: Change) -> str:
    return f"{words.act_words(change)}, according to {words.publishers_of([change])}."


def _unverified(change: Change) -> str:
    return f"Named on a page of {words.publishers_of([change])} that is held back, and not counted."


_SENTENCES: dict[ChangeKind, Callable[[Change], str]] = {
    ChangeKind.ADDED: _added,
    ChangeKind.CONFIRMED: _confirmed,
    ChangeKind.REMOVED: _removed,
    ChangeKind.REVERSED: _reversed,
    ChangeKind.REWORDED: _reworded,
    ChangeKind.ACT: _act,
    ChangeKind.UNVERIFIED: _unverified,
}


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _publisher(change: Change) -> str | None:
    return change.evidence[0].publisher if change.evidence else None


def _reasons(change: Change) -> tuple[str, ...]:
    """Return the reasons that the rest of the item does not say already."""
    if change.kind is ChangeKind.TOTAL_CHANGED and len(change.reasons) == 1:
        return ()
    if change.kind is ChangeKind.REMOVED and change.level is not Level.CONFIRMED:
        return ()
    return tuple(words.clean(reason) for reason in change.reasons)


def _names(change: Change) -> tuple[tuple[str, str, str], ...]:
    organization = change.organization
    if organization is None:
        return ()
    return tuple(
        (language, words.direction(language), words.clean(name))
        for language, name in sorted(organization.names.items())
        if name != organization.name
    )


def _flags(change: Change) -> tuple[str, ...]:
    flags = []
    if change.late:
        flags.append("found late")
    if change.catch_up:
        flags.append("read back")
    if change.partial:
        flags.append("from a partial listing")
    if change.organization is not None and change.organization.provisional:
        flags.append("name not yet known")
    return tuple(flags)


_ORDER = tuple(ChangeKind)


def _sorted(changes: Iterable[Change]) -> list[Change]:
    return sorted(
        changes,
        key=lambda c: (_ORDER.index(c.kind), c.organization.name if c.organization else "", c.at, c.id),
    )


def _gained(level: Level) -> Callable[[Change], bool]:
    kinds = (ChangeKind.ADDED, ChangeKind.CONFIRMED)
    return lambda c: c.kind in kinds and (c.level or Level.SINGLE) is level


_WAITING = (
    "Not news yet. An official page changed in a way that cannot be trusted as a whole. What it says now "
    "counts for nothing until a person has looked at it."
)
_LATE = (
    "Not fresh news: these stood in pages captured earlier, and were understood only when the pages "
    "were read again by a newer version of the monitor."
)
_READ_BACK = "Not fresh news: these had happened before the monitor first read the source."
_EDITED = "What a page says in other words than before. Nothing here adds to the list or takes from it."
_TROUBLE = "About pages, not about organizations: nothing here adds to the list or takes from it."

_SHOWN = (
    "unverified",
    "confirmed",
    "reported",
    "single",
    "ended",
    "other",
    "edited",
    "late",
    "catch-up",
    "trouble",
)

# The first section that a change fits is its own: what is late is told as late, whatever it is.
_PARTS: tuple[tuple[str, str, str, Callable[[Change], bool]], ...] = (
    (
        "unverified",
        "Unverified: waiting for a decision",
        _WAITING,
        lambda c: c.kind in (ChangeKind.UNVERIFIED, ChangeKind.HELD),
    ),
    ("trouble", "Trouble with sources", _TROUBLE, lambda c: c.kind in words.TROUBLE),
    ("late", "Found late", _LATE, lambda c: c.late),
    ("catch-up", "Read back at first contact", _READ_BACK, lambda c: c.catch_up),
    ("confirmed", "Confirmed", "", _gained(Level.CONFIRMED)),
    ("reported", "Reported, not confirmed", "", _gained(Level.REPORTED)),
    ("single", "Single source, not confirmed", "", _gained(Level.SINGLE)),
    ("ended", "Reversed or removed", "", lambda c: c.kind in (ChangeKind.REVERSED, ChangeKind.REMOVED)),
    ("edited", "Edited pages", _EDITED, is_edit),
    ("other", "Other changes", "", lambda _: True),
)
