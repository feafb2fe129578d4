"""A letter as a message: its headers, its two parts, and that no foreign word bends them."""

from __future__ import annotations

import email
import email.policy

import pytest

from monitor.deliver.message import address_of, build, message_id_of
from monitor.errors import DeliveryError
from monitor.report.message import Letter
from tests.deliver.conftest import NOW, letter


def test_a_message_has_both_parts_and_the_headers_of_a_program() -> None:
    message = email.message_from_bytes(letter().as_bytes(), policy=email.policy.default)
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content() == "Plain words: 國際太陽能聯盟\r\n"
    assert "<p>Words in HTML: 國際太陽能聯盟</p>" in html.get_content()
    assert message["From"] == "Withdrawal monitor <monitor@example.org>"
    assert message["Date"].datetime == NOW
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@example.org>")


def test_a_foreign_word_starts_no_header_of_its_own() -> None:
    bent = letter(subject="Added: Union\r\nBcc: everybody@example.org\x00\u2028x")
    message = email.message_from_bytes(bent.as_bytes(), policy=email.policy.default)
    assert message["Bcc"] is None
    assert message["Subject"] == "Added: Union Bcc: everybody@example.org x"


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({}, True),
        ({"notices": ["b", "a", "a"]}, True),
        ({"recipient": "Desk <DESK@example.org>"}, True),
        ({"notices": ["a"]}, False),
        ({"run": "20260301T130000Z"}, False),
        ({"recipient": "other@example.org"}, False),
    ],
)
def test_a_message_id_is_the_same_for_the_same_news(changed: dict[str, object], same: bool) -> None:
    given: dict[str, object] = {
        "run": "20260301T120000Z",
        "recipient": "desk@example.org",
        "notices": ["a", "b"],
        "sender": "m@example.org",
    }
    first = message_id_of(**given)  # type: ignore[arg-type]
    assert (message_id_of(**(given | changed)) == first) is same  # type: ignore[arg-type]
    assert "desk" not in first


@pytest.mark.parametrize(
    "text", ["nobody", "a b@example.org", "a@", "@example.org", "x@y.org\nBcc: z@y.org", "a@b@c.org"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(DeliveryError, match="is no e-mail address"):
        address_of(text)


def test_a_domain_in_another_script_is_written_in_ascii() -> None:
    assert address_of("desk@bücher.example").domain == "xn--bcher-kva.example"


def test_an_address_in_another_script_asks_for_smtputf8() -> None:
    message = build(
        Letter("x", "x", "x"),
        sender="m@example.org",
        recipient="büro@example.org",
        date=NOW,
        message_id="<1@x>",
    )
    assert "büro@example.org".encode() in message.as_bytes()
