"""What a title or a heading says by itself: its parts, the phrase that makes it up, the status that it consists of."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"\s[|\-–—·•»«›/~]+\s|::|\||\s[:：]\s|[｜－]")
_NUMBER = re.compile(
    r"(?:(?:http|error|erreur|fehler|ошибка|код|エラー|错误|錯誤|오류|status|code|hata|błąd)\W{0,3}){0,3}"
    r"[45]\d\d(?:\W{0,4}(?:error|erreur|fehler|ошибка|错误|錯誤|エラー|오류|hata))?"
)
_STATUS_PHRASE = re.compile(
    r"(?:(?:http|error|status)\W{0,3}){0,3}(?P<code>[45]\d\d)\W{1,4}\(?(?:bad request|unauthorized|"
    r"payment required|forbidden|not found|method not allowed|not acceptable|request timeout|gone|"
    r"too many requests|unavailable for legal reasons|internal server error|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out)\W{0,6}\d?"
)

FIT = 0.5
"""Share of a title or heading that a phrase has to fill."""


def segments(title: str) -> list[str]:
    """Return the parts of a title that separators keep apart ("Page not found | The Site")."""
    return [part.strip(" .!?…。！？-–—:'\"“”«»") for part in _SEPARATOR.split(title) if part.strip()]


def covers(phrases: tuple[str, ...], line: str, share: float) -> bool:
    """Say whether one of the phrases makes up at least `share` of a title or heading.

    "Sorry, page not found" is about a missing page; "Page not found: how archives lose what governments
    publish" is about something else.
    """
    if not line or len(line) > 160:
        return False
    needed = share * len(line)
    return any(len(phrase) >= needed and _stands_in(phrase, line) for phrase in phrases)


def _stands_in(phrase: str, line: str) -> bool:
    """Say whether a phrase stands in a line, and in Latin script as words of its own."""
    at = line.find(phrase)
    while at >= 0:
        before, after = line[at - 1 : at], line[at + len(phrase) : at + len(phrase) + 1]
        if not phrase[0].isascii() or not (before.isalnum() or after.isalnum()):
            return True
        at = line.find(phrase, at + 1)
    return False


def status_in(line: str) -> int | None:
    """Return the HTTP status that a title or heading consists of ("404", "Error 503", "403 Forbidden")."""
    found = _STATUS_PHRASE.fullmatch(line)
    if found:
        return int(found["code"])
    found = _NUMBER.fullmatch(line)
    digits = re.search(r"[45]\d\d", line) if found else None
    return int(digits[0]) if digits else None
