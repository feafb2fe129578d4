"""What the environment and the command line say: where things are, how mail leaves, and secrets.

Values here may be secrets, so no error repeats one.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from monitor.config.settings import SmtpSettings
from monitor.errors import Problem

VARIABLES = {
    "MONITOR_SOURCES": "the sources file",
    "MONITOR_DATABASE_URL": "SQLAlchemy URL of the database",
    "MONITOR_REPORTS": "folder of the reports",
    "MONITOR_SMTP_URL": "where mail is handed over",
    "MONITOR_SMTP_CA": "authority of the mail server's certificate",
    "MONITOR_NOW": "a time that stands for the present",
}
"""Every variable that is read; each has an option of the same name that wins over it."""

SMTP_EXAMPLE = "write smtp://user:password@mail.example.org:587 or smtps://…"
DATABASE_EXAMPLE = (
    "write sqlite:////folder/monitor.sqlite3 with an absolute path, or "
    "postgresql+psycopg://user:password@host/database"
)
DATABASES = ("sqlite", "postgresql", "postgres")
YEARS = range(1970, 3000)  # a present in which times can be added and subtracted
SUBMISSION, SUBMISSIONS = 587, 465  # RFC 6409 §3.1, RFC 8314 §7.3

T = TypeVar("T")


@dataclass(slots=True)
class Environment:
    """The variables that are set; whatever is wrong with them is among `problems`."""

    values: Mapping[str, str]
    folder: Path
    problems: list[Problem] = field(default_factory=list)

    def database_url(self) -> str:
        """Return the URL of the database; by default SQLite under `db/` beside the sources file."""
        default = f"sqlite:///{(self.folder / 'db' / 'monitor.sqlite3').as_posix()}"
        return self._read("MONITOR_DATABASE_URL", _database_url, default)

    def reports(self) -> Path:
        """Return the folder of the reports; by default `reports/` beside the sources file."""
        return self._read(
            "MONITOR_REPORTS", lambda text: Path(text).expanduser().absolute(), self.folder / "reports"
        )

    def smtp(self) -> SmtpSettings | None:
        """Return how mail is handed over, or None when no server is named."""
        ca = self._read("MONITOR_SMTP_CA", _file, None)
        return self._read("MONITOR_SMTP_URL", lambda text: parse_smtp_url(text, ca), None)

    def now(self) -> datetime | None:
        """Return the time that stands for the present in UTC, or None."""
        return self._read("MONITOR_NOW", _moment, None)

    def _read(self, name: str, read: Callable[[str], T], default: T) -> T:
        text = self.values.get(name, "").strip()
        if not text:
            return default
        try:
            return read(text)
        except ValueError as error:
            self.problems.append(Problem(f"{name}: {error}", key=name))
            return default


def gather(environ: Mapping[str, str], overrides: Mapping[str, str | None]) -> dict[str, str]:
    """Return the variables that are set; what the command line says wins.

    Raises KeyError for an override that is no variable: that is a mistake in the program.
    """
    unknown = set(overrides) - set(VARIABLES)
    if unknown:
        raise KeyError(f"no such setting: {', '.join(sorted(unknown))}")
    given = {name: value for name, value in overrides.items() if value is not None}
    return {name: environ[name] for name in VARIABLES if name in environ} | given


def parse_smtp_url(text: str, ca: Path | None = None) -> SmtpSettings:
    """Return what an SMTP URL says; raises ValueError with the remedy and without the password."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(
            f"is no valid address ({SMTP_EXAMPLE}; write @, : and / of a password as %40, %3A, %2F)"
        ) from None
    if parts.scheme not in ("smtp", "smtps"):
        raise ValueError(f"is no address of a mail server ({SMTP_EXAMPLE})")
    if not host or parts.path not in ("", "/") or parts.fragment or port == 0:
        raise ValueError(f"names no host ({SMTP_EXAMPLE}; write / ? # of a password as %2F %3F %23)")
    user, password = _login(parts)
    return SmtpSettings(
        host=host,
        port=port or (SUBMISSIONS if parts.scheme == "smtps" else SUBMISSION),
        user=user,
        password=password,
        tls=_tls(parts, trusted=_is_loopback(host) and ca is None),
        ca=ca,
    )


def _login(parts: SplitResult) -> tuple[str | None, str | None]:
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    if (user is None) != (password is None):
        missing = "password" if user else "user"
        raise ValueError(f"names no {missing} ({SMTP_EXAMPLE}; leave both out for a server without login)")
    return user, password


def _tls(parts: SplitResult, *, trusted: bool) -> str:
    """Return how the connection is encrypted; without being asked, only a `trusted` host does without.

    That is the loopback: a mail server on this machine has, as a rule, no certificate that anyone could
    check.  Whoever names an authority for it wants it checked.
    """
    options = parse_qsl(parts.query, keep_blank_values=True)
    unknown = sorted({name for name, _ in options} - {"tls"})
    if unknown:
        raise ValueError(f"has an unknown option {unknown[0]!r} (only ?tls=starttls and ?tls=none are known)")
    asked = dict(options).get("tls")
    if parts.scheme == "smtps":
        if asked is not None:
            raise ValueError("smtps:// is encrypted from the start (leave ?tls= out, or write smtp://)")
        return "implicit"
    if asked not in (None, "starttls", "none"):
        raise ValueError(
            "tls must be starttls or none (STARTTLS is required unless the host is the loopback or ?tls=none "
            "is said; write smtps:// for a server that is encrypted from the start)"
        )
    return asked or ("none" if trusted else "starttls")


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _database_url(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    if not separator or not scheme or not scheme.replace("+", "").replace("_", "").isalnum() or not rest:
        raise ValueError(f"is no database URL ({DATABASE_EXAMPLE})")
    if scheme.partition("+")[0] not in DATABASES:
        raise ValueError(f"a database of the kind {scheme} cannot be used ({DATABASE_EXAMPLE})")
    if scheme.startswith("postgres"):
        try:
            urlsplit(text).port  # noqa: B018 - reading it checks it
        except ValueError:
            raise ValueError(
                f"is no valid address ({DATABASE_EXAMPLE}; write @, : and / of a password as %40, %3A, %2F)"
            ) from None
    return text


def _file(text: str) -> Path:
    path = Path(text).expanduser().absolute()
    if not path.is_file():
        raise ValueError(f"there is no file {path} (name a file with certificates in PEM form)")
    return path


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no ISO time (write 2026-03-01T12:00:00+00:00)") from None
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset (write 2026-03-01T12:00:00+00:00, or a Z at the end)")
    if moment.year not in YEARS:
        raise ValueError(f"{text!r} is no present (use a year from {YEARS[0]} to {YEARS[-1]})")
    return moment.astimezone(UTC)
