"""Asking for changes only: what the server itself gave, and never where it could hide a change."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime

import pytest

from monitor.fetch import validators_of
from monitor.model import Validators
from tests.fetch.conftest import Client, Web, answer

ETAG = 'W/"6f-5e"'
MODIFIED = "Wed, 07 Jan 2026 21:00:00 GMT"


def test_validators_go_back_byte_for_byte(web: Web, client: Client) -> None:
    web.serve("/page", answer(headers=[f"ETag: {ETAG}", f"Last-Modified: {MODIFIED}"]), answer(b"", 304))
    first = client.get(web.url())
    second = client.get(web.url(), validators=validators_of(first))
    asked = web.asked()[1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == (ETAG, MODIFIED)
    assert (second.not_modified, second.body, second.error) == (True, b"", None)


def test_server_that_compares_for_equality_answers_304(web: Web, client: Client) -> None:
    def like_nginx(asked: object) -> bytes:
        same = getattr(asked, "headers", {}).get("if-modified-since") == MODIFIED
        return answer(b"", 304) if same else answer(headers=[f"Last-Modified: {MODIFIED}"])

    web.serve("/page", like_nginx)
    first = client.get(web.url())
    assert client.get(web.url(), validators=validators_of(first)).status == 304


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([], Validators()),
        (["ETag: "], Validators()),
        ([f"ETag: {ETAG}"], Validators(ETAG)),
        ([f"Last-Modified: {MODIFIED}"], Validators(None, MODIFIED)),
        (["Date: Fri, 09 Jan 2026 12:00:00 GMT"], Validators()),
    ],
)
def test_only_what_the_server_gave_is_kept(
    web: Web, client: Client, headers: list[str], expected: Validators
) -> None:
    web.serve("/page", answer(headers=headers))
    assert validators_of(client.get(web.url())) == expected


@pytest.mark.parametrize(
    ("seconds", "kept"), [(0, False), (1, False), (2, True), (3600, True), (-5, False)], ids=str
)
def test_a_page_of_this_very_second_may_change_again_under_the_same_date(
    web: Web, client: Client, seconds: int, kept: bool
) -> None:
    made = parsedate_to_datetime(MODIFIED) + timedelta(seconds=seconds)
    date = format_datetime(made, usegmt=True)
    web.serve("/page", answer(headers=[f"Last-Modified: {MODIFIED}", f"Date: {date}"]))
    assert validators_of(client.get(web.url())) == Validators(None, MODIFIED if kept else None)


def test_nothing_is_kept_of_an_answer_that_came_by_a_redirect(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 301, ["Location: /new"]))
    web.serve("/new", answer(headers=[f"ETag: {ETAG}"]))
    assert not validators_of(client.get(web.url()))


def test_validators_are_not_sent_to_where_a_redirect_leads(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 302, ["Location: /new"]))
    web.serve("/new", answer())
    client.get(web.url(), validators=Validators(ETAG, MODIFIED))
    assert web.asked("/page")[0].headers["if-none-match"] == ETAG
    assert not {"if-none-match", "if-modified-since"} & set(web.asked("/new")[0].headers)


@pytest.mark.parametrize("status", [203, 206, 403, 404])
def test_nothing_is_kept_of_an_answer_that_is_no_whole_success(web: Web, client: Client, status: int) -> None:
    web.serve("/page", answer(status=status, headers=[f"ETag: {ETAG}"]))
    assert not validators_of(client.get(web.url()))


def test_nothing_is_kept_of_a_body_that_was_cut_off(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"x" * 2_000, headers=[f"ETag: {ETAG}"]))
    assert not validators_of(client.get(web.url(), max_body=1_000))


def test_a_304_that_nobody_asked_for_is_no_answer(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", 304))
    capture = client.get(web.url())
    assert capture.status is None
    assert "304" in (capture.error or "")


def test_unconditional_request_carries_no_condition(web: Web, client: Client) -> None:
    web.serve("/page", answer())
    client.get(web.url())
    assert not {"if-none-match", "if-modified-since"} & set(web.asked()[0].headers)
