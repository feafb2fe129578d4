"""Tables for people: aligned on a terminal with rich, plain lines where nobody watches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from monitor.cli.options import on_terminal
from monitor.report.words import clean


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str) -> None:
    """Print rows under headings; `empty` is said when there are none.

    Cells may hold the words of foreign pages: what could steer a terminal is taken out of them.
    """
    if not rows:
        click.echo(empty)
        return
    if not on_terminal():
        for row in rows:
            click.echo("\t".join(clean(cell) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))  # as text: brackets are no markup
    Console().print(table)


def local_time(moment: datetime | None) -> str:
    """Return a time as people here read it, beside UTC: `2026-03-01 13:00 +01:00 (12:00 UTC)`."""
    if moment is None:
        return "—"
    local = moment.astimezone()
    offset = local.strftime("%z")
    if offset in ("+0000", "-0000"):
        return f"{local:%Y-%m-%d %H:%M} UTC"
    return f"{local:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:]} ({moment:%H:%M} UTC)"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 change`, `2 changes`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
