"""`monitor report`, `monitor status`, `monitor init`, `monitor backup`: keeping the monitor in order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.options import as_json, opened, print_json, sources_path, with_overrides, with_settings
from monitor.cli.tables import count, local_time, print_table

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.service.health import Health


@click.command("report")
@click.option("--rebuild", is_flag=True, help="Write every report again from the database.")
@with_settings
@as_json
def report_command(settings: Settings, rebuild: bool, json_output: bool) -> None:
    """Write the reports that are owed, or all of them again, with the index and current.json.

    Rendering what is stored gives the same bytes again, so a rebuild mends what was lost or damaged.
    """
    from monitor.service import publishing

    with opened(settings) as store:
        written = (publishing.rebuild if rebuild else publishing.write_owed)(store, settings)
    if json_output:
        print_json({"folder": str(settings.reports), "rebuilt": rebuild, "reports": written})
    else:
        click.echo(f"{count(written, 'report')} {'rebuilt' if rebuild else 'written'} in {settings.reports}")


@click.command("status")
@with_settings
@as_json
def status_command(settings: Settings, json_output: bool) -> int:
    """Say whether every source is healthy and no mail is stuck; exit code 3 if not."""
    from monitor.service.clock import clock_of
    from monitor.service.health import health, health_object

    with opened(settings) as store:
        found = health(store, settings, clock_of(settings.now)())
    if json_output:
        print_json(health_object(found))
    else:
        _print_health(found)
    return 0 if found.well else 3


def _print_health(found: Health) -> None:
    polled = [one for one in found.sources if one.source.enabled]
    sick = [one for one in polled if not one.well]
    click.echo(f"last run: {local_time(found.last_run)}")
    click.echo(f"{count(len(polled), 'source')} polled, {len(sick)} in trouble")
    if sick:
        print_table(
            ("Source", "State", "Since", "Trouble"),
            [(one.source.id, one.state, local_time(one.failing_since), one.trouble or "") for one in sick],
            empty="",
        )
    waiting = len(found.waiting) - len(found.refused)
    if waiting or found.digests:
        click.echo(
            f"{count(waiting, 'message')} to be sent, {count(found.digests, 'notice')} for later digests"
        )
    for message in found.refused:
        click.echo(
            f"mail to {message.address} could not be sent ({count(message.attempts, 'try', 'tries')}), next try "
            f"{local_time(message.next_attempt_at)}: {message.last_error}"
        )


@click.command("init")
@with_overrides
@as_json
def init_command(overrides: dict[str, str], json_output: bool) -> None:
    """Set up a folder: sources.yaml, the database and the folder of reports.  What is there is kept."""
    from monitor.service.keeping import set_up

    done = set_up(sources_path(overrides), os.environ, overrides)
    if json_output:
        print_json({"made": list(done.made), "kept": list(done.kept)})
        return
    for one in done.made:
        click.echo(f"made {one}")
    for one in done.kept:
        click.echo(f"kept {one}")
    click.echo("next: edit sources.yaml, then `monitor doctor` and `monitor poll`")


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_settings
@as_json
def backup_command(settings: Settings, file: Path, json_output: bool) -> None:
    """Write a consistent copy of the database to FILE, also while it is in use."""
    with opened(settings, create=False) as store:
        store.backup(file)
    size = file.stat().st_size
    if json_output:
        print_json({"file": str(file), "bytes": size})
    else:
        click.echo(f"{file}: {count(size, 'byte')}")
