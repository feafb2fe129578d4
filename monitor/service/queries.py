"""What is believed, what changed, and why: the questions of readers, answered from the database alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.errors import UsageError
from monitor.model import Change, Organization, Snapshot, Standing
from monitor.report import change_object
from monitor.report.objects import instant, organization_object, standing_object
from monitor.service.folding import restored
from monitor.service.reading import Reader
from monitor.service.run import policy_of
from monitor.service.starting import first_snapshot

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Story:
    """One organization: its standing (None when it never stood on the list) and what was told of it."""

    organization: Organization
    standing: Standing | None
    changes: tuple[Change, ...]


def current(store: Store, settings: Settings, *, reader: Reader | None = None) -> Snapshot:
    """Return what is believed now; before the first poll, what it will compare with."""
    with store.reading() as reading:
        state = restored(reading, policy_of(settings))
    return state.snapshot if state is not None else first_snapshot(settings, reader or Reader())


def changes(store: Store, *, since: datetime | None = None) -> tuple[Change, ...]:
    """Return what was told, in order; with `since` only what was told from then on."""
    with store.reading() as reading:
        return tuple(one.change for one in reading.changes(since=since))


def story(store: Store, settings: Settings, words: str, *, reader: Reader | None = None) -> Story:
    """Return everything about one organization, called by id, name or acronym.

    Raises UsageError when nobody knows what is meant.
    """
    reader = reader or Reader()
    snapshot = current(store, settings, reader=reader)
    organization = _organization(snapshot, words, reader)
    with store.reading() as reading:
        told = tuple(one.change for one in reading.changes(organization=organization.id))
    return Story(organization, snapshot.standings.get(organization.id), told)


def organization_called(
    store: Store, settings: Settings, words: str, *, reader: Reader | None = None
) -> Organization:
    """Return the organization that is called by id, name or acronym.  Raises UsageError for nobody."""
    reader = reader or Reader()
    return _organization(current(store, settings, reader=reader), words, reader)


def story_object(story: Story) -> dict[str, Any]:
    """Return a story as `monitor show --json` prints it; its schema is `show.schema.json`."""
    standing = story.standing
    organization = story.organization
    return {
        "organization": organization_object(organization),
        "names": dict(sorted(organization.names.items())),
        "section": organization.section.value if organization.section else None,
        "wikidata": organization.wikidata,
        "provisional": organization.provisional,
        "state": state_of(standing),
        "standing": standing_object(standing) if standing is not None else None,
        "changes": [told_object(one) for one in story.changes],
    }


def told_object(change: Change) -> dict[str, Any]:
    """Return a change with its time, as `monitor changes --json` prints it."""
    return {**change_object(change), "at": instant(change.at)}


def state_of(standing: Standing | None) -> str:
    """Return one word: the level of what stands today, or `removed`, `reversed`, `none`."""
    if standing is None:
        return "none"
    if standing.current:
        return standing.level.value
    return "reversed" if standing.reversed else "removed"


def _organization(snapshot: Snapshot, words: str, reader: Reader) -> Organization:
    wanted = words.strip()
    if wanted in snapshot.standings:
        return snapshot.standings[wanted].organization
    known = reader.gazetteer.organizations.get(wanted.lower())
    if known is not None:
        return known
    found = reader.gazetteer.resolve(wanted).organization
    if found is not None:
        return found
    named = [
        standing.organization
        for standing in snapshot.standings.values()
        if wanted.casefold()
        in (standing.organization.name.casefold(), *map(str.casefold, standing.organization.names.values()))
    ]
    if named:
        return named[0]
    raise UsageError(f"no organization is called {words!r}; `monitor list` shows those on the list")
