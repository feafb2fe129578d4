"""`monitor serve`: the main job on a schedule, in the foreground."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from monitor.cli.options import as_json, opened, print_json, with_settings

if TYPE_CHECKING:
    from monitor.config import Settings


@click.command("serve")
@with_settings
@as_json
def serve_command(settings: Settings, json_output: bool) -> None:
    """Poll each source when it is due, and send what waits, until SIGTERM or Ctrl-C.

    Prints a line for each poll (with --json the object of `monitor poll --json`).
    """
    from monitor import scheduler
    from monitor.cli.polling import print_result
    from monitor.service import Options, Reader, deliver, due_at, poll, poll_object
    from monitor.service.clock import clock_of

    clock = clock_of(None)
    reader = Reader()

    def run_source(source_id: str) -> None:
        result = poll(settings, store, options=Options(only=(source_id,)), clock=clock, reader=reader)
        if all(source.outcome == "not-due" for source in result.sources):
            return
        if json_output:
            print_json(poll_object(result))
        else:
            print_result(result, explicit=True)
        sys.stdout.flush()

    def next_due(source_id: str) -> datetime | None:
        source = settings.source(source_id)
        if source is None:
            return None
        with store.reading() as reading:
            return due_at(reading, source, datetime.now(UTC))

    def send_waiting() -> None:
        deliver(settings, store, clock)

    with scheduler.stop_on_signals() as stop, opened(settings) as store:
        scheduler.check(settings)
        reader.load()  # several polls begin at once, and each would load all of it
        scheduler.serve(settings, run_source, next_due, stop, deliver=send_waiting)
