"""robots.txt is read, kept, obeyed or overridden with a reason, and what it said stands on the capture."""

from __future__ import annotations

import pytest

from tests.fetch.conftest import Client, Web, answer

RULES = b"User-agent: *\nDisallow: /private/\nAllow: /private/list$\nDisallow: /*.pdf$\n"


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/page", "allowed"),
        ("/private/x", "disallowed"),
        ("/private/list", "allowed"),
        ("/annex.pdf", "disallowed"),
        ("/annex.pdf?print=1", "allowed"),
    ],
)
def test_rules_are_obeyed_and_recorded(web: Web, client: Client, path: str, state: str) -> None:
    web.serve("/robots.txt", answer(RULES))
    web.serve(path, answer())
    capture = client.get(web.url(path))
    assert capture.robots == state
    assert capture.status == (200 if state == "allowed" else None)
    assert len(web.asked(path)) == (1 if state == "allowed" else 0)
    assert capture.error is None


def test_rules_for_us_come_before_those_for_everyone(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(b"User-agent: monitor-test\nDisallow: /\n\nUser-agent: *\nAllow: /\n"))
    assert client.get(web.url()).robots == "disallowed"


def test_file_is_asked_once_for_all_documents_of_an_origin(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(RULES))
    requests = [client.request(web.url(f"/{n}")) for n in range(4)]
    client.get_all(*requests, together=True)
    assert len(web.asked("/robots.txt")) == 1


def test_file_is_asked_again_after_a_day(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(b""), answer(b"User-agent: *\nDisallow: /\n"))
    web.serve("/page", answer())
    # each request waits 13 hours for the one before, robots.txt among them
    request = client.request(web.url(), per_origin_delay=13 * 3600.0)
    captures = client.get_all(request, request, request, request)
    assert [capture.robots for capture in captures] == ["allowed", "allowed", "disallowed", "disallowed"]
    assert len(web.asked("/robots.txt")) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_missing_file_permits_everything(web: Web, client: Client, status: int) -> None:
    web.serve("/robots.txt", answer(b"", status))
    web.serve("/page", answer())
    capture = client.get(web.url())
    assert (capture.robots, capture.status) == ("none", 200)


def test_file_that_fails_forbids_for_the_time_being(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(b"", 503))
    web.serve("/page", answer())
    capture = client.get(web.url())
    assert (capture.robots, capture.status, len(web.asked())) == ("unreachable", None, 0)
    assert "robots.txt fails with 503" in (capture.error or "")


def test_file_that_failed_is_asked_again_soon(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(b"", 503), answer(RULES))
    web.serve("/page", answer())
    web.serve("/elsewhere", answer())
    pause = client.request(web.url("/elsewhere"), per_origin_delay=700.0, robots_ignored="test")
    captures = client.get_all(client.request(web.url()), pause, pause, client.request(web.url()))
    assert [captures[0].robots, captures[3].robots] == ["unreachable", "allowed"]


def test_override_needs_no_file_and_records_its_reason(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /\n"))
    web.serve("/page", answer())
    capture = client.get(web.url(), robots_ignored="the press office allowed it on 2026-01-08")
    assert capture.robots == "ignored: the press office allowed it on 2026-01-08"
    assert (capture.status, len(web.asked("/robots.txt"))) == (200, 0)


def test_rules_of_the_origin_that_a_redirect_leads_to_are_obeyed(
    web: Web, other_web: Web, client: Client
) -> None:
    web.serve("/page", answer(b"", 301, [f"Location: {other_web.url('/secret')}"]))
    other_web.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /secret\n"))
    other_web.serve("/secret", answer())
    capture = client.get(web.url())
    assert (capture.robots, capture.status, len(other_web.asked("/secret"))) == ("disallowed", None, 0)
    assert [hop.status for hop in capture.hops] == [301]


def test_file_may_itself_be_redirected(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(b"", 301, ["Location: /real-robots.txt"]))
    web.serve("/real-robots.txt", answer(b"User-agent: *\nDisallow: /page\n"))
    assert client.get(web.url()).robots == "disallowed"


def test_file_that_is_redirected_for_ever_counts_as_missing(web: Web, client: Client) -> None:
    web.serve("/robots.txt", answer(b"", 301, ["Location: /robots.txt"]))
    web.serve("/page", answer())
    assert client.get(web.url()).robots == "none"


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe\x00nonsense",
        b"<html><body>not here</body></html>",
        b"\xef\xbb\xbfUser-agent: *\nAllow: /\n",
    ],
)
def test_file_that_is_no_rules_permits(web: Web, client: Client, body: bytes) -> None:
    web.serve("/robots.txt", answer(body))
    web.serve("/page", answer())
    assert client.get(web.url()).robots == "allowed"


def test_endless_file_is_read_to_its_limit(web: Web, client: Client) -> None:
    body = b"User-agent: *\nDisallow: /page\n" + b"# filling\n" * 100_000
    web.serve("/robots.txt", answer(body))
    assert client.get(web.url()).robots == "disallowed"
