"""The signs by which a thin page shows what it is: marks of products, words of sites, and words of its own.

A mark or a word may also stand in a good page.  So before they condemn it, a page is asked whether it is
about something: a headline, or sentences that no wall would say.
"""

from __future__ import annotations

import re

from monitor.judge.absent_words import FAILURE, MAINTENANCE, NOT_FOUND, PARKED, SERVER_DEFAULT
from monitor.judge.barred_words import BLOCKED, CONSENT
from monitor.judge.page import Page
from monitor.judge.rules import RULES, Where
from monitor.judge.titles import FIT, covers, segments, status_in
from monitor.model import VerdictCode

CHALLENGE = 250
"""Characters of text below which the script of a product makes a challenge page."""

HEADLINE = 35
"""Width from which a title or heading is a headline: walls have short ones ("Attention Required!").
Characters of East Asian scripts count twice."""

EAST_ASIAN = 0x1100
"""The first code point of the scripts whose characters are about twice as wide (Unicode, Hangul Jamo)."""

STORY = 75
"""Width of the sentences of its own from which a page is about something."""

_WALL_TALK = re.compile(
    r"cookie|javascript|\bjs\b|browse|captcha|robot|\bbots?\b|automat|verif|(?:you are|are a) human|firewall|"
    r"security (?:check|service|of your)|permission|your (?:ip|request|access|data|privacy)|ray id|"
    r"(?:support|incident|request|reference) (?:id|#)|consent|privacy|©|copyright|rights reserved|domain|"
    r"hosting|server|\berrors?\b|try again|administrator|loading|enable|please|sorry|log ?in|sign ?in|"
    r"password|subscri|traceback|exception|\.(?:py|php|java|js)\b|datenschutz|werbung|tracking|zustimm|confidentialit|privacidad|privacidade|"
    r"браузер|робот|страниц|浏览器|瀏覽器|验证|驗證|访问|訪問|防火墙|页面|頁面|網頁|网页|版权|版權|"
    r"ブラウザ|ページ|クッキー|쿠키|브라우저|페이지|متصفح|الصفحة|صفحه|דפדפן|הדף"
)
"""What walls, errors and banners talk about; a sentence without any of it is a page's own."""

_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)|[。！？।؟۔]")

_SAYINGS = (
    (PARKED, VerdictCode.SOFT_ERROR, "the domain is parked"),
    (SERVER_DEFAULT, VerdictCode.SOFT_ERROR, "a web server's default page"),
    (BLOCKED, VerdictCode.BLOCKED, "a block or challenge page"),
    (CONSENT, VerdictCode.BLOCKED, "a consent wall"),
    (NOT_FOUND, VerdictCode.SOFT_ERROR, "a missing page served as a success"),
    (MAINTENANCE, VerdictCode.SOFT_ERROR, "a maintenance page"),
    (FAILURE, VerdictCode.SOFT_ERROR, "an error page served as a success"),
)


def marked(page: Page, *, about_something: bool) -> tuple[VerdictCode, str] | None:
    """Return the verdict and the product of the first rule that fits the body of a thin page."""
    for rule in RULES:
        blocks = rule.code is VerdictCode.BLOCKED
        match rule.where:
            case Where.SCRIPT:
                fits = not about_something and len(page.text) < CHALLENGE and _holds(page.lowered, rule.marks)
            case Where.BODY:
                fits = not (about_something and blocks) and _holds(page.lowered, rule.marks)
            case Where.TEXT:
                fits = not about_something and all(mark in page.text for mark in rule.marks)
            case _:
                continue
        if fits:
            return rule.code, rule.product
    return None


def _holds(body: bytes, marks: tuple[str, ...]) -> bool:
    return all(mark.encode() in body for mark in marks)


def is_about_something(page: Page) -> bool:
    """Say whether a headline or a story stands in the page, and no title or heading says that it is a wall.

    A heading about consent says nothing: it stands over the banner of many a good page.
    """
    title, headings = segments(page.title), heading_lines(page)
    if any(saying(line, FIT) for line in title):
        return False
    if any(saying(line, FIT) and not covers(CONSENT, line, FIT) for line in headings):
        return False
    if len(page.text) >= CHALLENGE and any(_width(line) >= HEADLINE for line in (*title, *headings)):
        return True
    return _story(page) >= STORY


def _story(page: Page) -> int:
    """Return the width of the sentences that no wall would say."""
    told = 0
    for passage in page.passages:
        told += sum(_width(part) for part in _SENTENCE_END.split(passage) if not _WALL_TALK.search(part))
        if told >= STORY:
            break
    return told


def _width(text: str) -> int:
    return sum(1 + (ord(char) > EAST_ASIAN) for char in text.strip())


def heading_lines(page: Page) -> list[str]:
    """Return the parts of the first headings."""
    return [part for heading in page.headings for part in segments(heading)]


def saying(line: str, share: float) -> tuple[VerdictCode, str] | None:
    """Return what one line says of the page in which it stands."""
    status = status_in(line)
    if status is not None:
        refused = status in {401, 403, 407, 429, 451}
        return (VerdictCode.BLOCKED if refused else VerdictCode.SOFT_ERROR), f"it says: {line}"
    for phrases, code, what in _SAYINGS:
        if covers(phrases, line, share):
            return code, f"{what}: {line[:80]}"
    return None
