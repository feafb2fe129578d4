"""Signs in a table, `✖` and `✔`, that tell of each row whether it is left: what they mean is said beside the table.

A legend (`✖ = leaves`), a sentence ("it withdraws from the six marked ✖") or the head of the column says it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.extract.blocks import UNREAD, Block
from monitor.extract.cues import Cue
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

_ABOVE, _BELOW = 4, 3  # blocks beside a table that may say what its signs mean
_LONGEST = 600  # letters of such a block
_CLAUSE = re.compile(r"[.;!?。；！？।]\s*|\n|(?<=\s)\|(?=\s)")
_PARTS = re.compile(r"[,،、，]\s*|[()（）]")
_CODE = re.compile(r"[A-Z]{1,2}|[○●◯△▲□■xX×+–-]")
_NEGATIVE = frozenset("✗✘✖❌×xX–-0○◯")
_SORTED = 2
_VARIANT = "\ufe0f"
# a letter only where it stands as one: `W = …`, `(W)`, "W"
_LETTER = r"(?<!\w){0}(?=\s*[=:：＝–—-])|(?<=[(\[\"“„«'‘「]){0}(?=[)\]\"”“»'’」])"
_EDGE = 3  # signs behind the last mark of a clause


@dataclass(frozen=True, slots=True)
class Marks:
    """The column of a table whose signs judge its rows, and the signs that say that a row is left."""

    column: int
    left: frozenset[str]

    def leaves(self, row: Sequence[Block]) -> bool:
        """Say whether the sign of a row says that it is left."""
        return any(cell.column == self.column and sign_of(cell.text) in self.left for cell in row)


def sign_of(text: str) -> str:
    """Return what a cell holds that is nothing but a sign, or a letter or two that stand for a word; else ""."""
    sign = text.replace(_VARIANT, "").strip(" ()[].")
    if not sign or len(sign) > 2:
        return ""
    return sign if _CODE.fullmatch(sign) or not any(letter.isalnum() for letter in sign) else ""


def read_marks(blocks: Sequence[Block], first: int, last: int, rules: Rules) -> Marks | None:
    """Return which rows of the table from block `first` to `last` signs mark as left; None where none do."""
    cells = blocks[first : last + 1]
    signs: dict[int, set[str]] = defaultdict(set)
    worded: dict[int, int] = defaultdict(int)
    heads: dict[int, str] = {}
    for cell in cells:
        if cell.tag == "th" or not cell.row:
            heads.setdefault(cell.column, fold(cell.text))
        elif sign := sign_of(cell.text):
            signs[cell.column].add(sign)
        else:
            worded[cell.column] += 1
    for column, used in signs.items():
        if worded[column]:
            continue
        left = _explained(used, list(_beside(blocks, first, last)), rules) or _headed(
            used, heads.get(column, ""), rules
        )
        if left:
            return Marks(column, frozenset(left))
    return None


def marked_lines(blocks: Sequence[Block], first: int, last: int, rules: Rules) -> set[int] | None:
    """Return the lines of a list whose signs say that they are left; None where no signs tell lines apart."""
    opened = {at: sign for at in range(first, last + 1) if (sign := _line_sign(blocks[at].text))}
    used = set(opened.values())
    if len(opened) * 3 < (last - first + 1) * 2 and len(used) < _SORTED:
        return None
    left = _explained(used, list(_beside(blocks, first, last)), rules) if used else set()
    return {at for at, sign in opened.items() if sign in left} if left else None


def _line_sign(text: str) -> str:
    """Return the sign that opens or closes a line, apart from its words."""
    words = text.replace(_VARIANT, "").split()
    if len(words) < _SORTED:
        return ""
    for word in (words[0], words[-1]):
        sign = sign_of(word)
        if sign and not any(letter.isalnum() for letter in sign):
            return sign
    return ""


def _beside(blocks: Sequence[Block], first: int, last: int) -> Iterator[str]:
    """Yield the texts right above and below a table."""
    for block in (*blocks[max(0, first - _ABOVE) : first], *blocks[last + 1 : last + 1 + _BELOW]):
        if block.region not in UNREAD and len(block.text) <= _LONGEST:
            yield block.text.replace(_VARIANT, "")


def _explained(used: set[str], texts: Sequence[str], rules: Rules) -> set[str]:
    """Return the signs that words beside the table explain as leaving, if no words explain one of them otherwise."""
    verdicts: dict[str, set[bool]] = defaultdict(set)
    for text in texts:
        for clause in _CLAUSE.split(text):
            for sign, words in _told(used, clause, rules):
                if (verdict := _leaves(words, rules)) is not None:
                    verdicts[sign].add(verdict)
    return {sign for sign, found in verdicts.items() if found == {True}}


def _told(used: set[str], clause: str, rules: Rules) -> list[tuple[str, str]]:
    """Return each sign of a clause with the words that belong to it; nothing where that is not certain."""
    places = [(match.start(), match.end(), match.group()) for match in _signs(used).finditer(clause)]
    if len({sign for _, _, sign in places}) < 2:
        return [(sign, clause) for _, _, sign in places[:1]]
    parts = [part for part in _divided(clause, rules) if _signs(used).search(part)]
    told = [(_signs(used).findall(part), part) for part in parts]
    if all(len(signs) == 1 and _leaves(part, rules) is not None for signs, part in told):
        return [(signs[0], part) for signs, part in told]
    if not clause[: places[0][0]].strip():
        ends = [start for start, _, _ in places[1:]] + [len(clause)]
        return [(sign, clause[start:end]) for (start, _, sign), end in zip(places, ends, strict=True)]
    if len(clause[places[-1][1] :].strip()) < _EDGE:
        starts = [0] + [end for _, end, _ in places[:-1]]
        return [(sign, clause[start:end]) for (_, end, sign), start in zip(places, starts, strict=True)]
    return []


def _signs(used: set[str]) -> re.Pattern[str]:
    """Match one of the signs; a letter counts only where it is set apart as one."""
    return re.compile(
        "|".join(
            _LETTER.format(re.escape(sign)) if sign.isalnum() else re.escape(sign) for sign in sorted(used)
        )
    )


def _divided(clause: str, rules: Rules) -> list[str]:
    """Divide a clause at its commas, brackets and words for *and*."""
    parts = _PARTS.split(clause)
    for word in rules.joiner_words:
        joiner = re.compile(rf"\s+{re.escape(word.strip())}\s+", re.IGNORECASE)
        parts = [piece for part in parts for piece in joiner.split(part)]
    return parts


def _leaves(words: str, rules: Rules) -> bool | None:
    """Say whether words tell of leaving or of staying; None where they tell neither, or both."""
    folded = fold(words)
    exits = rules.has(Cue.EXIT, folded)
    stays = any(rules.has(cue, folded) for cue in (Cue.STAYS, Cue.APART, Cue.ANOTHER, Cue.PENDING, Cue.MAYBE))
    if exits and not stays and rules.has(Cue.OTHERS, folded) and not rules.means_us(folded):
        return None
    return None if exits is stays else exits


def _headed(used: set[str], head: str, rules: Rules) -> set[str]:
    """Return the signs that mean yes in a column over which stands that what is in it is left."""
    if _leaves(head, rules) is not True:
        return set()
    return used if len(used) == 1 else used - _NEGATIVE
