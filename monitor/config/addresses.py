"""Addresses in the configuration: of pages, of people, parts of pages, and the languages they are in.

Each check returns what it was given, or raises ValueError with the remedy.  Credentials in an address are
never repeated in an error.
"""

from __future__ import annotations

import re
from email.utils import parseaddr
from urllib.parse import urlsplit

from monitor.config.quantities import shown

_LOCAL_PART = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")  # RFC 5321 §4.1.2, without quoted forms
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
DEFAULT_PORTS = {"http": 80, "https": 443}


def check_web_address(url: str) -> str:
    """Return an http or https address without credentials."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"is no valid address: {error}") from None
    if parts.username is not None or parts.password is not None:
        raise ValueError("carries credentials (leave them out: secrets do not belong in this file)")
    if parts.scheme.lower() not in DEFAULT_PORTS:
        raise ValueError(f"{shown(url)} is no web address (begin with https://)")
    if not host or port == 0:
        raise ValueError(f"{shown(url)} names no host")
    if any(not 0 < len(label) <= 63 for label in host.removesuffix(".").split(".")) and ":" not in host:
        raise ValueError(
            f"{shown(url)} names no host that can exist: a part between two dots is empty or too long"
        )
    if any(character.isspace() or not character.isprintable() for character in url):
        raise ValueError(f"{shown(url)} holds a blank or control character (write it as %20)")
    return url


def check_language(tag: str) -> str:
    """Return a language tag of the usual form (BCP 47, RFC 5646 §2.1), without looking it up."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
        raise ValueError(f"{shown(tag)} is no language tag (use en, fr, zh-Hant, pt-BR)")
    return tag


def same_page(url: str) -> str:
    """Return what all addresses of one page share: host in small letters, no default port, no fragment."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port and parts.port != DEFAULT_PORTS.get(parts.scheme.lower()) else ""
    return f"{parts.scheme.lower()}://{parts.hostname}{port}{parts.path or '/'}?{parts.query}"


def check_mail_address(address: str) -> str:
    """Return a bare mail address in ASCII (RFC 5321 §4.1.2)."""
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        raise ValueError(f"{shown(address)} is no mail address (write name@example.org)")
    if not address.isascii():
        raise ValueError(f"{shown(address)} is not ASCII (write the domain in its xn-- form)")
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if dotted or not _LOCAL_PART.fullmatch(local) or len(domain) > 253:
        raise ValueError(f"{shown(address)} is no mail address (write name@example.org)")
    if not all(_LABEL.fullmatch(label) for label in domain.split(".")):
        raise ValueError(f"{shown(address)} has no valid domain (write name@example.org)")
    return address


def check_sender(sender: str) -> str:
    """Return a sender: a mail address, with or without a name before it."""
    if not sender.isprintable():
        raise ValueError("holds a control character (write it on one line)")
    name, address = parseaddr(sender)
    if not address or (name and "<" not in sender):
        raise ValueError(f"{shown(sender)} is no sender (write name@example.org or Name <name@example.org>)")
    check_mail_address(address)
    return sender


def check_selector(selector: str) -> str:
    """Return a CSS selector that the HTML parser understands."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        LexborHTMLParser("<p></p>").css(selector)
    except SelectolaxError:
        raise ValueError(f"{shown(selector)} is no CSS selector (write main, or article.story)") from None
    return selector
