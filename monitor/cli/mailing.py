"""`monitor mail`: a test message to everybody, or what waits to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.cli.options import as_json, opened, print_json, with_settings
from monitor.cli.tables import count
from monitor.errors import UsageError

if TYPE_CHECKING:
    from monitor.config import Settings


@click.command("mail")
@click.option("--test", "test", is_flag=True, help="Send a test message to every recipient.")
@with_settings
@as_json
def mail_command(settings: Settings, test: bool, json_output: bool) -> int:
    """Send what is due and waits; with --test send a test message instead.

    Exit code 1 when the mail server did not take everything.
    """
    if settings.smtp is None:
        raise UsageError(
            "no mail server is configured; set MONITOR_SMTP_URL, for example "
            "smtp://user:password@mail.example.org:587"
        )
    return _send_test(settings, json_output) if test else _send_waiting(settings, json_output)


def _send_test(settings: Settings, json_output: bool) -> int:
    from monitor.service import mail

    if not settings.recipients:
        raise UsageError(f"{settings.path}: nobody to write to; add recipients under notify: to:")
    results = []
    for address, trouble in mail.send_test(settings):
        results.append({"address": address, "accepted": trouble is None, "reason": trouble})
        if not json_output:
            click.echo(f"{address}: {trouble or 'accepted by the mail server'}")
    if json_output:
        print_json({"test": True, "recipients": results, "messages": None})
    return 0 if all(one["accepted"] for one in results) else 1


def _send_waiting(settings: Settings, json_output: bool) -> int:
    from monitor.service import mail
    from monitor.service.objects import messages_object

    with opened(settings) as store:
        messages = mail.send_waiting(settings, store)
        with store.reading() as reading:
            elsewhere = len(reading.waiting_messages()) - messages.failed
    if json_output:
        print_json({"test": False, "recipients": [], "messages": messages_object(messages)})
    else:
        click.echo(f"{count(messages.sent, 'message')} sent, {messages.failed} failed")
        if elsewhere > 0:
            click.echo(
                f"{count(elsewhere, 'message')} left for later: the server was not there for more, or another "
                "process is sending them (should it have died, they are free ten minutes later)"
            )
    return 1 if messages.failed else 0
