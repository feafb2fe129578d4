"""What the numbers of a sentence count: bodies of the United Nations, others, or all, or nothing of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.extract.belonging import belonging
from monitor.extract.claims import Claim
from monitor.extract.counted_from import drawn
from monitor.extract.counted_more import counts_more, refers_back
from monitor.extract.counted_part import clauses, kind_of
from monitor.extract.cues import Cue
from monitor.extract.lengths import closes, is_length, labelled, rises_to
from monitor.extract.rules import Rules
from monitor.extract.what_is_counted import (
    body_word,
    counts_another_thing,
    counts_bodies,
    counts_earlier,
    counts_what_stays,
    is_numbered,
)

_SUFFIX = re.compile(r"^['’-]\w{1,4}(?!\w)")
SMALL = 9  # up to here a number may be an aside ("A and B, two forums it helped to set up")
_FAR = 80  # letters between a number and the word for what it counts


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
    backs = 0  # where words end that refer back around the number before
    counted = here = False  # bodies have been counted in this sentence; such as are left now
    kinds = counts_bodies(sentence, rules)
    left, reviewed = drawn(sentence, numbers, rules)
    for at, (match, value) in enumerate(numbers):
        if at in reviewed:
            continue
        begin = numbers[at - 1][0].end() if at else 0
        limit = numbers[at + 1][0].start() if at + 1 < len(numbers) else len(sentence)
        behind = sentence[match.end() : min(limit, match.end() + _FAR)]
        if _inexact(sentence[: match.start()], behind, rules) or is_numbered(
            sentence[: match.start()], rules
        ):
            continue
        begin = max(begin, backs) if backs <= match.start() else begin
        before = sentence[max(begin, match.start() - 60) : match.start()]
        contrasted = here or rules.has(Cue.UN, sentence)
        told = _before_verb(_told(before, behind, rules), rules, kinds=kinds)
        if counts_another_thing(told, rules, kinds=kinds):
            continue
        body = body_word(told, rules, kinds=kinds)
        kind = kind_of(
            told, body, behind, before, sentence[: match.start()], rules, counted, contrasted=contrasted
        )
        opening = sentence[: match.start()].rstrip()
        risen = rises_to(opening, behind, rules)
        if kind is None and (risen or is_length(opening, behind, rules)):
            kind = belonging(clauses(rules).split(opening)[-1] or "", rules) or "total"
        *leading, opened = clauses(rules).split(sentence[: match.start()])
        clause = (opened or "") + clauses(rules).split(sentence[match.end() :], maxsplit=1)[0]
        elided = kind is None and counts_more(
            before, behind, told_of=counted, leaves=_leaves(clause, rules), rules=rules
        )
        if elided or at in left or (kind is None and labelled(opening, behind, rules)):
            kind = "total"
        if kind is None:
            continue
        counted = counted or kind == "total"
        if counts_what_stays(clause, rules):
            continue
        small = value <= SMALL and not any(rules.has(cue, clause) for cue in (Cue.EXIT, Cue.US))
        summed = risen or rules.has(Cue.TOTAL, before)
        small = small and bool(opening) and not (summed or rules.has(Cue.TOTAL, clause))
        told_of = small or _is_part(behind, clause, rules) or counts_earlier([*leading, clause], year, rules)
        aside = kind == "total" and (told_of or (elided and not _leaves(clause, rules)))
        besides = kind != "un" and not at and _besides(before, behind, rules)
        kind = "total" if besides else kind
        backs = refers_back(sentence, match, rules)
        back = besides or rules.has(Cue.BACK, before) or backs > 0
        here = here or (kind == "total" and not back)
        yield (
            Claim(value, kind, summed, back, aside, _leaves(clause, rules)),
            clause,
        )


def _told(before: str, behind: str, rules: Rules) -> str:
    """Return the clause behind a number; the next one where it only explains another word: "nearly half, 31, are"."""
    first, *others = clauses(rules).split(behind, maxsplit=2)
    stray = _SUFFIX.sub("", first or "").strip()
    opened = clauses(rules).split(before)
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
    if rules.has(Cue.SEAT, clauses(rules).split(behind, maxsplit=1)[0] or ""):
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


def _before_verb(clause: str, rules: Rules, *, kinds: bool) -> str:
    """Return the words that say what is counted: none that stand behind who leaves ("66 bodies that the US leaves")."""
    if not rules.has(Cue.US, clause):
        return clause
    body, us = body_word(clause, rules, kinds=kinds), rules.patterns[Cue.US].search(clause)
    return clause[: us.start()] if body and us and body.end() < us.start() else clause
