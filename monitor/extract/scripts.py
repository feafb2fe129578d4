"""Names given twice in one line, once in each script: `國際貿易中心 International Trade Centre`."""

from __future__ import annotations

import re

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SCRIPTS = (
    ("zh", re.compile(r"[\u3400-\u9fff\u3007]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
NON_LATIN = frozenset(
    ("zh", "ja", "ko", "ru", "uk", "bg", "sr", "ar", "fa", "ur", "he", "el", "hi", "bn", "ta", "te", "th")
)
"""Languages that are not written in Latin letters."""

_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]")
_EDGES = " \t\r\n-–—/|:：,，、;；()（）[]【】「」《》«»\"'“”·"


def language_of(text: str) -> str | None:
    """Return a language that is written in a text's script: `en` for Latin, None when no letter tells."""
    if text.isascii():
        return "en" if _LATIN.search(text) else None
    counts = {tag: len(pattern.findall(text)) for tag, pattern in _SCRIPTS}
    if counts.get("ja"):
        return "ja"
    best = max(counts, key=lambda tag: counts[tag], default=None)
    latin = len(_LATIN.findall(text))
    # One Chinese letter says as much as two or three Latin ones.
    if best is not None and counts[best] and counts[best] * (2.5 if best in ("zh", "ko") else 1) >= latin:
        return best
    return "en" if latin else None


def split_scripts(text: str) -> dict[str, str]:
    """Split a line into a name in a Latin script and one in another; empty when it is not such a line."""
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return {}
    runs: list[tuple[bool, int, int]] = []
    for match in re.finditer(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*", text):
        for part in re.finditer(
            r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’\-.]+|[^A-Za-z\u00c0-\u024f\u1e00-\u1eff]+", match.group()
        ):
            latin = bool(_LATIN.search(part.group()))
            start, end = match.start() + part.start(), match.start() + part.end()
            if runs and runs[-1][0] is latin:
                runs[-1] = (latin, runs[-1][1], end)
            else:
                runs.append((latin, start, end))
    if len(runs) != 2:
        return {}
    parts = [_edge(text, runs, at) for at in (0, 1)]
    named = {language_of(part): part for part in parts}
    if len(named) != 2 or None in named or any(len(part) < 2 for part in parts):
        return {}
    latin_part = parts[0] if runs[0][0] else parts[1]
    if len(latin_part.split()) < 2 and len(latin_part) < 9:
        return {}
    return {str(language): part for language, part in named.items()}


def _edge(text: str, runs: list[tuple[bool, int, int]], at: int) -> str:
    """Return one side of the line with the digits and brackets that belong to it."""
    middle = runs[0][2]
    # Digits between the two scripts belong to the second name (`… 24/7 Carbon-Free Energy Compact`).
    part = text[:middle] if at == 0 else text[middle:]
    part = part.strip(_EDGES)
    for opening, closing in ("()", "（）", "《》", "「」", "«»"):
        if part.count(opening) > part.count(closing):
            part += closing
        elif part.count(closing) > part.count(opening):
            part = opening + part
    return part
