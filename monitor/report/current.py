"""The list as it stands, as a page for people: who is on it, how certain, what was done, who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import Act, ActKind, Authority, Evidence, Level, Section, Snapshot, Standing
from monitor.report import words
from monitor.report.certainty import LEGEND, Certainty
from monitor.report.objects import evidence_order, instant
from monitor.report.templating import fill, web_address

SHOWN = 2
"""Citations of one organization that are shown; the whole story is in `monitor show` and in current.json."""

_TITLES = {
    Section.NON_UN: "Non-United Nations organizations",
    Section.UN: "United Nations organizations",
    None: "Others: earlier withdrawals, treaties, and what neither section holds",
}
_ACTS = (ActKind.ANNOUNCED, ActKind.NOTIFIED, ActKind.EFFECTIVE)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, as a link where the address is one."""

    publisher: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One organization, ready to be printed."""

    id: str
    name: str
    certainty: Certainty
    acts: tuple[str, ...]
    sources: tuple[Source, ...]
    more: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One section of the list; `key` is used for links inside the page."""

    key: str
    title: str
    rows: tuple[Row, ...]


def render_list(snapshot: Snapshot) -> str:
    """Return the page `current.html`; equal lists give identical bytes."""
    standing = [one for one in snapshot.standings.values() if one.current]
    counts = {level: sum(one.level is level for one in standing) for level in Level}
    return fill(
        "current.html.jinja",
        as_of=words.readable(snapshot.as_of),
        as_of_iso=instant(snapshot.as_of) or "",
        confirmed=counts[Level.CONFIRMED],
        levels=[(certainty, counts[Level(certainty.key)]) for certainty in LEGEND[: len(Level)]],
        groups=_groups(standing),
        legend=LEGEND[: len(Level)],
    )


def _groups(standings: Sequence[Standing]) -> tuple[Group, ...]:
    groups = []
    for section, title in _TITLES.items():
        held = [one for one in standings if one.organization.section is section]
        rows = tuple(_row(one) for one in sorted(held, key=_by_name))
        if rows:
            groups.append(Group(section.value if section else "other", title, rows))
    return tuple(groups)


def _by_name(standing: Standing) -> tuple[str, str]:
    return standing.organization.name.casefold(), standing.organization.id


def _row(standing: Standing) -> Row:
    cited = sorted(standing.support.values(), key=evidence_order)
    sources = list(dict.fromkeys(_source(evidence) for evidence in cited))
    return Row(
        id=standing.organization.id,
        name=words.clean(standing.organization.name),
        certainty=next(one for one in LEGEND if one.key == standing.level.value),
        acts=_acts(standing.acts, trusted=standing.level is Level.CONFIRMED),
        sources=tuple(sources[:SHOWN]),
        more=max(0, len(sources) - SHOWN),
        provisional=standing.organization.provisional,
    )


def _source(evidence: Evidence) -> Source:
    return Source(words.clean(evidence.publisher), web_address(evidence.url))


def _acts(acts: Sequence[Act], *, trusted: bool) -> tuple[str, ...]:
    """Return the newest act of each kind with its day; what is `trusted` is not dated by the press."""
    newest: dict[ActKind, Act] = {}
    for act in acts:
        if not (trusted and act.evidence.authority is Authority.PRESS and act.kind is not ActKind.ANNOUNCED):
            newest[act.kind] = act
    return tuple(
        f"{words.ACT_LABEL[kind]} {words.day(on)}" if (on := newest[kind].on) else words.ACT_LABEL[kind]
        for kind in _ACTS
        if kind in newest
    )
