"""What a report shows of one change, ready to be printed; the same for HTML, Markdown and mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from monitor.model import Authority, Change, ChangeKind, Evidence, Level, SourceFacts
from monitor.report import words
from monitor.report.certainty import Certainty, certainty_of
from monitor.report.objects import evidence_order, instant
from monitor.report.telling import sentence_of, started
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
        section=started(words.SECTION_LABEL[organization.section])
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


def _publisher(change: Change) -> str | None:
    return change.evidence[0].publisher if change.evidence else None


def _reasons(change: Change) -> tuple[str, ...]:
    """Return the reasons that the rest of the item does not say already."""
    if change.kind is ChangeKind.TOTAL_CHANGED and len(change.reasons) == 1:
        return ()
    if change.kind is ChangeKind.REMOVED and change.level is not Level.CONFIRMED and not change.decided:
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
