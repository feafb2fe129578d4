"""Stated totals: how many bodies the page says there are, all together, of the UN, and outside of it.

A number counts when a word for organizations stands behind it, in a sentence about the withdrawal of the United
States, and nothing makes it inexact ("nearly 70"), another country's or another thing's ("66 million").
Where several totals are stated, one that the page itself calls the sum wins, then the number of the entries
read, then the first that does not refer back to an earlier list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from monitor.extract.blocks import HEADER, MAIN, Page
from monitor.extract.claims import Claim, choose
from monitor.extract.division import Counted, parts_of
from monitor.extract.headings import Subject, another_leaves, says_exit
from monitor.extract.languages import Cue, Rules
from monitor.extract.patterns import fold
from monitor.model import Stated

_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\.[^\s.]\.)(?<!\.[^\s.]{2}\.)\s+(?=\S)|(?<=[。！？।؟۔])\s*|[;；](?=\s)"
)
_CLAUSE = re.compile(
    r"[,，、：،;；]|:(?!\w)|\s[–—-]\s|\(|（|\s+(?:and|y|et|und|e|и|та|og|och|ja|en|i|ve|dan|và|ו|و)\s+(?=\d)|\sو(?=\d)"
)
_BARE = re.compile(r"^\(?(\d{1,3})(?:\s*[/|·+,、]\s*(\d{1,3}))?(?:\s*[/|·+,、]\s*(\d{1,3}))?\)?$")
_DIGITS = {
    ord(letter): str(value)
    for zero in "٠۰०০౦௦๐"
    for value, letter in enumerate(map(chr, range(ord(zero), ord(zero) + 10)))
}
_OTHER_UNIT = re.compile(
    r"^\s*(?:日|月|年|時|时|点|點|分|秒|%|％|万|萬|亿|億|億|頁|页|名|人|国(?!际)|國(?!際)|か国|カ国|개국|일|월|년|시|분|명|페이지|th\b|st\b|nd\b|rd\b)"
)
_INSIDE_IT = re.compile(r"\b(?:inside|within|part of|belong|under) (?:it|them)\b|\binside\b|\bwithin\b")
_OPEN, _CLOSED = ("(", "（"), (")", "）")  # `2)` is the number of an item, `(31)` a total
_NUMBER_LAST = frozenset({"sw"})  # languages in which a number follows its noun
_CIRCLED = re.compile("[\u2460-\u2473]")  # they number items, and folding makes figures of them
_SMALL = 9  # up to here a number may be an aside ("A and B, two forums it helped to set up")
_HEADING = 60  # letters before a number that may be the heading of a section
_FAR = 60  # letters between a number and the word for what it counts
_FAR_UNSPACED = 16
_OPENING = 40  # blocks in which totals are stated
_HIGHEST = 400


def read_totals(
    page: Page,
    subject: Subject,
    rules: Rules,
    *,
    entries: int,
    announced: int,
    near: AbstractSet[int],
    behind: AbstractSet[int] = frozenset(),
) -> Stated:
    """Return the totals that a page states.

    `entries` is how many names were read in the list, `announced` how many in sentences, `near` the blocks right
    above the parts of the list and between them, `behind` those right behind, which may say how the list divides.
    """
    claims: list[Claim] = []
    telling: list[Counted] = []
    bare: Stated | None = None
    about_it = subject.announces
    two = (entries or announced) == 2
    texts = list(_texts(page, near | behind))
    divides = {page.blocks[index].text for index in behind - near if index < len(page.blocks)}
    for number, (text, beside) in enumerate(texts):
        folded = fold(_CIRCLED.sub(" ", text)).translate(_DIGITS)
        if bare is None and number < 6 and about_it and (match := _BARE.match(folded)):
            bare = _bare(match)
            continue
        around = [one for one, _ in texts[max(0, number - 1) : number + 2]]
        for sentence, speaks in _sentences(folded, beside, about_it, around, rules):
            numbers = _numbers(sentence, rules)
            if len(numbers) > 1:
                telling.append((sentence, [(match.start(), match.end(), value) for match, value in numbers]))
            if not speaks:
                continue
            counts = _counts(sentence, numbers, rules)
            if text in divides and not rules.has(Cue.EXIT, sentence):
                counts = (claim for claim in counts if claim.kind != "total")
            claims.extend(counts)
            if rules.has(Cue.TWO_BODIES, sentence) and rules.has(Cue.EXIT, sentence):
                claims.append(Claim(2, "total", aside=not two))
    stated = choose(claims, bare, entries)
    parts = parts_of(stated.total, telling, rules) if stated.total else None
    return Stated(stated.total, *parts) if parts else stated


def _texts(page: Page, near: AbstractSet[int]) -> Iterator[tuple[str, bool]]:
    """Yield title and blocks in which totals stand, each with whether it stands at the list or on top."""
    yield page.title, True
    seen = 0
    for index, block in enumerate(page.blocks):
        if block.region not in (MAIN, HEADER):
            continue
        above = index in near
        if (seen < _OPENING or above) and block.text != page.title:
            yield block.text[:3000], above or block.level > 0 or seen < 3
        seen += 1


def _bare(match: re.Match[str]) -> Stated | None:
    """Read a line of figures: `66`, `66 / 31`, `31 / 35`, `66 / 31 / 35`."""
    first, second, third = (int(group) if group else None for group in match.groups())
    if first is None or first < 2:
        return None
    if second is None:
        # a small figure by itself is the number of an item, not a total
        return Stated(total=first) if first > _SMALL else None
    if third is not None:
        return Stated(first, second, third) if first == second + third else None
    return Stated(total=first, un=second) if first > second else Stated(un=first, non_un=second)


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
            yield sentence, leaves or near


def _numbers(sentence: str, rules: Rules) -> list[tuple[re.Match[str], int]]:
    return [
        (match, value)
        for match in rules.numeral.finditer(sentence)
        if (value := _value(match, sentence, rules))
    ]


def _counts(sentence: str, numbers: Sequence[tuple[re.Match[str], int]], rules: Rules) -> Iterator[Claim]:
    """Yield what each number of a sentence counts."""
    counted = False
    for at, (match, value) in enumerate(numbers):
        begin = numbers[at - 1][0].end() if at else 0
        limit = numbers[at + 1][0].start() if at + 1 < len(numbers) else len(sentence)
        behind = sentence[match.end() : min(limit, match.end() + _FAR)]
        if _inexact(sentence[: match.start()], behind, rules):
            continue
        before = sentence[max(begin, match.start() - 60) : match.start()]
        contrasted = counted or rules.has(Cue.UN, sentence)
        kind = _kind(behind, before, sentence[: match.start()], rules, counted, contrasted=contrasted)
        if kind is None:
            continue
        counted = counted or kind == "total"
        clause = _CLAUSE.split(sentence[: match.start()])[-1] or ""
        clause += _CLAUSE.split(sentence[match.end() :], maxsplit=1)[0]
        aside = (
            value <= _SMALL
            and kind == "total"
            and not any(rules.has(cue, clause) for cue in (Cue.EXIT, Cue.US))
        )
        yield Claim(value, kind, rules.has(Cue.TOTAL, before), rules.has(Cue.BACK, before), aside)


def _value(match: re.Match[str], sentence: str, rules: Rules) -> int | None:
    """Return the value of a number that may count bodies: not a day, a page, a sum of money."""
    word = match.group()
    behind = sentence[match.end() : match.end() + 12]
    if _OTHER_UNIT.match(behind) or (
        behind[:1] in _CLOSED and sentence[match.start() - 1 : match.start()] not in _OPEN
    ):
        return None
    value = int(word) if word.isdigit() else rules.numerals.get(word)
    if value is None or not 2 <= value <= _HIGHEST:
        return None
    if not word.isdigit() and _unspaced(word):
        counter = rules.patterns[Cue.COUNTERS].match(behind.lstrip())
        total = rules.patterns[Cue.TOTAL].search(sentence[max(0, match.start() - 6) : match.start()])
        return value if counter or (total and len(word) > 1) else None
    return value


def _unspaced(word: str) -> bool:
    return any("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in word)


def _inexact(before: str, behind: str, rules: Rules) -> bool:
    if re.match(r"\s*(?:%|percent|per cent|[€$£])", behind) or re.search(r"[$€£¥]\s*$", before):
        return True
    near = before[-30:]
    if any(not re.search(r"\w", near[match.end() :]) for match in rules.patterns[Cue.ABOUT].finditer(near)):
        return True
    # 六十個左右, 70-some
    return any(word in behind[:8] for word in ("左右", "余个", "餘個", "多个", "多個", "여 개", "余りの"))


def _kind(
    behind: str, before: str, sentence: str, rules: Rules, counted: bool, *, contrasted: bool
) -> str | None:
    """Say what a number counts, by the words behind it up to the next clause, or else by those before it."""
    clause = _CLAUSE.split(behind, maxsplit=1)[0]
    clause = _before_verb(clause, rules)
    outside = rules.patterns[Cue.NON_UN].search(clause)
    if outside and not rules.has(Cue.UN, outside.group()) and not contrasted:
        outside = None  # "six other organizations": other than those of January
    inside = rules.patterns[Cue.UN].search(rules.patterns[Cue.NON_UN].sub(" ", clause))
    body = rules.patterns[Cue.BODIES].search(clause)
    if outside and not inside and (body or counted or len(clause) < 50):
        return "non_un"
    if inside and not outside and (body or counted or len(clause) < 36):
        return "un"
    if body and _adjacent(clause[: body.start()], rules):
        return "total"
    if _counted_before(before, clause, rules):
        return "total"
    label = _CLAUSE.split(before.removesuffix("(").rstrip())[-1] if len(clause.strip()) < 4 else ""
    if label and rules.has(Cue.NON_UN, label):
        return "non_un"
    if label and rules.has(Cue.UN, label):
        return "un"
    if counted and rules.patterns[Cue.UN].search(behind) is None and _INSIDE_IT.search(clause):
        return "un"
    if rules.has(Cue.TOTAL, before[-16:]) and (rules.has(Cue.BODIES, sentence) or not clause.strip(" .")):
        return _section_kind(sentence, rules) or "total"
    # "There are 66 in all."
    return (
        "total"
        if rules.has(Cue.TOTAL, clause) and not rules.patterns[Cue.TOTAL].sub("", clause).strip(" .")
        else None
    )


def _before_verb(clause: str, rules: Rules) -> str:
    """Return the words that say what is counted: none that stand behind who leaves ("66 bodies that the US leaves")."""
    if not (rules.has(Cue.BODIES, clause) and rules.has(Cue.US, clause)):
        return clause
    body, us = rules.patterns[Cue.BODIES].search(clause), rules.patterns[Cue.US].search(clause)
    return clause[: us.start()] if body and us and body.end() < us.start() else clause


def _counted_before(before: str, clause: str, rules: Rules) -> bool:
    """Say whether what is counted stands right before the number: `mashirika 66 ya kimataifa`."""
    if rules.tags[0] not in _NUMBER_LAST or (rules.has(Cue.UN, clause) or rules.has(Cue.NON_UN, clause)):
        return False
    words = before.split()
    return before[-1:].isspace() and any(rules.has(Cue.BODIES, word) for word in words[-2:])


def _section_kind(heading: str, rules: Rules) -> str | None:
    """Return what a sum counts that stands in the heading of a section: "UN bodies (31 in all)"."""
    if len(heading) > _HEADING or rules.has(Cue.EXIT, heading):
        return None
    rest, outside = rules.patterns[Cue.NON_UN].subn(" ", heading)
    inside = rules.has(Cue.UN, rest)
    if bool(outside) is inside:
        return None
    return "non_un" if outside else "un"


def _adjacent(between: str, rules: Rules) -> bool:
    """Say whether few enough words stand between a number and the word for organizations."""
    if all(language.spaced for language in rules.languages[:1]):
        return len(between.split()) <= 3
    return len(between) <= _FAR_UNSPACED
