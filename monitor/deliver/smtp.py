"""A mail server: where it is, and what went wrong with it, in words that hold no secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class SmtpSettings(Protocol):
    """Where and how mail is handed over; `password` is used and never shown."""

    @property
    def host(self) -> str:
        """Name or address of the server."""

    @property
    def port(self) -> int:
        """Port of the server."""

    @property
    def user(self) -> str | None:
        """Who logs in; None for no login."""

    @property
    def password(self) -> str | None:
        """The secret of the login."""

    @property
    def tls(self) -> str:
        """`implicit`, `starttls` or `none`."""

    @property
    def ca(self) -> Path | str | None:
        """A file of authorities to trust, in PEM; None for those of the system."""


def why(smtp: SmtpSettings, error: Exception) -> str:
    """Return what went wrong with a connection, and the remedy, in one line without secrets."""
    import smtplib
    import socket
    import ssl

    remedy = "is the server up, and is MONITOR_SMTP_URL right?"
    if isinstance(error, ssl.SSLCertVerificationError):
        what = f"its certificate is not trusted: {error.verify_message}"
        remedy = "name its authority with MONITOR_SMTP_CA, and the host as the certificate does"
    elif isinstance(error, ssl.SSLError):
        what = f"encryption failed: {error.reason or 'not a TLS server'}"
        remedy = "smtps:// speaks TLS from the first byte, smtp:// begins with STARTTLS"
    elif isinstance(error, smtplib.SMTPAuthenticationError):
        what = f"the login was refused: {error.smtp_code} {said(error.smtp_error, smtp)}"
        remedy = "check user and password in MONITOR_SMTP_URL"
    elif isinstance(error, smtplib.SMTPNotSupportedError):
        what = f"the server does not offer what is asked: {error}"
        remedy = "?tls=none in MONITOR_SMTP_URL goes without encryption; no user goes without login"
    elif isinstance(error, smtplib.SMTPResponseException):
        what = f"the server answered {error.smtp_code} {said(error.smtp_error, smtp)}"
    elif isinstance(error, TimeoutError):
        what = "no answer in time"
    elif isinstance(error, socket.gaierror):
        what = "the name of the server is not known"
    elif isinstance(error, OSError):
        what = error.strerror or str(error) or type(error).__name__
    else:
        what = said(str(error), smtp) or type(error).__name__
    return f"{where(smtp)}: {what} ({remedy})"


def where(smtp: SmtpSettings) -> str:
    """Return the server as a message names it."""
    return f"mail server {smtp.host}:{smtp.port}"


def said(text: bytes | str, smtp: SmtpSettings) -> str:
    """Return a server's words on one line, and without the password should it repeat it."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    line = " ".join(words.split())
    return (line.replace(smtp.password, "…") if smtp.password else line)[:300]
