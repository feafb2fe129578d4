"""`monitor poll`: the main job, made for cron."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from monitor.cli.options import as_json, on_terminal, opened, print_json, with_settings
from monitor.cli.tables import count, print_table

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.model import SourceResult
    from monitor.service import PollResult

FAILING = ("failed", "held")


@click.command("poll")
@click.argument("only", nargs=-1, metavar="[SOURCE]...")
@click.option("--force", is_flag=True, help="Poll the named sources, or all, due or not.")
@click.option("--refetch", is_flag=True, help="Ask for whole pages, without validators.")
@click.option("--strict", is_flag=True, help="End with exit code 3 if a source failed or is held.")
@with_settings
@as_json
def poll_command(
    settings: Settings,
    only: tuple[str, ...],
    force: bool,
    refetch: bool,
    strict: bool,
    json_output: bool,
) -> int:
    """Poll what is due, write reports, send mail.

    Says nothing where nothing happened and nobody watches, so that cron sends no empty mail.  Trouble of
    sources is no error (exit code 0, with --strict 3); a fault of the program is (1).
    """
    from monitor.service import Options, poll

    with opened(settings) as store, _progress(len(settings.sources), json_output) as advance:
        result = poll(settings, store, options=Options(only, force, refetch), progress=advance)
    if json_output:
        from monitor.service import poll_object

        print_json(poll_object(result))
    else:
        print_result(result, explicit=force or bool(only))
    failing = any(source.outcome in FAILING for source in result.sources)
    return 1 if result.broken else 3 if strict and failing else 0


def print_result(result: PollResult, *, explicit: bool) -> None:
    """Print what happened: a line a source on request or on a terminal, else only what matters."""
    from monitor.report.lines import change_words

    polled = [source for source in result.sources if source.outcome != "not-due"]
    rows = polled if explicit or on_terminal() else [s for s in polled if s.outcome in FAILING]
    if rows:
        print_table(("Source", "Outcome", "Reason"), [(s.id, s.outcome, s.reason) for s in rows], empty="")
    if polled and all(source.reason.startswith("unreachable") for source in polled):
        click.echo("no source could be reached: is this machine connected to the internet?")
    for change in result.changes:
        click.echo(change_words(change))
    if explicit or on_terminal() or result.changes:
        click.echo(_summary(result, len(polled)))


def _summary(result: PollResult, polled: int) -> str:
    parts = [f"{count(polled, 'source')} polled", count(len(result.changes), "change")]
    if result.messages.sent or result.messages.queued or result.messages.failed:
        parts.append(f"{count(result.messages.sent, 'message')} sent")
    if result.messages.failed:
        parts.append(f"{result.messages.failed} could not be sent and will be tried again")
    if result.report:
        parts.append(f"report: {result.report}")
    return ", ".join(parts)


@contextlib.contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[SourceResult], None]]:
    """Show a progress bar to a person; to a program or to cron, nothing."""
    if quiet or not on_terminal():
        yield lambda result: None  # noqa: ARG005
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("polling", total=total)
        yield lambda result: bar.update(task, advance=1, description=result.id)
