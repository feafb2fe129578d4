"""Redirects are followed one by one, recorded, and never to where a source must not lead."""

from __future__ import annotations

import re

import pytest

from monitor.fetch.walk import MAX_HOPS
from monitor.model import Hop
from tests.fetch.conftest import Client, Web, answer


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_and_recorded(web: Web, client: Client, status: int) -> None:
    web.serve("/page", answer(b"", status, ["Location: /new?x=1#part"]))
    web.serve("/new?x=1", answer(b"moved"))
    capture = client.get(web.url())
    assert (capture.url, capture.final_url) == (web.url(), web.url("/new?x=1"))
    assert capture.hops == (Hop(web.url(), status, web.url("/new?x=1")),)
    assert capture.body == b"moved"


def test_walk_over_several_hosts_is_recorded_in_order(web: Web, other_web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 301, [f"Location: {other_web.url('/a')}"]))
    other_web.serve("/a", answer(b"", 302, ["Location: b"]))
    other_web.serve("/b", answer(b"end"))
    capture = client.get(web.url())
    assert [hop.location for hop in capture.hops] == [other_web.url("/a"), other_web.url("/b")]
    assert capture.body == b"end"


def test_target_in_other_scripts_is_followed(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 302, ["Location: /新闻"]))
    web.serve("/%E6%96%B0%E9%97%BB", answer(b"news"))
    assert client.get(web.url()).body == b"news"


def test_loop_ends(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 302, ["Location: /b"]))
    web.serve("/b", answer(b"", 302, ["Location: /page"]))
    capture = client.get(web.url())
    assert capture.status is None
    assert "loop" in (capture.error or "")
    assert len(web.asked("/page")) == 1


def test_walk_without_end_ends(web: Web, client: Client) -> None:
    for number in range(MAX_HOPS + 5):
        web.serve(f"/{number}", answer(b"", 302, [f"Location: /{number + 1}"]))
    capture = client.get(web.url("/0"))
    assert capture.status is None
    assert f"more than {MAX_HOPS} times" in (capture.error or "")
    assert len(capture.hops) == MAX_HOPS


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://10.0.0.1/", "private"),
        ("http://192.168.1.1/", "private"),
        ("http://[::1]/", "loopback"),
        ("http://[::ffff:10.0.0.1]/", "private"),
        ("http://[64:ff9b::a00:1]/", "private"),
        ("http://localhost/", "this machine"),
        ("http://100.64.0.1/", "not globally reachable"),
        ("http://0.0.0.0/", "unspecified"),
        ("http://224.0.0.1/", "multicast"),
        ("file:///etc/passwd", "neither http nor https"),
        ("ftp://files.example/", "neither http nor https"),
        ("http://user:word@198.51.100.1/", "credentials"),
    ],
)
def test_redirect_to_where_no_source_leads_is_refused(location: str, words: str) -> None:
    import httpx

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404, stream=httpx.ByteStream(b""))
        assert request.url.host == "news.example", "an unsafe address was asked"
        return httpx.Response(302, headers={"Location": location}, stream=httpx.ByteStream(b""))

    client = Client(transport=httpx.MockTransport(handler))
    capture = client.get("https://news.example/page", allow_private=False)
    assert capture.status is None
    assert words in (capture.error or "")
    assert len(capture.hops) == 1


@pytest.mark.parametrize("location", ["javascript:alert(1)", "data:text/html,x"])
def test_redirect_to_what_is_no_address_says_so(location: str) -> None:
    import httpx

    def handler(request: httpx.Request) -> httpx.Response:
        status = 404 if request.url.path == "/robots.txt" else 302
        return httpx.Response(status, headers={"Location": location}, stream=httpx.ByteStream(b""))

    capture = Client(transport=httpx.MockTransport(handler)).get("https://news.example/page")
    assert capture.status is None
    assert re.search(r"neither (an )?http nor (an )?https", capture.error or "")


def test_loopback_is_refused_without_leave(web: Web, client: Client) -> None:
    web.serve("/page", answer())
    capture = client.get(web.url(), allow_private=False)
    assert capture.status is None
    assert "loopback" in (capture.error or "")
    assert "allow_private" in (capture.error or "")
    assert web.log == []


@pytest.mark.parametrize("location", ["http://[::1", "http://exa mple:99999/", "//"])
def test_target_that_is_no_address_ends_the_walk(web: Web, client: Client, location: str) -> None:
    web.serve("/page", answer(b"", 302, [f"Location: {location}"]))
    capture = client.get(web.url())
    assert capture.status is None
    assert capture.error


def test_redirect_without_target_is_the_answer(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"where to?", 302))
    capture = client.get(web.url())
    assert (capture.status, capture.body, capture.hops) == (302, b"where to?", ())


def test_fragment_of_the_address_is_not_sent(web: Web, client: Client) -> None:
    web.serve("/page", answer())
    capture = client.get(web.url("/page#section-2"))
    assert capture.status == 200
    assert [asked.path for asked in web.log] == ["/robots.txt", "/page"]
