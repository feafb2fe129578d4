"""Mail from notices: one message a recipient and run, stored before it is sent, tried again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from monitor.deliver import mail
from monitor.deliver.mail import BACK_OFF
from monitor.service import Messages, notifying
from monitor.store import StoredMessage
from tests.desk import Desk

ADDED, ANOTHER = "Universal Postal Union", "World Meteorological Organization"
NOWHERE = "smtp://127.0.0.1:1"


def waiting(desk: Desk) -> list[StoredMessage]:
    with desk.store.reading() as reading:
        return reading.waiting_messages()


def sent(desk: Desk) -> Messages:
    assert desk.last is not None
    return desk.last.messages


def test_one_message_tells_all_that_a_run_found(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED, ANOTHER)
    assert len(desk.poll()) == 2
    [(who, subject)] = desk.mails()
    assert who == "news@example.org"
    assert subject.startswith("2 organizations added (confirmed)")
    assert sent(desk) == Messages(1, 1, 0)


def test_a_message_has_two_parts_and_says_where_the_report_is(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    _, message = desk.mailbox.messages[-1]
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert desk.last is not None
    assert str(desk.last.report) in plain.get_content()
    assert f"{desk.web.address}/memo" in plain.get_content()
    assert "<html" in html.get_content()
    assert message["From"] == "monitor@example.org"
    assert message["Date"].datetime == desk.now


def test_mail_waits_for_its_server_and_is_tried_again_with_growing_gaps(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    desk.smtp = NOWHERE
    desk.poll()
    assert sent(desk) == Messages(1, 0, 1)
    [message] = waiting(desk)
    assert message.next_attempt_at == desk.now + BACK_OFF[0]
    assert "127.0.0.1:1" in (message.last_error or "")
    for attempt in (1, 2):
        desk.poll(force=False, hours=BACK_OFF[attempt - 1] / timedelta(hours=1))
        assert sent(desk) == Messages(0, 0, 1)
        [message] = waiting(desk)
        assert message.attempts == attempt + 1
        assert message.next_attempt_at == desk.now + BACK_OFF[attempt]
    desk.smtp = None
    desk.poll(force=False, hours=0.1)
    assert sent(desk) == Messages(0, 0, 0)
    desk.poll(force=False, hours=1)
    assert sent(desk) == Messages(0, 1, 0)
    assert desk.recipients() == ["news"]
    assert desk.mailbox.messages[-1][1]["Message-ID"] == message.id
    assert waiting(desk) == []


def test_without_a_server_mail_waits_in_the_database(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    desk.smtp = ""
    desk.poll()
    assert sent(desk) == Messages(1, 0, 0)
    desk.smtp = None
    desk.poll(force=False, hours=1)
    assert sent(desk) == Messages(0, 1, 0)


def test_a_digest_is_sent_when_the_day_ends_and_tells_the_whole_day(desk: Desk) -> None:
    desk.configure(
        "topics: [confirmed, reported], when: now",
        "topics: [confirmed, reported], when: daily, time_zone: Asia/Tokyo",
    )
    desk.poll()
    for names in ((ADDED,), (ADDED, ANOTHER)):
        desk.memorandum(*names)
        assert len(desk.poll(hours=1)) == 1
        assert desk.mails() == []
    # midnight in Tokyo is 15:00 UTC; the desk began at 9:00 and polled for the first time at 15:00
    desk.poll(force=False, hours=21)
    assert desk.mails() == []
    desk.poll(force=False, hours=2)
    [(who, subject)] = desk.mails()
    assert who == "news@example.org"
    assert subject.startswith("2 organizations added (confirmed)")


def test_a_program_that_died_before_the_answer_was_noted_sends_the_same_message(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DiedError(BaseException):
        pass

    def die(*arguments: Any, **named: Any) -> bool:
        raise DiedError

    desk.poll()
    desk.memorandum(ADDED)
    with monkeypatch.context() as patch:
        patch.setattr(notifying, "_stamp", die)
        with pytest.raises(DiedError):
            desk.poll()
    desk.poll(force=False, hours=0.1)
    assert sent(desk) == Messages(0, 0, 0), "the message belongs to the dead process for a while"
    desk.poll(force=False, hours=1)
    assert sent(desk) == Messages(0, 1, 0)
    [first, second] = [message for _, message in desk.mailbox.messages]
    assert first["Message-ID"] == second["Message-ID"]
    assert first.as_bytes() == second.as_bytes()
    desk.poll(hours=24)
    assert len(desk.mailbox.messages) == 2


def test_a_program_that_died_before_sending_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DiedError(BaseException):
        pass

    def die(*arguments: Any, **named: Any) -> None:
        raise DiedError

    desk.poll()
    desk.memorandum(ADDED)
    with monkeypatch.context() as patch:
        patch.setattr("monitor.service.polling.notify", die)
        with pytest.raises(DiedError):
            desk.poll()
    desk.poll(force=False, hours=0.1)
    assert sent(desk) == Messages(1, 1, 0)
    assert desk.recipients() == ["news"]


def test_many_messages_go_over_few_connections(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"reader{n}@example.org" for n in range(25)]
    lines = "".join(f"    - {{address: {one}, topics: [confirmed]}}\n" for one in addresses)
    desk.configure("sources:\n", lines.replace("    -", "    -", 1) + "sources:\n")
    connections: list[Any] = []
    real = mail.connect

    def connect(*arguments: Any, **named: Any) -> Any:
        connections.append(real(*arguments, **named))
        return connections[-1]

    monkeypatch.setattr(mail, "connect", connect)
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    assert sent(desk) == Messages(26, 26, 0)
    assert len(connections) == 3
    assert {who for who, _ in desk.mails()} == {*addresses, "news@example.org"}


@pytest.mark.parametrize(
    ("base", "place"),
    [
        ("https://monitor.example.org/reports/", "https://monitor.example.org/reports/{}"),
        ("https://monitor.example.org/reports", "https://monitor.example.org/reports/{}"),
        (None, "{folder}/{} (on the monitor's machine)"),
    ],
)
def test_a_letter_says_where_its_report_is_read(desk: Desk, base: str | None, place: str) -> None:
    if base is not None:
        desk.configure("from: monitor@example.org", f"from: monitor@example.org\n  reports_url: {base}")
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    letter = desk.mailbox.messages[-1][1]
    plain = letter.get_body(("plain",))
    assert plain is not None
    [line] = [line for line in plain.get_content().splitlines() if line.startswith("Full report: ")]
    reports = desk.folder / "reports"
    [page] = [path.relative_to(reports) for path in sorted(reports.glob("2026/*/*.html"))][-1:]
    assert line == "Full report: " + place.format(page.as_posix(), folder=reports)
