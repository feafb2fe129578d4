"""What the numbers of a sentence count: bodies of the United Nations, others, or all, or nothing of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from monitor.extract.belonging import belonging, denied
from monitor.extract.claims import Claim
from monitor.extract.cues import Cue
from monitor.extract.language_files import Numbers
from monitor.extract.lengths import closes, is_length, rises_to
from monitor.extract.rules import Rules
from monitor.extract.what_is_counted import (
    adjacent,
    body_word,
    counts_another_thing,
    counts_bodies,
    counts_earlier,
    counts_what_stays,
    is_numbered,
)

_CLAUSE = (
    r"[,，、：،;；]|:(?!\w)|\s[–—-]\s|\(|（"
    r"|(?<=[\u3040-\u9fff])\s+(?=[\u3040-\u9fff])"  # in a headline without commas
    r"|(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])"  # Thai writes no commas
)
_LABEL_WORDS = 3
_SUFFIX = re.compile(r"^['’-]\w{1,4}(?!\w)")
SMALL = 9  # up to here a number may be an aside ("A and B, two forums it helped to set up")
_HEADING = 60  # letters before a number that may be the heading of a section
_GENITIVE = 4  # letters between the word for the United Nations and a number of its bodies
_SUM = 24  # letters before a number that may call it the sum: "in all that makes"
_LETTER = re.compile(r"[^\W\d_]")
_FAR = 80  # letters between a number and the word for what it counts


@lru_cache(maxsize=64)
def _clause_ends(joiners: tuple[str, ...]) -> re.Pattern[str]:
    """Return what ends a clause; "and" does so before a number, and may be written as one word with it."""
    words = "|".join(re.escape(word.strip()) for word in joiners)
    glued = "|".join(re.escape(word) for word in joiners if len(word) == 1 and word.lower() == word.upper())
    return re.compile(rf"{_CLAUSE}|\s+(?:{words})\s+(?=\d)|\s(?:{glued or '(?!)'})(?=\d)")


def _clauses(rules: Rules) -> re.Pattern[str]:
    return _clause_ends(rules.joiner_words)


def claims_in(
    sentence: str, numbers: Sequence[tuple[re.Match[str], int]], rules: Rules, year: int | None = None
) -> Iterator[Claim]:
    """Yield what each number of a sentence counts; `year` is that of the page."""
    yield from _subordinated(list(_claims(sentence, numbers, rules, year)), rules)


def _subordinated(claims: Sequence[tuple[Claim, str]], rules: Rules) -> Iterator[Claim]:
    """Yield the claims; a total in a clause of no exit is an aside beside one in a clause in which the country leaves.

    "Of 199 bodies reviewed, the United States leaves 66." "With Monday's twelve exits, the United States has left 90."
    """
    leaves = [claim.kind == "total" and _leaves(clause, rules) for claim, clause in claims]
    for (claim, clause), sure in zip(claims, leaves, strict=True):
        beside = (
            any(leaves)
            and not sure
            and claim.kind == "total"
            and not claim.summed
            and not rules.has(Cue.US, clause)
        )
        yield replace(claim, aside=True) if beside else claim


def _leaves(clause: str, rules: Rules) -> bool:
    """Say whether a clause tells of leaving and of the United States."""
    return rules.has(Cue.EXIT, clause) and rules.has(Cue.US, clause)


def _claims(
    sentence: str, numbers: Sequence[tuple[re.Match[str], int]], rules: Rules, year: int | None
) -> Iterator[tuple[Claim, str]]:
    counted, kinds = False, counts_bodies(sentence, rules)
    for at, (match, value) in enumerate(numbers):
        begin = numbers[at - 1][0].end() if at else 0
        limit = numbers[at + 1][0].start() if at + 1 < len(numbers) else len(sentence)
        behind = sentence[match.end() : min(limit, match.end() + _FAR)]
        if _inexact(sentence[: match.start()], behind, rules) or is_numbered(
            sentence[: match.start()], rules
        ):
            continue
        before = sentence[max(begin, match.start() - 60) : match.start()]
        contrasted = counted or rules.has(Cue.UN, sentence)
        told = _before_verb(_told(before, behind, rules), rules, kinds=kinds)
        if counts_another_thing(told, rules, kinds=kinds):
            continue
        body = body_word(told, rules, kinds=kinds)
        kind = _kind(
            told, body, behind, before, sentence[: match.start()], rules, counted, contrasted=contrasted
        )
        opening = sentence[: match.start()].rstrip()
        risen = rises_to(opening, behind, rules)
        if kind is None and (risen or is_length(opening, behind, rules)):
            kind = belonging(_clauses(rules).split(opening)[-1] or "", rules) or "total"
        # "After the 66 bodies of January it leaves another five:"
        elided = kind is None and counted and not _LETTER.search(behind)
        if elided:
            kind = "total"
        if kind is None:
            continue
        counted = counted or kind == "total"
        *leading, opened = _clauses(rules).split(sentence[: match.start()])
        clause = (opened or "") + _clauses(rules).split(sentence[match.end() :], maxsplit=1)[0]
        if counts_what_stays(clause, rules):
            continue
        small = value <= SMALL and not any(rules.has(cue, clause) for cue in (Cue.EXIT, Cue.US))
        summed = risen or rules.has(Cue.TOTAL, before)
        small = small and bool(opening) and not (summed or rules.has(Cue.TOTAL, clause))
        told_of = small or _is_part(behind, clause, rules) or counts_earlier([*leading, clause], year, rules)
        aside = kind == "total" and (told_of or elided)
        besides = kind != "un" and not at and _besides(before, behind, rules)
        kind = "total" if besides else kind
        back = besides or rules.has(Cue.BACK, before)
        yield (
            Claim(value, kind, summed, back, aside, _leaves(clause, rules)),
            clause,
        )


def _told(before: str, behind: str, rules: Rules) -> str:
    """Return the clause behind a number; the next one where it only explains another word: "nearly half, 31, are"."""
    first, *others = _clauses(rules).split(behind, maxsplit=2)
    stray = _SUFFIX.sub("", first or "").strip()
    opened = _clauses(rules).split(before)
    apposed = len(opened) > 1 and len((opened[-1] or "").split()) <= 1
    return others[0] if others and apposed and not stray else first


def _besides(before: str, behind: str, rules: Rules) -> bool:
    """Say whether a number counts those besides one that was named: "the climate treaty and 65 other bodies"."""
    rest = rules.first(Cue.REST, behind) if rules.has(Cue.REST, behind) else None
    if rest is None or behind[: rest.start()].strip():
        return False
    return any(before.rstrip().endswith((f" {word}", f",{word}")) for word in rules.joiner_words)


def _is_part(behind: str, clause: str, rules: Rules) -> bool:
    """Say whether a number counts some of the bodies that are told, of which it says something else than their exit.

    "Fourteen of the bodies", "three institutes based in our country are on the list".
    """
    if _leaves(clause, rules):
        return False
    if rules.has(Cue.SEAT, _clauses(rules).split(behind, maxsplit=1)[0] or ""):
        return True
    if not rules.has(Cue.PARTITIVE, behind):
        return False
    return rules.patterns[Cue.PARTITIVE].match(behind.lstrip()) is not None


def _inexact(before: str, behind: str, rules: Rules) -> bool:
    if re.match(r"\s*[%€$£]", behind) or re.search(r"[$€£¥]\s*$", before):
        return True
    near = before[-30:]
    about = any(
        not re.search(r"\w", near[match.end() :]) for match in rules.patterns[Cue.ABOUT].finditer(near)
    )
    if about and not closes(Cue.TOTAL, before.rstrip(), rules):  # "up to 70", but "the number rises up to 70"
        return True
    return rules.has(Cue.ROUGHLY, behind[:8])  # 六十個左右, 70-some


def _kind(
    clause: str,
    body: re.Match[str] | None,
    behind: str,
    before: str,
    sentence: str,
    rules: Rules,
    counted: bool,
    *,
    contrasted: bool,
) -> str | None:
    """Say what a number counts, by the words behind it up to the next clause, or else by those before it."""
    outside = rules.patterns[Cue.NON_UN].search(clause)
    if outside and not rules.has(Cue.UN, outside.group()) and not contrasted:
        outside = None  # "six other organizations": other than those of January
    inside = rules.patterns[Cue.UN].search(rules.patterns[Cue.NON_UN].sub(" ", clause))
    if inside and not outside and denied(clause, rules):
        outside, inside = inside, None
    if outside and not inside and (body or counted or len(clause) < 50):
        return "non_un"
    if inside and not outside and (body or counted or len(clause) < _FAR):
        return "un"
    if (part := _part_before(before, rules)) and (body or _counted_label(before, rules)):
        return part
    if _heads_others(before, clause, body, rules):
        return "non_un"
    if body and adjacent(clause[: body.start()], rules):
        return "total"
    if _counted_before(before, clause, rules):
        return "total"
    label = (
        _clauses(rules).split(before.rstrip(" :：").removesuffix("(").rstrip())[-1]
        if len(clause.strip()) < 4
        else ""
    )
    if label and (part := belonging(label, rules)):
        return part
    if counted and rules.patterns[Cue.UN].search(behind) is None and rules.has(Cue.INSIDE, clause):
        return "un"
    bare = not rules.patterns[Cue.COUNTERS].sub("", clause).strip(" .。")
    if rules.has(Cue.TOTAL, before[-_SUM:]) and (rules.has(Cue.BODIES, sentence) or bare):
        return _section_kind(sentence, rules) or "total"
    # "There are 66 in all."
    return (
        "total"
        if rules.has(Cue.TOTAL, clause) and not rules.patterns[Cue.TOTAL].sub("", clause).strip(" .")
        else None
    )


def _heads_others(before: str, clause: str, body: re.Match[str] | None, rules: Rules) -> bool:
    """Say whether the words before a number set others apart, some of which it counts: "Outside it are 35 of them"."""
    if any(rules.has(cue, words) for words in (before, clause) for cue in (Cue.EXIT, Cue.US)):
        return False
    of_them = rules.patterns[Cue.PARTITIVE].match(clause.lstrip())
    behind = clause.lstrip()[of_them.end() :] if of_them else clause[body.end() :] if body else None
    label = _clauses(rules).split(before)[-1] or ""
    return behind is not None and not behind.strip(" .。") and belonging(label, rules) == "non_un"


def _before_verb(clause: str, rules: Rules, *, kinds: bool) -> str:
    """Return the words that say what is counted: none that stand behind who leaves ("66 bodies that the US leaves")."""
    if not rules.has(Cue.US, clause):
        return clause
    body, us = body_word(clause, rules, kinds=kinds), rules.patterns[Cue.US].search(clause)
    return clause[: us.start()] if body and us and body.end() < us.start() else clause


def _counted_before(before: str, clause: str, rules: Rules) -> bool:
    """Say whether what is counted stands right before the number: `mashirika 66 ya kimataifa`."""
    if rules.languages[0].number is not Numbers.LAST or (
        rules.has(Cue.UN, clause) or rules.has(Cue.NON_UN, clause)
    ):
        return False
    words = before.split()
    return before[-1:].isspace() and any(
        rules.has(cue, word) for word in words[-2:] for cue in (Cue.BODIES, Cue.KINDS)
    )


def _counted_label(before: str, rules: Rules) -> bool:
    """Say whether words right before a number name what it counts, where no spaces divide: `国連機関16を含む`."""
    return any(match.end() == len(before.rstrip()) for match in rules.patterns[Cue.BODIES].finditer(before))


def _part_before(before: str, rules: Rules) -> str | None:
    """Return the part of which a number counts bodies that stands right before it, where words have no spaces."""
    if rules.languages[0].number is Numbers.COUNTER:
        label = " ".join(_clauses(rules).split(before)[-1].split()[-_LABEL_WORDS:])
        outside = rules.has(Cue.NON_UN, label)
        return "non_un" if outside else "un" if rules.has(Cue.UN, label) else None
    if rules.languages[0].spaced:
        return "un" if rules.languages[0].denials_last and _of_the_un(before, rules) else None
    for cue, part in ((Cue.NON_UN, "non_un"), (Cue.UN, "un")):
        if not rules.has(cue, before):
            continue
        ends = [len(before.rstrip())]
        ends += [
            match.start() for match in rules.patterns[Cue.BODIES].finditer(before) if match.end() == ends[0]
        ]
        if any(match.end() in ends for match in rules.patterns[cue].finditer(before)):
            return part
    return None


def _of_the_un(before: str, rules: Rules) -> bool:
    """Say whether what is counted is said to be of the UN right before the number, as in `संयुक्त राष्ट्र के 31 निकाय`."""
    words = before.rstrip()
    last = next(reversed([*rules.patterns[Cue.UN].finditer(words)]), None)
    return (
        last is not None
        and len(words) - last.end() <= _GENITIVE
        and len(words[last.end() :].split()) <= 1
        and belonging(words[last.start() :], rules) == "un"
    )


def _section_kind(heading: str, rules: Rules) -> str | None:
    """Return what a sum counts that stands in the heading of a section: "UN bodies (31 in all)"."""
    if len(heading) > _HEADING or rules.has(Cue.EXIT, heading):
        return None
    return belonging(heading, rules)
