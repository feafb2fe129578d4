"""SMTP clients that no server can keep for ever: what it says is bounded in time and in size.

The standard library's client waits for each piece of an answer, so a server that goes on saying a little
would never be left.  A claim on messages outlives `CONNECTION_SECONDS`, so nobody sends them meanwhile.
"""

from __future__ import annotations

import contextlib
import smtplib
import socket
import threading
import time
from typing import IO, Any

ANSWER_SECONDS = 60.0
"""How long one answer may take from its first to its last line."""

ANSWER_BYTES = 100_000
"""How long one answer may be; real ones hold a few hundred bytes (RFC 5321 §4.5.3.1.5: 512 a line)."""

CONNECTION_SECONDS = 300.0
"""How long one connection may last, with all its messages."""


class _Answer:
    """What the server says, until one answer is longer than any that means something."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.left = ANSWER_BYTES

    def readline(self, size: int = -1) -> bytes:
        line = self._stream.readline(size)
        self.left -= len(line)
        if self.left < 0:
            raise OSError("its answer does not end")
        return line

    def close(self) -> None:
        self._stream.close()


class _Bounded(smtplib.SMTP):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._until = time.monotonic() + CONNECTION_SECONDS
        super().__init__(*args, **kwargs)

    def getreply(self) -> tuple[int, bytes]:
        """Return an answer; raises TimeoutError when it does not end in time."""
        if self.file is None and self.sock is not None:
            self.file = _Answer(self.sock.makefile("rb"))
        if self.file is not None:
            self.file.left = ANSWER_BYTES
        late = threading.Event()
        seconds = max(0.0, min(ANSWER_SECONDS, self._until - time.monotonic()))
        timer = threading.Timer(seconds, _hang_up, (self.sock, late))
        timer.daemon = True
        timer.start()
        try:
            answer = super().getreply()
        except smtplib.SMTPServerDisconnected as error:
            if late.is_set() or isinstance(error.__context__, TimeoutError):
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
        if late.is_set():  # half an answer is none
            self.close()
            raise TimeoutError
        return answer


class Client(_Bounded):
    """A client that begins without encryption."""


class EncryptedClient(_Bounded, smtplib.SMTP_SSL):
    """A client that is encrypted from the start."""


def _hang_up(sock: socket.socket | None, late: threading.Event) -> None:
    late.set()
    if sock is not None:
        with contextlib.suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)  # the plain one: encryption has no say here
