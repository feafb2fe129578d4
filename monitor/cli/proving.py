"""`monitor replay`, `monitor verify`, `monitor export`: what is stored, read again, checked, handed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.options import as_json, on_terminal, opened, print_json, with_settings
from monitor.cli.tables import count, local_time
from monitor.report.lines import change_words
from monitor.report.words import clean

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.service.replaying import Replayed


@click.command("replay")
@click.option("--apply", "apply", is_flag=True, help="Keep what is found, and tell it once, as late.")
@with_settings
@as_json
def replay_command(settings: Settings, apply: bool, json_output: bool) -> None:
    """Read stored captures again with today's code and names; show old against new.

    Writes nothing without --apply.
    """
    from monitor.service.replaying import replay, replay_object

    with opened(settings) as store:
        done = replay(settings, store, apply=apply, progress=_advance(json_output))
    if json_output:
        print_json(replay_object(done))
    else:
        _print_replay(done, apply=apply)


@click.command("verify")
@click.option(
    "--manifest",
    "kept",
    multiple=True,
    metavar="HASH",
    help="A manifest that a report or a letter printed; it must be known.  May be given again.",
)
@with_settings
@as_json
def verify_command(settings: Settings, kept: tuple[str, ...], json_output: bool) -> int:
    """Compute the hashes of bodies and runs again, and name the first break (exit code 1).

    An older copy of the database holds together as well: it is found out by the newest manifest that was printed,
    in the reports beside it, or by --manifest.
    """
    from monitor.service.verifying import printed_manifests, verify, verify_object

    with opened(settings, create=False) as store:
        found = verify(store, (*kept, *printed_manifests(settings.reports)))
    if json_output:
        print_json(verify_object(found))
        return 0 if found.well else 1
    click.echo(
        f"{count(found.bodies, 'body', 'bodies')}, {count(found.captures, 'capture')}, "
        f"{count(found.runs, 'sealed run')}"
    )
    for run in found.unsealed:
        click.echo(f"run {run} has captures and no manifest: it runs now, or died")
    if found.broken is not None:
        click.echo(f"broken: {found.broken.what} {found.broken.where}: {clean(found.broken.why)}")
        return 1
    click.echo(f"all hashes are right; the newest manifest is {found.manifest or 'none yet'}")
    return 0


@click.command("export")
@click.option(
    "--warc",
    "file",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The WARC file to write; .warc.gz is compressed.",
)
@with_settings
@as_json
def export_command(settings: Settings, file: Path, json_output: bool) -> None:
    """Write every capture to a WARC file that ordinary tools read."""
    from monitor.service.exporting import export_object, export_warc

    with opened(settings, create=False) as store:
        done = export_warc(store, file)
    if json_output:
        print_json(export_object(done))
    else:
        click.echo(f"{file}: {count(done.captures, 'capture')}, {count(done.size, 'byte')}")


def _print_replay(done: Replayed, *, apply: bool) -> None:
    for one in done.reread:
        click.echo(f"{one.source}: {one.url}, captured {local_time(one.captured_at)}")
        click.echo(f"  old  {clean(one.old)}")
        click.echo(f"  new  {clean(one.new)}")
        for sign, names in (("+", one.gained), ("-", one.lost)):
            for name in names:
                click.echo(f"    {sign} {clean(name)}")
    click.echo(
        f"{count(done.captures, 'capture')} of {count(done.documents, 'document')} read again, "
        f"{len(done.reread)} mean something else"
    )
    for change in done.changes:
        click.echo(f"  {change_words(change)}")
    if done.applied:
        click.echo(f"applied in run {done.run}")
    elif apply:
        click.echo("nothing to apply")
    elif done.reread or done.changes:
        click.echo("nothing was written: --apply keeps it")


def _advance(json_output: bool) -> Callable[[int], None]:
    def show(done: int) -> None:
        if done % 50 == 0:
            click.echo(f"{done} captures read", err=True)

    def keep_quiet(done: int) -> None:
        """Say nothing: nobody watches."""

    return keep_quiet if json_output or not on_terminal() else show
