"""`monitor demo`: the whole story on the loopback."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.options import as_json, print_json


@click.command("demo")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Where database and reports are left; an earlier story there is replaced.",
)
@as_json
def demo_command(folder: Path, json_output: bool) -> None:
    """Tell the whole story without internet: pages, polls, reports, mails.

    A web server and a mail server run on the loopback while the normal poll runs several times.
    """
    from monitor.demo.story import tell
    from monitor.service import poll_object

    results = tell(folder, (lambda _: None) if json_output else click.echo)
    if json_output:
        print_json({"folder": str(folder), "polls": [poll_object(result) for result in results]})
