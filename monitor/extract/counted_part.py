"""Which part of the list a number of a sentence counts: bodies of the United Nations, others, or all of them."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.extract.belonging import belonging, denied
from monitor.extract.cues import Cue
from monitor.extract.language_files import Numbers
from monitor.extract.rules import Rules
from monitor.extract.what_is_counted import adjacent

_CLAUSE = (
    r"[,，、：،;；]|:(?!\w)|(?<=[\u3040-\u9fff\uac00-\ud7af]):|\s[–—-]\s|\(|（"
    r"|(?<=[\u3040-\u9fff])\s+(?=[\u3040-\u9fff])"  # in a headline without commas
    r"|(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])"  # Thai writes no commas
)
_LABEL_WORDS = 3
_HEADING = 60  # letters before a number that may be the heading of a section
_GENITIVE = 4  # letters between the word for the United Nations and a number of its bodies
_SUM = 24  # letters before a number that may call it the sum: "in all that makes"
_FAR = 80  # letters between a number and the word for what it counts


@lru_cache(maxsize=64)
def _clause_ends(joiners: tuple[str, ...]) -> re.Pattern[str]:
    """Return what ends a clause; "and" does so before a number, and may be written as one word with it."""
    words = "|".join(re.escape(word.strip()) for word in joiners)
    glued = "|".join(re.escape(word) for word in joiners if len(word) == 1 and word.lower() == word.upper())
    return re.compile(rf"{_CLAUSE}|\s+(?:{words})\s+(?=\d)|\s(?:{glued or '(?!)'})(?=\d)")


def clauses(rules: Rules) -> re.Pattern[str]:
    """Return what divides the clauses of a sentence, in the languages of some rules."""
    return _clause_ends(rules.joiner_words)


def kind_of(
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
        clauses(rules).split(before.rstrip(" :：").removesuffix("(").rstrip())[-1]
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
    label = clauses(rules).split(before)[-1] or ""
    return behind is not None and not behind.strip(" .。") and belonging(label, rules) == "non_un"


def _counted_before(before: str, clause: str, rules: Rules) -> bool:
    """Say whether what is counted stands right before the number: `mashirika 66 ya kimataifa`, `المنظمات الـ66`."""
    if rules.languages[0].number is not Numbers.LAST or (
        rules.has(Cue.UN, clause) or rules.has(Cue.NON_UN, clause)
    ):
        return False
    words = before.split()
    if not before[-1:].isspace() and not (words and words.pop() in rules.languages[0].clitics):
        return False
    return any(rules.has(cue, word) for word in words[-2:] for cue in (Cue.BODIES, Cue.KINDS))


def _counted_label(before: str, rules: Rules) -> bool:
    """Say whether words right before a number name what it counts, where no spaces divide: `国連機関16を含む`."""
    return any(match.end() == len(before.rstrip()) for match in rules.patterns[Cue.BODIES].finditer(before))


def _part_before(before: str, rules: Rules) -> str | None:
    """Return the part of which a number counts bodies that stands right before it, where words have no spaces."""
    if rules.languages[0].number is Numbers.COUNTER:
        label = " ".join(clauses(rules).split(before)[-1].split()[-_LABEL_WORDS:])
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
