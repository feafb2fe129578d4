"""Names in scripts with spaces: phrases of words, each without its ending.

Words that begin no known phrase are refused by a hash or two; for the others the phrase is followed as far as
the longest known one goes, and the longest that fits is taken.  What a name may be read from is stricter in a
sentence than in a list: acronyms, short names and English names only as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from monitor.model import Place, Resolution
from monitor.names.endings import PLAIN, class_of
from monitor.names.folding import Folded
from monitor.names.glued import unglued
from monitor.names.printed import Shown, fits
from monitor.names.spellings import united_nations
from monitor.names.tables import Bucket
from monitor.names.words import BARRIER, LINK, SHORT, STOP, merge_dots, split, token, words_of
from monitor.names.years import behind_year

if TYPE_CHECKING:
    from monitor.names.gazetteer import Gazetteer, Name

Span = tuple[int, int, Resolution]

_BEFORE = 16  # letters before a name in which its article or noun is looked for
_LONGEST_UNITED = 3  # words of the longest spelling of the United Nations


@dataclass(slots=True)
class Begun:
    """Folded text with its dotted words merged, their lengths, its words, and those that may begin a name by class.

    `firsts` are told by the word alone; `starts` are those of them that begin a known phrase, None until asked for.
    `small` counts the short forms among them that stand there in small letters, where they name nothing in a text.
    """

    merged: str
    dotted: Mapping[int, int]
    words: Sequence[str]
    firsts: Sequence[tuple[str, Sequence[int]]]
    starts: Sequence[tuple[str, Sequence[int]]] | None = None
    small: int = 0

    @property
    def most(self) -> int:
        """Return how many names there are at most."""
        return sum(len(firsts) for _, firsts in (self.firsts if self.starts is None else self.starts))


def begin(gazetteer: Gazetteer, text: str, folded: Folded, language: str | None) -> Begun | None:
    """Return the words of a text with which names may begin, wherever it stands; None when there are none."""
    dots, dotted = merge_dots(folded.text)
    merged = unglued(text, folded, dots, language)
    words = words_of(merged)
    firsts = _firsts(gazetteer, words, class_of(language), folded.text.isascii())
    return Begun(merged, dotted, words, firsts) if firsts else None


def starts_of(gazetteer: Gazetteer, text: str, begun: Begun) -> Sequence[tuple[str, Sequence[int]]]:
    """Return the words with which known phrases begin."""
    words = begun.words
    starts: list[tuple[str, list[int]]] = []
    # Short forms in the text, and whether they stand in it in small letters alone, where they mean nothing.
    small: dict[str, bool] = {}
    for kind, firsts in begun.firsts:
        begins = []
        for first in firsts:
            word = words[first]
            if gazetteer.shouted(word, kind) and token(word, kind) == word:
                if word not in small:
                    small[word] = text.count(word) == begun.merged.count(word)
                if small[word] and not _goes_on(gazetteer, words, first, kind):
                    begun.small += 1
                    continue
            if _may_begin(gazetteer, words, first, kind):
                begins.append(first)
        if begins:
            starts.append((kind, begins))
    return starts


def find_by_words(
    gazetteer: Gazetteer, text: str, folded: Folded, begun: Begun, language: str | None, place: Place
) -> Iterator[Span]:
    """Yield the names as ranges of the original text; those of two classes of endings may overlap."""
    dotted = begun.dotted
    parts = split(begun.merged)
    places = list(accumulate(map(len, parts)))
    taken: set[int] = set()
    for kind, firsts in begun.starts or ():
        done = 0
        for first in firsts:
            if first < done or first in taken:
                continue
            for after, names in _phrases(gazetteer, parts, first, kind):
                last = places[2 * after - 2]
                end = last + dotted[last] if last in dotted else places[2 * after - 1]
                start, end = folded.span(places[2 * first], end)
                printed = text[start:end]
                shown = Shown(printed, text, text[max(0, start - _BEFORE) : start], language)
                fit = [name for name in names if fits(name, shown, place)]
                resolution = gazetteer.decide(fit, printed, place)
                if resolution.organization is not None:
                    begin = _with_first_word(gazetteer, fit, parts, first)
                    begin = _with_united_nations(gazetteer, parts, begin, resolution, language)
                    if begin < done:
                        begin = first  # those words end the name before
                    if begin < first:
                        start, _ = folded.span(places[2 * begin], places[2 * begin] + 1)
                    yield start, end, resolution
                    done = after
                    taken.update(range(begin, after))
                    break


def _firsts(
    gazetteer: Gazetteer, words: Sequence[str], kind: str, ascii_only: bool
) -> list[tuple[str, list[int]]]:
    """Return the words that may begin a name, by class of endings, the language's own class first."""
    firsts, heads = gazetteer.firsts, gazetteer.heads.get(PLAIN, frozenset())
    if ascii_only:
        plain = list(compress(range(len(words)), map(firsts.__contains__, words)))
    else:
        plain = [i for i, word in enumerate(words) if word in firsts or word[:3] in heads]
    own = gazetteer.heads.get(kind) if kind else None
    inflected = [i for i, word in enumerate(words) if word[:3] in own] if own else []
    return [(of, found) for of, found in ((kind, inflected), (PLAIN, plain)) if found]


