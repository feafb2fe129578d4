"""Stated totals: how many bodies the page says there are, all together, of the UN, and outside of it.

A number counts when a word for organizations stands behind it, in a sentence about the withdrawal of the United
States, and nothing makes it inexact ("nearly 70"), another country's or another thing's ("66 million").
Where several totals are stated, one that the page itself calls the sum wins, then the number of the entries
read, then the first that does not refer back to an earlier list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from monitor.extract.blocks import HEADER, MAIN, Page
from monitor.extract.claims import Claim, choose
from monitor.extract.counted import SMALL, claims_in
from monitor.extract.cues import Cue
from monitor.extract.division import APART, Counted, parts_of, told_apart
from monitor.extract.exits import another_leaves, says_exit
from monitor.extract.figures import numbers_in
from monitor.extract.headings import Subject
from monitor.extract.part_of_one import parts_of_one, with_ones
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.extract.strangers import proper_names, stranger_leaves
from monitor.model import Section, Stated

_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\.[^\s.]\.)(?<!\.[^\s.]{2}\.)\s+(?=\S)|(?<=[。！？।؟۔])\s*|[;；](?=\s)"
)
_BARE = re.compile(r"^\(?(\d{1,3})(?:\s*[/|·+,、]\s*(\d{1,3}))?(?:\s*[/|·+,、]\s*(\d{1,3}))?\)?$")
_DIGITS = {
    ord(letter): str(value)
    for zero in "٠۰०০౦௦๐"
    for value, letter in enumerate(map(chr, range(ord(zero), ord(zero) + 10)))
}
_OTHER_DIGIT = re.compile(f"[{''.join(map(chr, _DIGITS))}]")
_CIRCLED = re.compile("[\u2460-\u2473]")  # they number items, and folding makes figures of them
_NUMBER = re.compile(r"^\(?\d{1,3}\)?$")
_ITEM = re.compile(r"\W*\d{1,2}\b")  # opens an item of a list
_STOPS = (".", "!", "?", "»", "”", '"')  # headings, whose words may all have capitals, end with none
_ROW = re.compile(r".{1,90}: \d{1,3}")
_CELLS = 12  # blocks before a cell among which its label stands
_LONGEST_LABEL = 80
_OPENING = 40  # blocks in which totals are stated


def read_totals(
    page: Page,
    subject: Subject,
    rules: Rules,
    *,
    read: Mapping[Section | None, int],
    announced: int,
    near: AbstractSet[int],
    behind: AbstractSet[int] = frozenset(),
    counted: Iterable[tuple[Section, int]] = (),
) -> Stated:
    """Return the totals that a page states.

    `read` is how many names were read in each section of the list, in their order, `announced` how many in sentences,
    `near` the blocks right above the parts of the list and between them, `behind` those right behind, which may say
    how the list divides, `counted` the sections that say how many names they hold.
    """
    entries = sum(read.values())
    claims = [Claim(value, "un" if section is Section.UN else "non_un") for section, value in counted]
    telling: list[Counted] = []
    single: list[Counted] = []  # with words for one, which are articles in other sentences
    bare: Stated | None = None
    about_it = subject.announces
    year = page.published.year if page.published else None
    two = (entries or announced or 2) == 2
    texts = list(_texts(page, near | behind, rules))
    divides = {page.blocks[index].text for index in behind - near if index < len(page.blocks)}
    halves = ""  # the sentence before, where it has numbers
    strangers: frozenset[str] | None = None
    sheet = False  # the text before is a row of figures about what is left
    for number, (text, beside) in enumerate(texts):
        folded = _folded(text)
        if text.endswith(_STOPS) and rules.has(Cue.EXIT, folded) and rules.numeral.search(folded):
            strangers = proper_names(block.text for block in page.blocks) if strangers is None else strangers
            folded = _folded(_without_strangers(text, strangers, rules))
        if bare is None and number < 6 and about_it and (match := _BARE.match(folded)):
            bare = _bare(match, read)
            continue
        around = [one for one, _ in texts[max(0, number - 1) : number + 2]]
        row = _ROW.fullmatch(folded) is not None
        sheet = row and (sheet or rules.has(Cue.EXIT, folded))
        for sentence, speaks in _sentences(folded, beside, about_it or sheet, around, rules):
            numbers = numbers_in(sentence, rules)
            places = [(match.start(), match.end(), value) for match, value in numbers]
            if len(numbers) > 1:
                telling.append((sentence, places))
            single.extend(with_ones(sentence, places, rules))
            if halves and numbers and not (_ITEM.match(halves) and _ITEM.match(sentence)):
                telling.append(_both(halves, sentence, rules))
            halves = _half(halves, sentence, counting=bool(numbers))
            if not speaks:
                continue
            counts = claims_in(sentence, numbers, rules, year)
            if (text in divides or not beside) and not _tells_all(sentence, rules):
                counts = (claim for claim in counts if claim.kind != "total" or claim.summed)
            claims.extend((*counts, *parts_of_one(sentence, rules)))
            if rules.has(Cue.TWO_BODIES, sentence) and rules.has(Cue.EXIT, sentence):
                claims.append(Claim(2, "total", aside=not two))
    return _stated(choose(claims, bare, entries), claims, [*telling, *single], entries, rules)


def _stated(
    stated: Stated, claims: Sequence[Claim], telling: Sequence[Counted], entries: int, rules: Rules
) -> Stated:
    """Return the totals with the parts that sentences tell of them."""
    for total in _sums(stated.total, claims):
        if (parts := parts_of(total, telling, rules)) is not None:
            return Stated(total, *parts)
    if stated.un is None or stated.non_un is None:
        for sentence, numbers in telling:
            values = [value for *_, value in numbers]
            if (
                len(values) == 2
                and stated.total in (None, *values)
                and (parts := told_apart(sentence, numbers, rules))
            ):
                return Stated(None, *parts)
    if stated.total != entries and entries and (parts := parts_of(entries, telling, rules)):
        # "six UN bodies and five others": no sum is stated, but as many names were read
        return Stated(None if stated.total in parts else stated.total, *parts)
    return stated


def _without_strangers(text: str, names: frozenset[str], rules: Rules) -> str:
    """Return a text without its sentences about what a country leaves that nobody knows."""
    told = _SENTENCE.split(text)
    return " ".join(
        one for one in told if rules.means_us(fold(one)) or not stranger_leaves(one, names, rules)
    )


def _sums(stated: int | None, claims: Sequence[Claim]) -> Iterator[int]:
    """Yield the totals that may be told by their parts: the one that is stated, and larger ones beside it.

    "They leave 66 bodies: 31 of the UN and 35 outside it. These sixteen are among them."
    """
    if stated is None:
        return
    yield stated
    if not any(claim.summed and claim.value == stated for claim in claims):
        yield from dict.fromkeys(
            claim.value
            for claim in claims
            if claim.kind == "total" and claim.value > stated and not (claim.back or claim.aside)
        )


def _texts(page: Page, near: AbstractSet[int], rules: Rules) -> Iterator[tuple[str, bool]]:
    """Yield title and blocks in which totals stand, each with whether it stands at the list or on top.

    What is said of one term of a list counts nothing: "It administers 26 treaties from Geneva."
    """
    yield page.title, True
    seen = 0
    for index, block in enumerate(page.blocks):
        if block.region not in (MAIN, HEADER):
            continue
        if (
            block.tag == "dd"
            and not _NUMBER.match(block.text)
            and not rules.has(Cue.EXIT, _folded(block.text))
        ):
            continue
        above = index in near
        if (seen < _OPENING or above) and block.text != page.title:
            text = (
                _labelled(page, index) if block.table_id and _NUMBER.match(block.text) else block.text[:3000]
            )
            yield text, above or block.level > 0 or seen < 3
        seen += 1


def _labelled(page: Page, index: int) -> str:
    """Return the number in a cell behind its label: the cell before it in its row, or the one above it."""
    cell = page.blocks[index]
    behind = page.blocks[index + 1 : index + 2]
    if any(
        other.table_id == cell.table_id and other.row == cell.row and not _NUMBER.match(other.text)
        for other in behind
    ):
        return cell.text  # it numbers the row
    row = [
        other
        for other in page.blocks[max(0, index - _CELLS) : index]
        if other.table_id == cell.table_id and not _NUMBER.match(other.text)
    ]
    beside = [other for other in row if other.row == cell.row and other.column < cell.column]
    above = [other for other in row if other.row < cell.row and other.column == cell.column]
    label = (beside or above)[-1:]
    return f"{label[0].text[:_LONGEST_LABEL]}: {cell.text}" if label else cell.text


def _folded(text: str) -> str:
    """Return a text folded, with the digits of all scripts as figures."""
    if text.isascii():
        return text.lower()
    folded = fold(_CIRCLED.sub(" ", text))
    return folded.translate(_DIGITS) if _OTHER_DIGIT.search(folded) else folded


def _bare(match: re.Match[str], read: Mapping[Section | None, int]) -> Stated | None:
    """Read a line of figures: `66`, `66 / 31`, `31 / 35`, `66 / 31 / 35`.

    `35 / 31` are the parts, others first, where more others were read than 35 of which 31 are of the UN would leave.
    """
    first, second, third = (int(group) if group else None for group in match.groups())
    if first is None or first < 2:
        return None
    if second is None:
        # a small figure by itself is the number of an item, not a total
        return Stated(total=first) if first > SMALL else None
    if third is not None:
        return Stated(first, second, third) if first == second + third else None
    if first <= second:
        return Stated(un=first, non_un=second)
    if read.get(Section.NON_UN, 0) <= first - second:
        return Stated(total=first, un=second)
    un_first = next(iter(read)) is Section.UN
    return Stated(un=first if un_first else second, non_un=second if un_first else first)


def _sentences(
    folded: str, near: bool, about_it: bool, around: Sequence[str], rules: Rules
) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a text whose numbers may count what the United States leaves.

    Those that say nothing of leaving and stand far from the list may only say how a total divides: with each comes
    whether it can state a total.
    """
    if not about_it and not rules.has(Cue.EXIT, folded):  # far cheaper than looking for numerals
        return
    if not rules.numeral.search(folded) and not rules.has(Cue.TWO_BODIES, folded):
        return
    told = False  # that the United States leave something, in a sentence before
    for sentence in _SENTENCE.split(folded):
        if not sentence or rules.has(Cue.MAYBE, sentence):
            continue
        leaves, others = rules.has(Cue.EXIT, sentence), rules.has(Cue.OTHERS, sentence)
        us = rules.means_us(sentence)
        if leaves and not us and not (about_it or says_exit(" ".join(map(fold, around)), rules)):
            continue
        if others and (not us or (leaves and another_leaves(sentence, rules))):
            continue
        if leaves or about_it:
            yield sentence, near or told or _tells_all(sentence, rules)
            told = told or leaves


def _tells_all(sentence: str, rules: Rules) -> bool:
    """Say whether a sentence may count what is left far from the list: it speaks of leaving, or of the order."""
    return rules.has(Cue.EXIT, sentence) or rules.has(Cue.CONCERNED, sentence)


def _half(before: str, sentence: str, *, counting: bool) -> str:
    """Return what the next sentence may go on with: this one, or the one before a label without a number."""
    if counting:
        return sentence
    return before if len(sentence) <= _LONGEST_LABEL else ""


def _both(before: str, sentence: str, rules: Rules) -> Counted:
    """Return two sentences as one, of which each may count a part: "31 belong to the UN. The other 35 do not."."""
    whole = f"{before.rstrip('.!?。！？।؟۔ ')}{APART}{sentence}"
    return whole, [(match.start(), match.end(), value) for match, value in numbers_in(whole, rules)]
