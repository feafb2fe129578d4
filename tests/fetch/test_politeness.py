"""Gaps, patience and retries, bounded numbers: how not to be a burden."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime

import httpx
import pytest

from monitor.fetch.politeness import back_off, origin_of, retry_after
from tests.fetch.conftest import NETWORK, NOW, Asked, Client, Piece, Web, answer


def test_requests_to_one_origin_keep_their_gap(web: Web, client: Client) -> None:
    for path in ("/a", "/b", "/c"):
        web.serve(path, answer())
    requests = [client.request(web.url(path), per_origin_delay=3.0) for path in ("/a", "/b", "/c")]
    captures = client.get_all(*requests, together=True)
    starts = sorted((capture.requested_at - NOW).total_seconds() for capture in captures)
    # robots.txt is the first request of the origin
    assert starts == [3.0, 6.0, 9.0]
    assert web.log[0].path == "/robots.txt"


def test_other_origins_do_not_wait(web: Web, other_web: Web, client: Client) -> None:
    web.serve("/page", answer())
    other_web.serve("/page", answer())
    requests = [
        client.request(one.url(), per_origin_delay=60.0, robots_ignored="test") for one in (web, other_web)
    ]
    client.get_all(*requests)
    assert client.naps == []


def test_redirect_and_retry_count_for_the_gap(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 302, ["Location: /new"]))
    web.serve("/new", answer(b"", 503), answer())
    capture = client.get(web.url(), per_origin_delay=10.0, retries=1, robots_ignored="test")
    assert capture.status == 200
    assert client.elapsed >= 20.0


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_refusal_that_may_pass_is_tried_again(web: Web, client: Client, status: int) -> None:
    web.serve("/page", answer(b"", status), answer(b"", status), answer(b"good"))
    capture = client.get(web.url(), retries=3)
    assert (capture.status, capture.body, capture.attempts) == (200, b"good", 3)
    assert client.naps == [back_off(web.url(), 1), back_off(web.url(), 2)]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_refusal_that_will_not_pass_is_not_tried_again(web: Web, client: Client, status: int) -> None:
    web.serve("/page", answer(b"no", status))
    capture = client.get(web.url(), retries=3)
    assert (capture.status, capture.attempts, len(web.asked())) == (status, 1, 1)


def test_last_refusal_is_the_answer(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"down", 503))
    capture = client.get(web.url(), retries=2)
    assert (capture.status, capture.body, capture.attempts, capture.error) == (503, b"down", 3, None)


def test_connection_that_breaks_is_tried_again(web: Web, client: Client) -> None:
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf"
    web.serve("/page", b"", half, answer(b"whole"))
    capture = client.get(web.url(), retries=3)
    assert (capture.body, capture.attempts) == (b"whole", 3)


def test_answer_that_stays_half_is_no_answer(web: Web, client: Client) -> None:
    web.serve("/page", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf")
    capture = client.get(web.url(), retries=1)
    assert (capture.status, capture.body, capture.attempts) == (None, b"", 2)
    assert "broke" in (capture.error or "")
    assert "(after 2 tries)" in (capture.error or "")


def test_server_that_nobody_runs_is_one_line(client: Client) -> None:
    with socket.socket() as closed:  # bound and not listening: whoever knocks is refused
        closed.bind(("127.0.0.1", 0))
        capture = client.get(f"http://127.0.0.1:{closed.getsockname()[1]}/page")
    assert capture.status is None
    assert capture.error is not None
    assert "no connection" in capture.error
    assert "\n" not in capture.error


def test_retry_after_holds_back_the_whole_origin(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 429, ["Retry-After: 90"]), answer(b"good"))
    web.serve("/other", answer())
    capture, other = client.get_all(
        client.request(web.url(), retries=1), client.request(web.url("/other")), together=False
    )
    assert capture.body == b"good"
    assert other.status == 200
    assert client.elapsed == 90.0


def test_retry_after_may_be_a_date_by_the_clock_of_the_server(web: Web, client: Client) -> None:
    server_time = datetime(2030, 5, 1, 10, 0, tzinfo=UTC)
    later = datetime(2030, 5, 1, 10, 0, 30, tzinfo=UTC)
    headers = [f"Date: {format_datetime(server_time, usegmt=True)}"]
    headers.append(f"Retry-After: {format_datetime(later, usegmt=True)}")
    web.serve("/page", answer(b"", 503, headers), answer(b"good"))
    assert client.get(web.url(), retries=1).body == b"good"
    assert client.elapsed == 30.0


def test_who_asks_for_more_patience_than_a_poll_has_is_asked_next_time(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"later", 503, ["Retry-After: 3600"]), answer(b"good"))
    capture = client.get(web.url(), retries=3)
    assert (capture.status, len(web.asked()), client.naps) == (503, 1, [])


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Fri, 09 Jan 2026 12:01:00 GMT", 60.0),
        ("Fri, 09 Jan 2026 11:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("9" * 400, 999_999_999_999.0),
    ],
)
def test_retry_after_is_read_as_the_standard_says(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, now=NOW) == seconds


def test_back_off_doubles_is_bounded_and_repeats() -> None:
    waits = [back_off("https://a.example/", retry) for retry in range(1, 12)]
    assert all(1.0 * 2**n <= wait <= 1.5 * 2**n for n, wait in enumerate(waits[:5]))
    assert max(waits) <= 45.0
    assert waits == [back_off("https://a.example/", retry) for retry in range(1, 12)]
    assert len({back_off(f"https://a.example/{n}", 1) for n in range(20)}) > 10


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("http://a.example/x", "http://A.example:80/y", True),
        ("http://a.example/", "https://a.example/", False),
        ("https://a.example/", "https://a.example:8443/", False),
        ("https://a.example./", "https://a.example/", True),
        ("https://a.example/", "https://b.a.example/", False),
    ],
)
def test_origin_is_scheme_host_and_port(one: str, two: str, same: bool) -> None:
    assert (origin_of(one) == origin_of(two)) is same


def test_no_more_requests_run_at_once_than_allowed(web: Web) -> None:
    def slowly(_asked: Asked) -> list[Piece]:
        return [0.05, answer()]

    client = Client(network=replace(NETWORK, concurrency=3))
    paths = [f"/{n}" for n in range(12)]
    for path in paths:
        web.serve(path, slowly)
    captures = client.get_all(
        *(client.request(web.url(path), robots_ignored="test") for path in paths), together=True
    )
    assert [capture.status for capture in captures] == [200] * 12
    assert 2 <= web.open_most <= 3


def test_user_agent_says_who_asks_and_whom_to_write_to(web: Web, client: Client) -> None:
    web.serve("/page", answer())
    client.get(web.url())
    assert {asked.headers["user-agent"] for asked in web.log} == {"monitor-test/1 (+desk@example.org)"}


def test_contact_is_not_said_twice(web: Web, client: Client) -> None:
    web.serve("/page", answer())
    client.get(web.url(), user_agent="monitor (desk@example.org)")
    assert web.asked()[0].headers["user-agent"] == "monitor (desk@example.org)"


def test_cookies_are_neither_sent_nor_kept(web: Web, client: Client) -> None:
    web.serve("/page", answer(headers=["Set-Cookie: visitor=1; Path=/"]))
    first, _ = client.get_all(client.request(web.url()), client.request(web.url()))
    assert first.header("set-cookie") is None
    assert all("cookie" not in asked.headers for asked in web.log)


def test_transport_of_ones_own_is_asked_instead_of_the_network() -> None:
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        status = 404 if request.url.path == "/robots.txt" else 200
        return httpx.Response(status, stream=httpx.ByteStream(b"from afar"))

    client = Client(transport=httpx.MockTransport(handler))
    assert client.get("https://www.state.example/statement").body == b"from afar"
    assert seen == ["https://www.state.example/robots.txt", "https://www.state.example/statement"]
