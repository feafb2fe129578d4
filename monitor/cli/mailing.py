"""Send mail by hand: a test message, or what waits (`monitor mail`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.cli.options import opened, with_settings
from monitor.cli.tables import count
from monitor.errors import UsageError

if TYPE_CHECKING:
    from monitor.config import Settings


@click.command("mail")
@click.option("--test", "test", is_flag=True, help="Send a test message to every recipient.")
@with_settings
def mail_command(settings: Settings, test: bool) -> int:
    """Send what is due and waits; with --test send a test message instead."""
    from monitor.service import mail

    if settings.smtp is None:
        raise UsageError(
            "no mail server is configured; set MONITOR_SMTP_URL, for example smtp://user:password@mail.example.org:587"
        )
    if test:
        if not settings.recipients:
            raise UsageError(f"{settings.path}: nobody to write to; add recipients under notify: to:")
        failed = 0
        for address, trouble in mail.send_test(settings):
            click.echo(f"{address}: {trouble or 'accepted by the mail server'}")
            failed += trouble is not None
        return 1 if failed else 0
    with opened(settings) as store:
        messages = mail.send_waiting(settings, store)
    click.echo(f"{count(messages.sent, 'message')} sent, {messages.failed} failed")
    return 1 if messages.failed else 0
