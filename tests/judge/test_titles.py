"""What a title or a heading says: parts, phrases that fill it, and statuses."""

from __future__ import annotations

import pytest

from monitor.judge.titles import FIT, covers, segments, status_in


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("page not found. | the ministry", ["page not found", "the ministry"]),
        ("\u201caccess denied!\u201d \u2013 xray xx", ["access denied", "xray xx"]),
        ("a-b: c::d", ["a-b: c", "d"]),
        (" | ", []),
        ("", []),
    ],
)
def test_parts_of_a_title(title: str, parts: list[str]) -> None:
    assert segments(title) == parts


@pytest.mark.parametrize(
    ("phrase", "line", "fills"),
    [
        ("blocked", "blocked", True),
        ("blocked", "sorry, blocked", True),
        ("blocked", "sorry - blocked", False),  # a half, or more
        ("blocked", "xblocked", False),
        ("blocked", "(xblocked", False),
        ("blocked", "unblocked", False),
        ("blocked", "blockeds", False),
        ("blocked", "blockeds.", False),
        ("blocked", "(blocked)", True),
        ("blocked", "blocked x", True),
        ("blocked", "xblocked blocked", False),  # under a half
        ("is blocked", "xis blocked is blocked", False),
        ("it is blocked", "xit is blocked it is blocked", False),
        ("вход", "входы", True),  # endings
        ("x", "x", True),
        ("x", "", False),
        ("x" * 160, "x" * 160, True),
        ("x" * 161, "x" * 161, False),  # no title
    ],
)
def test_phrase_fills_half_of_a_line(phrase: str, line: str, *, fills: bool) -> None:
    assert covers((phrase,), line, FIT) is fills


def test_phrase_stands_free_wherever_it_stands() -> None:
    assert covers(("blocked",), "unblocked blocked", 0.4)
    assert covers(("blocked",), "blocked unblocked", 0.4)
    assert covers(("blocked",), "unblocked blocked unblocked", 0.2)
    assert not covers(("blocked",), "unblocked unblocked", 0.3)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("404", 404),
        ("error 503", 503),
        ("http status code 403", 403),
        ("403 forbidden", 403),
        ("503 service temporarily unavailable", 503),
        ("error 404 (not found)", 404),
        ("404 (not found)!!1", 404),
        ("404 members", None),
        ("route 404 forbidden", None),
        ("1404", None),
        ("304", None),
        ("", None),
    ],
)
def test_status_of_which_a_line_consists(line: str, status: int | None) -> None:
    assert status_in(line) == status
