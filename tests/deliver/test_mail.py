"""Mail over real connections: encryption, login, refusals for now and for good, and broken connections."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.deliver.mail import BACK_OFF, Fate, Handed, connect, next_attempt, send
from monitor.errors import DeliveryError
from tests.deliver.conftest import HOST, NOW, PASSWORD, Authority, Server, Start, free_port, letter, settings


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("tls", ["none", "starttls", "implicit"])
@pytest.mark.parametrize("login", [False, True], ids=["open", "with login"])
def test_mail_is_handed_over(start: Start, authority: Authority, tls: str, login: bool) -> None:
    server = start(tls, login=login)
    user = {"user": "monitor", "password": PASSWORD} if login else {}
    results = send([letter()], settings(server, tls=tls, ca=authority.file, **user))
    assert [result.fate for result in results] == [Fate.SENT]
    assert server.encrypted == [tls != "none"]
    assert server.users == (["monitor"] if login else [])
    [message] = server.taken
    assert message["Message-ID"] == results[0].message_id
    part = message.get_body(("plain",))
    assert part is not None
    assert "國際太陽能聯盟" in part.get_content()


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_certificate_of_an_unknown_authority_is_refused(start: Start, tls: str) -> None:
    server = start(tls)
    [result] = send([letter()], settings(server, tls=tls))
    assert result.fate is Fate.TEMPORARY
    assert "certificate is not trusted" in result.reason
    assert "MONITOR_SMTP_CA" in result.reason
    assert server.taken == []


def test_a_server_elsewhere_without_starttls_gets_nothing(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start("none")
    real = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda address, *rest: real((HOST, address[1]), *rest))
    [result] = send([letter()], settings(server, host="mail.example.org", tls="starttls"))
    assert result.fate is Fate.TEMPORARY
    assert server.taken == []


def test_a_wrong_password_is_told_without_it_and_loses_nothing(start: Start, authority: Authority) -> None:
    server = start("starttls", login=True)
    wrong = settings(server, tls="starttls", ca=authority.file, user="monitor", password="wrong horse")
    results = send([letter(), letter("two@example.org")], wrong)
    assert [result.fate for result in results] == [Fate.TEMPORARY, Fate.TEMPORARY]
    assert "login was refused: 535" in results[0].reason
    assert "wrong horse" not in results[0].reason
    with pytest.raises(DeliveryError, match="login was refused"):
        connect(wrong)


@pytest.mark.parametrize(
    ("answer", "fate", "words"),
    [
        ("451 try again later", Fate.TEMPORARY, "refused the message for now: 451 try again later"),
        ("552 mailbox full", Fate.PERMANENT, "refused the message for good: 552 mailbox full"),
    ],
)
def test_a_refusal_stops_no_other_message(start: Start, answer: str, fate: Fate, words: str) -> None:
    server = start()
    server.answers.append(answer)
    results = send([letter(), letter("two@example.org")], settings(server))
    assert [result.fate for result in results] == [fate, Fate.SENT]
    assert words in results[0].reason
    assert [message["To"] for message in server.taken] == ["two@example.org"]


def test_a_refused_recipient_stops_no_other_message(start: Start) -> None:
    server = start()
    server.refused["desk@example.org"] = "550 no such user"
    results = send([letter(), letter("two@example.org")], settings(server))
    assert [result.fate for result in results] == [Fate.PERMANENT, Fate.SENT]
    assert "550 no such user" in results[0].reason


def test_a_connection_that_breaks_leaves_the_rest_for_later(start: Start) -> None:
    server = start()
    server.answers = ["250 kept", "drop"]
    heard: list[Handed] = []
    results = send([letter(f"{n}@example.org") for n in range(4)], settings(server), tell=heard.append)
    assert [result.fate for result in results] == [Fate.SENT, *[Fate.TEMPORARY] * 3]
    assert heard == results
    assert "broke before this message" in results[-1].reason


def test_nobody_at_home_is_told_with_the_remedy(start: Start) -> None:
    [result] = send([letter()], settings(Server(free_port())))
    assert result.fate is Fate.TEMPORARY
    assert "is the server up, and is MONITOR_SMTP_URL right?" in result.reason


def test_a_server_that_says_nothing_is_not_waited_for_for_ever() -> None:
    with socket.create_server((HOST, 0)) as silent:
        port = silent.getsockname()[1]
        accepted: list[socket.socket] = []
        thread = threading.Thread(target=lambda: accepted.append(silent.accept()[0]))
        thread.start()
        [result] = send([letter()], settings(Server(port)), timeout=0.2)
        thread.join()
        for connection in accepted:
            connection.close()
    assert result.fate is Fate.TEMPORARY


@pytest.mark.parametrize(
    ("piece", "limit", "words"),
    [
        (b"220-still here\r\n" * 1_000, "ANSWER_BYTES", "its answer does not end"),
        (b"2", "ANSWER_SECONDS", "no answer in time"),
        (b"2", "CONNECTION_SECONDS", "no answer in time"),
    ],
)
def test_a_server_that_never_comes_to_an_end_is_left(
    monkeypatch: pytest.MonkeyPatch, piece: bytes, limit: str, words: str
) -> None:
    if limit != "ANSWER_BYTES":
        monkeypatch.setattr(f"monitor.deliver.client.{limit}", 0.3)

    def talk(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            while True:
                connection.sendall(piece)
                time.sleep(0.01)

    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=talk, args=(listening,))
        thread.start()
        [result] = send([letter()], settings(Server(listening.getsockname()[1])))
        thread.join()
    assert result.fate is Fate.TEMPORARY
    assert words in result.reason


def test_a_file_that_is_no_authority_is_named(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "empty.pem"
    file.write_text("nothing")
    [result] = send([letter()], settings(start("starttls"), tls="starttls", ca=file))
    assert str(file) in result.reason
    assert "MONITOR_SMTP_CA" in result.reason


def test_no_message_needs_no_connection() -> None:
    assert send([], settings(Server(free_port()))) == []


@pytest.mark.parametrize(
    ("attempts", "wait"),
    [(1, BACK_OFF[0]), (2, BACK_OFF[1]), (7, timedelta(days=1)), (100, timedelta(days=1)), (0, BACK_OFF[0])],
)
def test_there_is_always_a_next_attempt(attempts: int, wait: timedelta) -> None:
    assert next_attempt(attempts, NOW) == NOW + wait