def _may_begin(gazetteer: Gazetteer, words: Sequence[str], first: int, kind: str) -> bool:
    """Refuse quickly: say whether a word alone or with the next one begins a known phrase."""
    one = token(words[first], kind)
    return (f"{kind}:{one}" if kind else one) in gazetteer.phrases.heads or _goes_on(
        gazetteer, words, first, kind
    )


def _goes_on(gazetteer: Gazetteer, words: Sequence[str], first: int, kind: str) -> bool:
    """Say whether a word with the next one begins a known phrase."""
    one, heads = token(words[first], kind), gazetteer.phrases.heads
    if kind:
        one = f"{kind}:{one}"
    total, after = len(words), first + 1
    link = ""
    while after < total:
        if (two := token(words[after], kind)) != LINK:
            if f"{one} {link}{two}" in heads:
                return True
            if (later := behind_year(words, after)) == after:
                return False
            link, after = "", later
        else:
            if f"{one} {words[after]}" in heads:
                return True
            link, after = f"{LINK} ", after + 1
    return False


def _phrases(
    gazetteer: Gazetteer, parts: Sequence[str], first: int, kind: str
) -> Iterator[tuple[int, Sequence[Name]]]:
    """Yield the known phrases that begin at a word, longest first, with the number of the next word.

    A year inside is left out where the phrase is not known with it, or goes on behind it: `Convention de 1971
    relative aux zones humides`.
    """
    found, dated = _followed(gazetteer, parts, first, kind, years=True)
    if dated:
        last = found[-1][0] if found else 0
        without, _ = _followed(gazetteer, parts, first, kind, years=False)
        found = [*found, *(one for one in without if one[0] > last)]
    for after, numbers in reversed(found):
        yield after, gazetteer.listed(numbers)


def _followed(
    gazetteer: Gazetteer, parts: Sequence[str], first: int, kind: str, *, years: bool
) -> tuple[list[tuple[int, str]], bool]:
    """Return the numbers of known phrases with the number of the next word, shortest first, and whether years came."""
    table, mark = gazetteer.phrases, f"{kind}:" if kind else ""
    words: list[str] = []
    found: list[tuple[int, str]] = []
    bucket: Bucket | None = None
    head, dated = 0, False  # words of the head; whether a year came
    total, number = len(parts) // 2, first
    while number < total and (bucket is None or len(words) <= head + bucket.sizes[0]):
        if number > first and (gap := parts[2 * number]) != " " and _ends(gap, parts[2 * number - 1]):
            break
        word = parts[2 * number + 1]
        if number > first and (later := behind_year(parts, 2 * number + 1, step=2) // 2) > number:
            dated = True
            if not years:
                words, number = words[:-1] if words[-1:] == [LINK] else words, later
                continue
        one = token(word, kind)
        number += 1
        if one != LINK:
            words.append(one)
            if bucket is None and len(words) > 1:
                bucket = table.bucket(mark + " ".join(words))
                if bucket is None:
                    break
                head = len(words)
            whole = words
        else:
            # A name may end in such a word (`START I`, `châu Á`), which then stands for itself.
            whole = [*(words[:-1] if words[-1:] == [LINK] else words), word]
            if words[-1:] != [LINK]:
                words.append(one)
        rest = " ".join(whole[head:])
        if numbers := bucket.numbers.get(rest) if bucket else table.numbers(mark + rest, ""):
            found.append((number, numbers))
        elif bucket is not None and whole is words and rest and not bucket.goes_on(rest):
            break
    return found, dated


def _ends(gap: str, before: str) -> bool:
    """Say whether a name ends between two words."""
    if BARRIER.search(gap):
        return True
    return STOP.search(gap) is not None and len(before) > SHORT and not before.isdigit()


def _with_first_word(gazetteer: Gazetteer, names: Sequence[Name], parts: Sequence[str], first: int) -> int:
    """Return the word where a name begins, an article of its own included (`Det grønne klimafondet`)."""
    if first == 0 or parts[2 * first] not in (" ", "'") or token(parts[2 * first - 1]) != LINK:
        return first
    own = (split(gazetteer.folding.flat(name.text)) for name in names)
    return first - 1 if any(len(one) > 1 and one[1] == parts[2 * first - 1] for one in own) else first


def _with_united_nations(
    gazetteer: Gazetteer, parts: Sequence[str], first: int, resolution: Resolution, language: str | None
) -> int:
    """Return the word where a name begins, the United Nations right before a body of theirs included."""
    if first == 0 or not gazetteer.in_united_nations(resolution):
        return first
    known, kind = united_nations(gazetteer.folding, language), class_of(language)
    last = token(parts[2 * first - 1], kind)
    if all(one[-1] != last for one in known):
        return first
    for size in range(1, min(first, _LONGEST_UNITED) + 1):
        if parts[2 * (first - size + 1)] not in (" ", "-"):
            break
        before = parts[2 * (first - size) + 1 : 2 * first : 2]
        if tuple(token(word, kind) for word in before) in known:
            return first - size
    return first
