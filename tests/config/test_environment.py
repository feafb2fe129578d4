from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.config import Settings, SmtpSettings
from monitor.config.environment import parse_smtp_url

Load = Callable[..., Settings]
Problems = Callable[..., list[str]]
EMPTY = "version: 1\nsources: []"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", SmtpSettings("mail.example.org", 587, tls="starttls")),
        ("smtp://mail.example.org:25?tls=none", SmtpSettings("mail.example.org", 25, tls="none")),
        ("smtp://u:p@mail.example.org", SmtpSettings("mail.example.org", 587, "u", "p", "starttls")),
        ("smtp://a%40b:p%2F%3A%25@h/", SmtpSettings("h", 587, "a@b", "p/:%", "starttls")),
        ("smtps://u:p@mail.example.org", SmtpSettings("mail.example.org", 465, "u", "p", "implicit")),
        ("smtp://127.0.0.1:2525", SmtpSettings("127.0.0.1", 2525, tls="none")),
        ("smtp://localhost:2525", SmtpSettings("localhost", 2525, tls="none")),
        ("smtp://[::1]:2525", SmtpSettings("::1", 2525, tls="none")),
        ("smtp://127.0.0.1:2525?tls=starttls", SmtpSettings("127.0.0.1", 2525, tls="starttls")),
    ],
)
def test_smtp_urls(url: str, expected: SmtpSettings) -> None:
    assert parse_smtp_url(url) == expected


def test_an_authority_for_the_loopback_asks_for_encryption(tmp_path: Path) -> None:
    assert parse_smtp_url("smtp://127.0.0.1:2525", tmp_path / "ca.pem").tls == "starttls"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mail.example.org:25", "is no address of a mail server"),
        ("http://hunter2@mail.example.org", "is no address of a mail server"),
        ("smtp://", "names no host"),
        ("smtp://u:hunter2@h:none", "is no valid address"),
        ("smtp://u:hun/ter2@h", "is no valid address"),
        ("smtp://u:hunter2@h:25/path", "names no host"),
        ("smtp://u@h", "names no password"),
        ("smtp://:hunter2@h", "names no user"),
        ("smtp://u:hunter2@h?tls=maybe", "STARTTLS is required unless the host is the loopback or ?tls=none"),
        ("smtp://u:hunter2@h?ssl=1", "unknown option 'ssl'"),
        ("smtps://u:hunter2@h?tls=none", "encrypted from the start"),
    ],
)
def test_a_wrong_smtp_url_is_told_without_its_password(problems: Problems, url: str, words: str) -> None:
    [found] = problems(EMPTY, {"MONITOR_SMTP_URL": url})
    assert found.startswith("MONITOR_SMTP_URL: ")
    assert words in found
    assert "hun" not in found


def test_secrets_do_not_show_in_a_representation(loaded: Load) -> None:
    settings = loaded(
        EMPTY,
        {
            "MONITOR_SMTP_URL": "smtp://user:hunter2@mail.example.org",
            "MONITOR_DATABASE_URL": "postgresql+psycopg://user:hunter3@db.example.org/monitor",
        },
    )
    assert settings.smtp is not None
    assert settings.smtp.password == "hunter2"
    assert settings.database_url.endswith("hunter3@db.example.org/monitor")
    assert "hunter" not in repr(settings)


def test_options_win_over_the_environment(loaded: Load, tmp_path: Path) -> None:
    environ = {"MONITOR_REPORTS": "/elsewhere", "MONITOR_NOW": "2026-03-01T12:00:00Z"}
    settings = loaded(EMPTY, environ, overrides={"MONITOR_REPORTS": str(tmp_path), "MONITOR_NOW": None})
    assert settings.reports == tmp_path
    assert settings.now == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_override_that_does_not_exist_is_a_mistake_of_the_program(loaded: Load) -> None:
    with pytest.raises(KeyError):
        loaded(EMPTY, overrides={"MONITOR_RAPORTS": "x"})


def test_an_empty_variable_is_no_variable(loaded: Load, tmp_path: Path) -> None:
    settings = loaded(EMPTY, {"MONITOR_REPORTS": "", "MONITOR_SMTP_URL": " "})
    assert settings.reports == tmp_path / "reports"
    assert settings.smtp is None


def test_a_time_is_turned_to_utc(loaded: Load) -> None:
    settings = loaded(EMPTY, {"MONITOR_NOW": "2026-03-01T12:00:00+08:00"})
    assert settings.now == datetime(2026, 3, 1, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"MONITOR_NOW": "2026-03-01T12:00:00"}, "MONITOR_NOW: '2026-03-01T12:00:00' has no offset"),
        ({"MONITOR_NOW": "noon"}, "MONITOR_NOW: 'noon' is no ISO time"),
        ({"MONITOR_DATABASE_URL": "/var/hunter2.db"}, "MONITOR_DATABASE_URL: is no database URL"),
        (
            {"MONITOR_NOW": "0001-01-01T00:00:00+12:00"},
            "MONITOR_NOW: '0001-01-01T00:00:00+12:00' is no present",
        ),
        ({"MONITOR_NOW": "9999-12-31T23:59:59Z"}, "MONITOR_NOW: '9999-12-31T23:59:59Z' is no present"),
        (
            {"MONITOR_DATABASE_URL": "mysql://u:hunter2@h/db"},
            "MONITOR_DATABASE_URL: a database of the kind mysql cannot be used (write sqlite:////folder",
        ),
        (
            {"MONITOR_DATABASE_URL": "postgresql+psycopg://u:hunter2@h:port/db"},
            "MONITOR_DATABASE_URL: is no valid address",
        ),
        ({"MONITOR_SMTP_CA": "/nowhere/ca.pem"}, "MONITOR_SMTP_CA: there is no file /nowhere/ca.pem"),
    ],
)
def test_a_wrong_variable_is_named_with_its_remedy(
    problems: Problems, variables: dict[str, str], words: str
) -> None:
    [found] = problems(EMPTY, variables)
    assert found.startswith(words)
    assert found.endswith(")")
    assert "hunter2" not in found
