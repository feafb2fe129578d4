"""Bytes to text, as browsers do it: a byte order mark, the HTTP header, a `<meta>`, then a guess.

Labels mean what the WHATWG Encoding Standard says they mean (`gb2312` is GB18030, `iso-8859-1` and `ascii`
are windows-1252, `shift_jis` is the Windows code page).  A label that the bytes contradict is not believed:
text that is valid UTF-8 with characters outside ASCII is UTF-8 whatever its label says.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_HEAD = 4096  # bytes in which a label is looked for; browsers take 1024, long heads put it later
_SAMPLE = 65_536  # bytes that a guess is made from
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MEANING = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "iso8859-1": "cp1252", "windows-1252": "cp1252",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "korean": "cp949", "ksc5601": "cp949",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cn-big5": "big5hkscs",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "x-euc-jp": "euc-jp",
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-16-le", "unicode": "utf-16-le",
}  # fmt: skip


def _codec(label: str | None) -> str | None:
    """Return the codec that a label means, or None for a label that nobody knows."""
    if not label:
        return None
    label = label.strip().lower()
    name = _MEANING.get(label, label)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Text codecs only: `charset=zlib` must not be looked up as what it is not.
    return name if getattr(info, "_is_text_encoding", True) else None


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return the text of a body; bytes that its encoding does not know become U+FFFD.  Never raises."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    if body.isascii():
        return body.decode("ascii") if b"\x1b" not in body else _other(body, content_type)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _other(body, content_type)


def _wide(body: bytes) -> str | None:
    """Recognize UTF-16 without a mark by the zero bytes of its ASCII letters."""
    head = body[:400]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even * 4 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 5 and odd * 4 < even else None


def _labels(body: bytes, content_type: str | None) -> list[str]:
    """Return the codecs that header and markup name, the header first."""
    head = body[:_HEAD]
    found = [match.group(1) for match in (_HEADER.search(content_type or ""),) if match is not None]
    found += [
        match.group(1).decode("ascii", "replace")
        for pattern in (_META, _XML)
        if (match := pattern.search(head))
    ]
    codecs_named = []
    for label in found:
        name = _codec(label)
        # A page whose label can be read as ASCII is not UTF-16, whatever it says (the standard's rule).
        if name and not name.startswith(("utf-16", "utf-32")) and name not in codecs_named:
            codecs_named.append(name)
    return codecs_named


def _other(body: bytes, content_type: str | None) -> str:
    """Decode what is not plain UTF-8: the labels in turn, then a guess, then the least bad of them."""
    labels = _labels(body, content_type)
    for name in labels:
        if name == "cp1252" and _looks_double(body):
            continue
        try:
            text = body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if name != "utf-8":
            return text
    guess = _guess(body)
    candidates = [name for name in (*labels, "utf-8", guess, "cp1252") if name]
    best = min(
        candidates, key=lambda name: (body.decode(name, "replace").count("\ufffd"), candidates.index(name))
    )
    return body.decode(best, "replace")


def _looks_double(body: bytes) -> bool:
    """Say whether most bytes outside ASCII come in runs, as they do in Chinese, Japanese and Korean."""
    sample = body[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    lone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", sample))
    return (
        high > 20
        and lone * 10 < high
        and b"\x80" <= max(sample[:1], b"\x80")
        and _guess(body) not in (None, "cp1252")
    )


def _guess(body: bytes) -> str | None:
    """Guess the codec from the bytes themselves."""
    best = from_bytes(body[:_SAMPLE]).best()
    return _codec(best.encoding) if best is not None else None
