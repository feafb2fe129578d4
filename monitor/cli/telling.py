"""`monitor demo`: the whole story on the loopback."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("demo")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Where database and reports are left; an earlier story there is replaced.",
)
def demo_command(folder: Path) -> int:
    """Tell the whole story without internet: pages, polls, reports, mails.

    A web server and a mail server run on the loopback while the normal poll runs several times.
    """
    from monitor.demo.story import tell

    tell(folder, click.echo)
    return 0
