"""Names inside running text: the longest known one at each place, left to right, without overlaps.

Scripts with spaces are read word by word; Chinese, Japanese, Thai and Korean character by character, Korean
names from the start of a word to its particles.  What a name may be found from is stricter in a sentence
than in a list: no translation of ours, no ambiguous short form, acronyms and short names only as they are
written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from monitor.model import Found, Place, Resolution
from monitor.names.endings import PLAIN, class_of
from monitor.names.folding import Folded
from monitor.names.records import AliasKind
from monitor.names.spellings import united_nations, united_nations_unspaced
from monitor.names.tables import Bucket
from monitor.names.words import BARRIER, GLYPH, LINK, SHORT, SOUNDED, STOP, merge_dots, split, token

if TYPE_CHECKING:
    from monitor.names.gazetteer import Gazetteer, Name

_PARTICLES = re.compile(
    "(?:들|측|산하|내|총회|사무국|회원국)?(?:에게서|으로부터|로부터|에서의|에서는|에서도|에서|에게|에의|에는|에도|에|으로의|으로도|으로|로의|로도|로|"
    "이라고|라고|이라는|라는|이라며|라며|이란|란|이며|며|이나|나|이었던|였던|인|이다|다|까지|부터|마저|조차|처럼|보다|만이|만을|만|과의|과는|과도|과|"
    "와의|와는|와도|와|이랑|랑|하고|은|는|이|가|을|를|의|도|등을|등의|등과|등은|등이|등에서|등에|등|및|탈퇴|탈퇴를|가입|협약)?$"
)
_WORDS = frozenset(["WHO", "CITES", "IDEA", "CARE", "ACT", "AID"])  # words of English, when all is capitals
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HANGUL_RUN = re.compile("[\uac00-\ud7a3]*")
_KATAKANA = re.compile("[\u30a1-\u30fa]")
_ALNUM = re.compile("[0-9a-z]")
_BRACKET = re.compile(r"\s*[(\[（［【]\s*([^()\[\]（）［］【】]{2,160}?)\s*[)\]）］】]")
_COMMA = re.compile("[,،]")
_STOPPED = re.compile(
    r"[^\W_]{2}\.\s"
)  # a full stop behind more than one letter: `UN. Women`, not `U.N. Women`
_SIGNS = re.compile(r"[A-Z\u0410-\u042f\u0391-\u03a9][A-Za-z0-9\u0410-\u044f\u0391-\u03c9./-]{1,12}")

Span = tuple[int, int, Resolution]


def find(gazetteer: Gazetteer, text: str, language: str | None, place: Place) -> tuple[Found, ...]:
    """Return every name inside the text, in order, as ranges of the original text."""
    folded = gazetteer.folding.fold(text)
    spans = list(_spaced(gazetteer, text, folded, language, place))
    if not text.isascii() and GLYPH.search(folded.text):
        spans += _unspaced(gazetteer, text, folded, place)
    found: list[Found] = []
    last = 0
    for start, end, resolution in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            last = _with_bracket(gazetteer, text, end, resolution)
            found.append(Found(start, last, resolution))
    return tuple(found)


# ---------------------------------------------------------------- scripts with spaces


def _spaced(
    gazetteer: Gazetteer, text: str, folded: Folded, language: str | None, place: Place
) -> Iterator[Span]:
    merged, dotted = merge_dots(folded.text)
    parts = split(merged)
    words = parts[1::2]
    if not words:
        return
    firsts, heads = gazetteer.firsts, gazetteer.heads.get(PLAIN, frozenset())
    if folded.text.isascii():
        plain = [i for i, word in enumerate(words) if word in firsts]
    else:
        plain = [i for i, word in enumerate(words) if word in firsts or word[:3] in heads]
    kind = class_of(language)
    endings = gazetteer.heads.get(kind) if kind else None
    inflected = [i for i, word in enumerate(words) if word[:3] in endings] if endings else []
    if not plain and not inflected:
        return
    places = list(accumulate(map(len, parts)))
    for one, starts in ((PLAIN, plain), (kind, inflected)):
        done = 0
        for first in starts:
            if first < done or not _may_begin(gazetteer, words, first, one):
                continue
            for words_end, names in _phrases(gazetteer, parts, first, one):
                last = places[2 * words_end - 2]
                end = last + dotted[last] if last in dotted else places[2 * words_end - 1]
                start, end = folded.span(places[2 * first], end)
                printed = text[start:end]
                fit = [name for name in names if _fits(name, printed, text, place)]
                resolution = gazetteer.decide(fit, printed, place)
                if resolution.organization is not None:
                    begin = _with_united_nations(gazetteer, parts, first, resolution, language)
                    if begin < first:
                        start, _ = folded.span(places[2 * begin], places[2 * begin] + 1)
                    yield start, end, resolution
                    done = words_end
                    break


def _may_begin(gazetteer: Gazetteer, words: Sequence[str], first: int, kind: str) -> bool:
    """Refuse quickly: say whether a word alone or with the next one begins a known phrase."""
    mark = f"{kind}:" if kind else ""
    one, heads = mark + token(words[first], kind), gazetteer.phrases.heads
    if one in heads:
        return True
    total, after = len(words), first + 1
    link = ""
    while after < total and (two := token(words[after], kind)) == LINK:
        link, after = f"{LINK} ", after + 1
    return after < total and f"{one} {link}{two}" in heads


def _phrases(
    gazetteer: Gazetteer, parts: Sequence[str], first: int, kind: str
) -> Iterator[tuple[int, list[Name]]]:
    """Yield the known phrases that begin at a word, longest first, with the number of the next word."""
    words: list[str] = []
    ends: list[int] = []
    bucket: Bucket | None = None
    head = 0  # words of the head
    mark = f"{kind}:" if kind else ""
    total = len(parts) // 2
    number = first
    while number < total and (bucket is None or len(words) < head + bucket.sizes[0]):
        if number > first and (gap := parts[2 * number]) != " " and _ends(gap, parts[2 * number - 1]):
            break
        one = token(parts[2 * number + 1], kind)
        number += 1
        if one == LINK and (not words or words[-1] == LINK):
            if not words:
                return
            continue
        words.append(one)
        ends.append(number)
        if bucket is None and len(words) > 1 and one != LINK:
            head = len(words)
            bucket = gazetteer.phrases.bucket(mark + " ".join(words))
            if bucket is None:
                break
    sizes, rests = (bucket.sizes, bucket.numbers) if bucket else ((), {})
    for size in sizes:
        if head + size <= len(words) and (found := rests.get(" ".join(words[head : head + size]))):
            yield ends[head + size - 1], gazetteer.listed(map(int, found.split(",")))
    if words and (single := gazetteer.phrases.numbers(mark + words[0], "")):
        yield ends[0], gazetteer.listed(single)


def _ends(gap: str, before: str) -> bool:
    """Say whether a name ends between two words."""
    if BARRIER.search(gap):
        return True
    return STOP.search(gap) is not None and len(before) > SHORT and not before.isdigit()


def _with_united_nations(
    gazetteer: Gazetteer, parts: Sequence[str], first: int, resolution: Resolution, language: str | None
) -> int:
    """Return the word where a name begins, the United Nations right before a body of theirs included."""
    if not gazetteer.in_united_nations(resolution):
        return first
    known = united_nations(gazetteer.folding, language)
    for size in range(1, min(first, 3) + 1):
        if parts[2 * (first - size + 1)] not in (" ", "-"):
            break
        before = parts[2 * (first - size) + 1 : 2 * first : 2]
        if tuple(token(word, class_of(language)) for word in before) in known:
            return first - size
    return first


def _fits(name: Name, printed: str, text: str, place: Place) -> bool:
    """Say whether a name may be read from words as they are printed."""
    if _COMMA.search(printed) and not _COMMA.search(name.text):
        return False  # two things side by side, no name
    if _STOPPED.search(printed) and "." not in name.text:
        return False
    if name.kind in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS):
        return _written(name.text, printed, text, place)
    if place is Place.LIST or not name.text[:1].isupper() or not printed[:1].islower():
        return True
    # In English a name has capitals; elsewhere only its first word may, and a sentence may write even that
    # small.
    return name.language != "en" and " " in name.text


def _written(acronym: str, printed: str, text: str, place: Place) -> bool:
    """Say whether an acronym stands there as it is written: its capitals as capitals."""
    letters = [one for one in printed if one.isalnum()]
    own = [one for one in acronym if one.isalnum()]
    if len(letters) != len(own) or (printed != acronym and " " in printed and " " not in acronym):
        return False
    if any(one.isupper() and not other.isupper() for one, other in zip(own, letters, strict=True)):
        return False
    if place is Place.PROSE and acronym in _WORDS and _shouted(text):
        return False
    return place is Place.LIST or len(own) >= 3


def _shouted(text: str) -> bool:
    """Say whether the text is all capitals, in which an acronym cannot be told from a word."""
    return text.isupper() and len(text.split()) >= 4


# ---------------------------------------------------------------- scripts without spaces, and Korean


def _unspaced(gazetteer: Gazetteer, text: str, folded: Folded, place: Place) -> Iterator[Span]:
    runs, origins, pieces, length = [], [], [], 0
    for match in SOUNDED.finditer(folded.text):
        pieces.append(match.group())
        runs.append(length)
        origins.append(match.start())
        length += match.end() - match.start()
    joined = "".join(pieces)
    table = gazetteer.glyphs
    done = 0
    for here in [i for i in range(len(joined) - 1) if joined[i : i + 2] in table.heads]:
        if here < done or (bucket := table.bucket(joined[here : here + 2])) is None:
            continue
        for size in bucket.sizes:
            end = here + 2 + size
            if end > len(joined) or (found := bucket.numbers.get(joined[here + 2 : end])) is None:
                continue
            begin = _at(runs, origins, here)
            finish = _at(runs, origins, end - 1) + 1
            if not _stands_alone(folded.text, begin, finish):
                continue
            start, stop = folded.span(begin, finish)
            names = gazetteer.listed(map(int, found.split(",")))
            resolution = gazetteer.decide(names, text[start:stop], place)
            if resolution.organization is not None:
                if gazetteer.in_united_nations(resolution):
                    before = folded.text[max(0, begin - 8) : begin].rstrip()
                    united = united_nations_unspaced(gazetteer.folding)
                    size = max((len(one) for one in united if before.endswith(one)), default=0)
                    if size:
                        start, _ = folded.span(folded.text.rindex(before[-size:], 0, begin), begin)
                yield start, stop, resolution
                done = end
                break


def _at(runs: Sequence[int], origins: Sequence[int], position: int) -> int:
    run = bisect_right(runs, position) - 1
    return origins[run] + position - runs[run]


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Say whether no part of a longer word was taken: Korean, katakana and Latin words have bounds."""
    first, last = folded[start], folded[end - 1]
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if _HANGUL.match(first) and before and _HANGUL.match(before):
        return False
    if _HANGUL.match(last) and after and _HANGUL.match(after):
        run = _HANGUL_RUN.match(folded, end)
        return run is not None and _PARTICLES.match(run.group()) is not None
    for bound in (_KATAKANA, _ALNUM):
        if bound.match(first) and before and bound.match(before):
            return False
        if bound.match(last) and after and bound.match(after):
            return False
    return True


# ---------------------------------------------------------------- brackets


def _with_bracket(gazetteer: Gazetteer, text: str, end: int, resolution: Resolution) -> int:
    """Return where a name ends together with the bracket behind it that says the same in other letters."""
    match = _BRACKET.match(text, end)
    if match is None or resolution.organization is None:
        return end
    inner = match.group(1)
    owners = {name.organization for name in gazetteer.named(inner)}
    number = gazetteer.number(resolution.organization.id)
    if number in owners or (not owners and resolution.method.value != "acronym" and _SIGNS.fullmatch(inner)):
        return match.end()
    return end
