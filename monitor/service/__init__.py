"""The use-cases: poll, publish, notify, ask, keep.  All that a command does, without a command line."""

from monitor.service.notifying import deliver
from monitor.service.objects import poll_object
from monitor.service.polling import due_at, poll
from monitor.service.publishing import rebuild
from monitor.service.reading import Reader
from monitor.service.run import Messages, Options, PollResult

__all__ = [
    "Messages",
    "Options",
    "PollResult",
    "Reader",
    "deliver",
    "due_at",
    "poll",
    "poll_object",
    "rebuild",
]
