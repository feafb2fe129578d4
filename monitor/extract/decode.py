"""Bytes to text, as browsers do it: a byte order mark, the HTTP header, a `<meta>`, then a guess.

A label that the bytes contradict is not believed: bytes that are UTF-8 are read as UTF-8 whatever the label
says, a label whose codec fails on more than a few of them gives way to the next, and what looks like Chinese,
Japanese or Korean is not read as Latin letters.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from monitor.extract.charsets import LATIN, codec_of

_HEAD = 8_192  # bytes in which a label is looked for; browsers take 1024, long heads put it later
_SAMPLE = 16_384  # bytes of text that a guess is made from
_LOOK = 200_000  # bytes in which these are looked for
_FEW = 50  # one damaged character in so many is the page's own mistake, not another encoding
_META = re.compile(rb"<meta\b[^>]{0,400}", re.IGNORECASE)
_CHARSET = re.compile(rb"""[\s"'/;]charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_ANGLE = re.compile(rb"[<>]")
_HIGH = re.compile(rb"[\x80-\xff]+")
# What hardly any text holds, and a wrong codec makes: damage, controls, private use, half-width katakana.
_ODD = re.compile("[\ufffd\u0080-\u009f\ue000-\uf8ff\uff61-\uff9f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What makes ASCII bytes stand for other letters: ISO-2022 designates a set of them behind ESC, HZ begins with a tilde.
_SHIFTED = re.compile(rb"\x1b[$(]|~\{")

# UTF-8 of accents apart (lead bytes of U+0300 to U+037F), of Arabic ones, of Korean vowels, of voicing marks of kana:
# a look for bytes costs a tenth of one for letters.
_APART = (
    b"\xcc",
    b"\xcd",
    b"\xd9\x93",
    b"\xd9\x94",
    b"\xd9\x95",
    b"\xe1\x85",
    b"\xe3\x82\x99",
    b"\xe3\x82\x9a",
)


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return the text of a body; bytes that its encoding does not know become U+FFFD.  Never raises.

    Letters that are written with their accents apart, as some editors store them, come back as one (Unicode's NFC).

    `content_type` is the value of the HTTP header.
    """
    text = _decoded(body, content_type)
    return unicodedata.normalize("NFC", text) if any(map(body.__contains__, _APART)) else text


def _decoded(body: bytes, content_type: str | None) -> str:
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    if body.isascii():
        return _other(body, content_type) if _SHIFTED.search(body) else body.decode("ascii")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _other(body, content_type)


def labels_of(body: bytes, content_type: str | None = None) -> list[str]:
    """Return the codecs that header and markup name, the header first."""
    first, *others = body[:_HEAD].split(b"<!--")
    head = first + b"".join(other.partition(b"-->")[2] for other in others)
    found = [match.group(1) for match in (_HEADER.search(content_type or ""),) if match is not None]
    if declared := _XML.search(head):
        found.append(declared.group(1).decode("ascii", "replace"))
    for meta in _META.findall(head):
        label = _CHARSET.search(meta)
        lowered = meta.lower()
        # A description that speaks of a charset sets none.
        if label and (b"http-equiv" in lowered or b"content" not in lowered[: label.start()]):
            found.append(label.group(1).decode("ascii", "replace"))
            break
    return list(dict.fromkeys(name for label in found if (name := codec_of(label))))


def _wide(body: bytes) -> str | None:
    """Recognize UTF-16 without a mark by the zero bytes of its ASCII letters."""
    head = body[:400]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even * 4 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 5 and odd * 4 < even else None


def _other(body: bytes, content_type: str | None) -> str:
    """Decode what is not plain UTF-8: with few mistakes as UTF-8, by its labels in turn, by a guess."""
    text = body.decode("utf-8", "replace")
    high = sum(map(len, _HIGH.findall(body[:_LOOK])))
    if text[:_LOOK].count("\ufffd") * _FEW <= high and high:
        return text
    tried: list[str] = []
    for name in labels_of(body, content_type):
        if name == "utf-8" or (name in LATIN and _looks_double(body)):
            continue
        text = body.decode(name, "replace")
        if name.startswith("utf-16") and _ODD.search(text):
            continue  # a page whose label can be read as ASCII is not UTF-16 (the standard's rule)
        if len(_ODD.findall(text[:_LOOK])) * _FEW <= high:
            return text
        tried.append(name)
    if (guess := _guess(body)) is not None:
        tried.append(guess)
    texts = [body.decode(name, "replace") for name in (*tried, "utf-8", "cp1252")]
    return min(texts, key=lambda one: len(_ODD.findall(one[:_LOOK])))


def _sample(body: bytes) -> bytes:
    """Return text that holds bytes outside ASCII, without the markup around it."""
    sample = bytearray()
    for words in _ANGLE.split(body[:_LOOK]):
        if not words.isascii():
            sample += words[: _SAMPLE - len(sample)] + b" "
            if len(sample) >= _SAMPLE:
                break
    return bytes(sample)


def _looks_double(body: bytes) -> bool:
    """Say whether most bytes outside ASCII come in runs, as they do in Chinese, Japanese and Korean."""
    runs = _HIGH.findall(body[:_LOOK])
    high = sum(map(len, runs))
    lone = sum(len(run) == 1 for run in runs)
    return high > 20 and lone * 10 < high and _guess(body) not in (None, *LATIN)


def _guess(body: bytes) -> str | None:
    """Guess the codec from the bytes themselves."""
    best = from_bytes(_sample(body) or body[:_SAMPLE]).best()
    return codec_of(best.encoding.replace("_", "-")) or best.encoding if best is not None else None
