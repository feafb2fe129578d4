"""The news of a run in one line, in plain words: the most certain and most weighty first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor.model import Change, ChangeKind, Level
from monitor.report.wording import is_edit
from monitor.report.words import clean, joined, plural, publishers_of, spelled, voices_of

_SHOWN = 3  # groups that a headline names before it only counts the rest

_ADDED = ChangeKind.ADDED


def headline(changes: Sequence[Change]) -> str:
    """Return the headline of a report: `Green Climate Fund added, confirmed by the White House`."""
    return "; ".join(headlines(changes))


def headlines(changes: Sequence[Change]) -> list[str]:
    """Return the parts of the headline, the weightiest first, and never none.

    What first contact read back and what only replay found is counted apart: it is not fresh news.
    """
    fresh = [change for change in changes if not (change.late or change.catch_up)]
    groups = [(group, say) for holds, say in _GROUPS if (group := [c for c in fresh if holds(c)])]
    parts = [say(group) for group, say in groups[:_SHOWN]]
    rest = sum(len(group) for group, _ in groups[_SHOWN:])
    if rest:
        parts.append(plural(rest, "other change"))
    back = [change for change in changes if change.catch_up and not change.late]
    late = [change for change in changes if change.late]
    if back:
        parts.append(f"{plural(len(back), 'earlier change')} read back")
    if late:
        parts.append(f"{plural(len(late), 'change')} found late")
    if not parts:
        return ["Nothing new"]
    return [parts[0][:1].upper() + parts[0][1:], *parts[1:]]


def _named(changes: Sequence[Change]) -> str:
    """Return the name of a single organization, or how many they are."""
    named = {change.organization.id: change.organization.name for change in changes if change.organization}
    return clean(next(iter(named.values()))) if len(named) == 1 else plural(len(changes), "organization")


def _confirmed(changes: Sequence[Change]) -> str:
    return f"{_named(changes)} added, confirmed by {publishers_of(changes)}"


def _raised(changes: Sequence[Change]) -> str:
    return f"{_named(changes)} now confirmed by {publishers_of(changes)}"


def _unverified(changes: Sequence[Change]) -> str:
    return f"{plural(len(changes), 'unverified name')} on a held page of {publishers_of(changes)}"


def _reversed(changes: Sequence[Change]) -> str:
    if len(changes) == 1:
        return f"withdrawal from {_named(changes)} reversed, says {publishers_of(changes)}"
    return f"{plural(len(changes), 'withdrawal')} reversed, says {publishers_of(changes)}"


def _removed(changes: Sequence[Change]) -> str:
    return f"{_named(changes)} no longer listed by {publishers_of(changes)}"


def _taken_off(changes: Sequence[Change]) -> str:
    return f"{_named(changes)} taken off the list by a person"


def _reported(changes: Sequence[Change]) -> str:
    voices = min(voices_of(change) for change in changes)
    many = f"{spelled(voices)} independent publishers" if voices > 1 else "independent publishers"
    return f"{_named(changes)} reported by {many}, not confirmed"


def _single(changes: Sequence[Change]) -> str:
    each = "one publisher" if len(changes) == 1 else "one publisher each"
    return f"{_named(changes)} named by {each}, not confirmed"


def _trouble(changes: Sequence[Change]) -> str:
    return f"trouble with {_sources(changes)}"


def _recovery(changes: Sequence[Change]) -> str:
    return f"{_sources(changes)} back"


def _sources(changes: Sequence[Change]) -> str:
    """Return the ids of a few sources, or how many they are."""
    names = list(dict.fromkeys(clean(change.source or "") for change in changes))
    if len(names) > _SHOWN:
        return plural(len(names), "source")
    return f"{'source' if len(names) == 1 else 'sources'} {joined(names)}"


def _edited(changes: Sequence[Change]) -> str:
    return f"{plural(len({c.url for c in changes}), 'page')} edited by {publishers_of(changes)}"


def _counted(one: str, many: str | None = None) -> Callable[[Sequence[Change]], str]:
    return lambda changes: plural(len(changes), one, many)


def _is(*kinds: ChangeKind, level: Level | None = None) -> Callable[[Change], bool]:
    return lambda change: change.kind in kinds and (level is None or change.level is level)


_GROUPS: tuple[tuple[Callable[[Change], bool], Callable[[Sequence[Change]], str]], ...] = (
    (_is(_ADDED, level=Level.CONFIRMED), _confirmed),
    (_is(ChangeKind.CONFIRMED), _raised),
    (_is(ChangeKind.REVERSED), _reversed),
    (lambda change: change.kind is ChangeKind.REMOVED and change.decided, _taken_off),
    (lambda change: change.kind is ChangeKind.REMOVED and not change.decided, _removed),
    (_is(ChangeKind.UNVERIFIED), _unverified),
    (_is(_ADDED, level=Level.REPORTED), _reported),
    (lambda change: change.kind is _ADDED and change.level in (Level.SINGLE, None), _single),
    (_is(ChangeKind.ACT), _counted("new act")),
    (_is(ChangeKind.TOTAL_CHANGED), _counted("stated total changed", "stated totals changed")),
    (
        _is(ChangeKind.REVIEW_CHANGED),
        _counted("statement on the review changed", "statements on the review changed"),
    ),
    (_is(ChangeKind.NEW_DOCUMENT), _counted("document to look at", "documents to look at")),
    (
        lambda change: change.kind is ChangeKind.REWORDED and not is_edit(change),
        _counted("entry reworded", "entries reworded"),
    ),
    (is_edit, _edited),
    (_is(ChangeKind.VANISHED, ChangeKind.HELD, ChangeKind.UNREACHABLE), _trouble),
    (_is(ChangeKind.RESTORED, ChangeKind.RECOVERED), _recovery),
)


def list_names(changes: Sequence[Change], shown: int = 3) -> str:
    """Return the organizations of some changes, each once: `A, B, C and 4 more`."""
    names = list(dict.fromkeys(c.organization.name for c in changes if c.organization))
    if len(names) <= shown:
        return joined(names)
    return joined([*names[:shown], f"{len(names) - shown} more"])
