"""`monitor list`, `monitor changes`, `monitor show`: what is believed, what changed, and why."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from monitor.cli.options import as_json, opened, print_json, with_settings
from monitor.cli.tables import count, local_time, print_table
from monitor.report import list_object
from monitor.report.lines import act_line, change_words
from monitor.report.words import clean
from monitor.service import queries

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.model import Evidence, Standing
    from monitor.service.explaining import Line


@click.command("list")
@with_settings
@as_json
def list_command(settings: Settings, json_output: bool) -> None:
    """Print the current list, sorted by section and name, and how certain each organization is."""
    with opened(settings) as store:
        snapshot = queries.current(store, settings)
    if json_output:
        print_json(list_object(snapshot))
        return
    standings = sorted(
        (standing for standing in snapshot.standings.values() if standing.current),
        key=lambda s: (s.organization.section or "z", s.organization.name.casefold()),
    )
    print_table(
        ("Section", "Organization", "Id", "Standing", "Acts"),
        [
            (
                s.organization.section or "other",
                s.organization.name,
                s.organization.id,
                s.level,
                ", ".join(act_line(act) for act in s.acts),
            )
            for s in standings
        ],
        empty="nothing is known yet: run `monitor poll` first",
    )


@click.command("changes")
@click.option("--since", metavar="DAY", help="Only changes since this day (ISO, UTC).")
@with_settings
@as_json
def changes_command(settings: Settings, since: str | None, json_output: bool) -> None:
    """Print what changed, newest last."""
    with opened(settings) as store:
        changes = queries.changes(store, since=_day(since))
    if json_output:
        print_json({"since": since, "changes": [queries.told_object(change) for change in changes]})
        return
    print_table(
        ("When", "What", "Source"),
        [(local_time(change.at), change_words(change), change.source or "") for change in changes],
        empty="nothing changed" + (f" since {since}" if since else ""),
    )


@click.command("show")
@click.argument("organization", metavar="ORG")
@with_settings
@as_json
def show_command(settings: Settings, organization: str, json_output: bool) -> None:
    """Print one organization (id, name or acronym) with its standing, acts, evidence and history."""
    from monitor.service.explaining import account, line_object

    with opened(settings) as store:
        story = queries.story(store, settings, organization)
        lines = account(store, settings, story.organization.id)
    if json_output:
        print_json({**queries.story_object(story), "captures": [line_object(one) for one in lines]})
        return
    standing = story.standing
    click.echo(f"{clean(story.organization.name)} ({story.organization.id})")
    if standing is None:
        click.echo("  no withdrawal is known")
    else:
        _print_standing(standing)
    if story.changes:
        click.echo(f"history: {count(len(story.changes), 'change')}")
        for change in story.changes:
            click.echo(f"  {local_time(change.at)}  {change_words(change)}")
    if lines:
        click.echo(f"captures and decisions: {len(lines)}")
        for line in lines:
            _print_line(line)


def _print_line(line: Line) -> None:
    click.echo(f"  {local_time(line.at)}  {clean(line.publisher)} ({line.authority}) {line.relation}")
    click.echo(f"    “{clean(line.words)}”")
    click.echo(f"    rule: {clean(line.rule)}")
    if line.url is not None:
        click.echo(f"    {line.url}" + (f", sha256 {line.sha256}" if line.sha256 else ""))


def _print_standing(standing: Standing) -> None:
    state = standing.level.value if standing.current else "reversed" if standing.reversed else "removed"
    click.echo(f"  standing: {state} since {local_time(standing.since)}")
    for act in standing.acts:
        click.echo(f"  {act_line(act)}, by {act.evidence.publisher}")
    click.echo(f"evidence: {count(len(standing.support), 'document')}")
    for evidence in standing.support.values():
        _print_evidence(evidence)


def _print_evidence(evidence: Evidence) -> None:
    click.echo(f"  {evidence.publisher} ({evidence.authority}): {evidence.url}")
    when = f"captured {local_time(evidence.captured_at)}" if evidence.captured_at else "packaged snapshot"
    published = f", published {evidence.published:%Y-%m-%d}" if evidence.published else ""
    click.echo(f"    {when}{published}" + (f", sha256 {evidence.sha256}" if evidence.sha256 else ""))
    click.echo(f"    “{clean(evidence.quote)}”")


def _day(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no ISO day, such as 2026-01-07", param_hint="--since"
        ) from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
