"""What a poll did, as the object that `monitor poll --json` prints; its schema is `poll.schema.json`."""

from __future__ import annotations

from typing import Any

from monitor.report import change_object, source_object
from monitor.report.objects import instant
from monitor.service.run import Messages, PollResult


def poll_object(result: PollResult) -> dict[str, Any]:
    """Return what a poll did."""
    return {
        "run": result.run,
        "started": instant(result.started),
        "sources": [source_object(source) for source in result.sources],
        "changes": [change_object(change) for change in result.changes],
        "report": str(result.report) if result.report is not None else None,
        "messages": messages_object(result.messages),
    }


def messages_object(messages: Messages) -> dict[str, int]:
    """Return how many messages were queued, sent and refused."""
    return {"queued": messages.queued, "sent": messages.sent, "failed": messages.failed}
