"""A list behind the announced one: what stands between may say that it is another, in few words.

Above the first list of a page "already" means little; between two lists it says that the second was left before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from monitor.extract.aftermath import CLAUSE
from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.exits import sentences
from monitor.extract.fresh import opens_fresh
from monitor.extract.going_on import goes_on, without_going_on
from monitor.extract.headings import Standing
from monitor.extract.interrupted import counts_on
from monitor.extract.otherwise import GOING_ON, beside, labels_otherwise, led_in, tells_otherwise, tells_stay
from monitor.extract.outline import LABEL, Outline, is_heading
from monitor.extract.patterns import WORD, fold
from monitor.extract.pending import tells_pending
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout
from monitor.extract.sections import section_of
from monitor.extract.taken import Taken

_LEADS = 2  # lines right above a list that lead it in: a heading and a sentence
_FEWEST_IN_ROW = 3  # names of a paragraph that is a list by itself
_FEW_WORDS = 2  # of a label that says that a list follows, beside those that say so
_FEW_SIGNS = 8  # of a topic, where no spaces divide words
_SHORT = 40  # letters of a paragraph above a list that is its label
_WINTER = (11, 12, 1, 2)
_OPENS = 12  # letters before the words with which a heading opens
_LEAD_ENDS = (":", "：", "】", "〕", "］", "]", "=", "＝")
_ENDS = (".", "。", "!", "?", "！", "？", "।", "۔")
_REACH = 6  # blocks that are looked over for them
_ARTICLE = 5  # letters of an article or a word for *and* before a name
_YEAR = re.compile(r"(?<![\d.,])20[012]\d(?![\d.,]\d|\d)")


def is_another(outline: Outline, first: int, before: Taken | None, rules: Rules) -> bool:
    """Say whether a list that begins at a block is led in as another one than the announced list `before` it."""
    if before is None or not follows(before):
        return False
    between = range(max(before.run.last + 1, first - _REACH), first)
    told = (outline.blocks[at] for at in reversed(between) if at not in outline.set_apart)
    leads = [block for block in told if WORD.search(block.text)][:_LEADS]
    texts = [fold(block.text) for block in leads if len(block.text) <= LABEL]
    if any(tells_another(text, outline.year, rules) for text in texts) or _leads_in_others(leads, rules):
        return True
    if leads and before.run.layout is not Layout.SINGLE and _tells_then_leads(leads[0], before, rules):
        return True
    if leads and _tells_of_following(leads[0], before, rules):
        return True
    if not leads or not (is_heading(leads[0]) or _is_label(outline, first)):
        return False
    if before.run.layout is Layout.SINGLE and not _is_a_row(outline, before, rules):
        return False  # names in a sentence may only open the list
    label = leads[0].text
    if counts_on(outline.blocks[before.run.last], outline.blocks[first]):
        return False
    if _dates_back(label, before, outline.month, rules):
        return True
    return labels_otherwise(label, before, rules) and not _one_of_topics(outline, first, rules)


def _is_a_row(outline: Outline, before: Taken, rules: Rules) -> bool:
    """Say whether a paragraph is a list by itself: its names fill it to the end, and semicolons divide them.

    Commas do as well where a colon led the names in: "Washington is leaving these bodies: A, B and C."
    """
    text, items = outline.blocks[before.run.last].text, [item for _, item in before.items]
    if len(items) < _FEWEST_IN_ROW or any(item.index != before.run.last for item in items):
        return False
    if WORD.search(text[items[-1].end :]):
        return False
    parts = [text[one.end : other.start] for one, other in pairwise(items)]
    if all(any(sign in part for sign in ";；؛") for part in parts):
        return True
    lead, colon, article = text[: items[0].start].replace("：", ":").rpartition(":")
    if not (lead and colon) or len(article) > _ARTICLE or before.open_ended:
        return False
    words = (WORD.findall(fold(part)) for part in parts)
    return all(
        word in rules.joiner_words or len(word) <= _ARTICLE for part in words for word in part[:_LEADS]
    )


def follows(before: Taken | None) -> bool:
    """Say whether an announced list stands before."""
    return before is not None and before.above.standing in (Standing.ANNOUNCED, Standing.IMPLIED)


def tells_another(folded: str, year: int | None, rules: Rules) -> bool:
    """Say whether words between two lists tell of what was left earlier, by a word or the year, or is not on it."""
    if rules.has(Cue.NON_UN, folded):
        folded = rules.patterns[Cue.NON_UN].sub(" ", folded)  # "not part of the UN" is a section
    folded = without_going_on(folded, rules)
    years = [int(found) for found in _YEAR.findall(folded)]
    earlier = bool(year and years) and max(years) < (year or 0) and rules.has(Cue.EXIT, folded)
    earlier = earlier or (rules.has(Cue.ERA, folded) and rules.has(Cue.EXIT, folded))
    if _took_effect(folded, rules):
        return True
    if opens_fresh(folded, rules) or _adds_exits(folded, earlier, rules):
        return False
    if rules.has(Cue.ANOTHER, folded) or tells_pending(folded, rules):
        return True
    if rules.has(Cue.STAYS, folded) and rules.has(Cue.BODIES, folded) and not rules.has(Cue.EXIT, folded):
        return True
    return earlier


def _took_effect(folded: str, rules: Rules) -> bool:
    """Say whether words tell of exits that took effect, and of none beside them: "Also in force by now:"."""
    if not rules.has(Cue.DONE, folded):
        return False
    clauses = CLAUSE.split(folded)
    done = max((at for at, clause in enumerate(clauses) if rules.has(Cue.DONE, clause)), default=None)
    if done is None or any(rules.has(Cue.EXIT, clause) for clause in clauses[done + 1 :]):
        return False
    *_, last = rules.patterns[Cue.DONE].finditer(folded)
    behind = folded[last.end() :]
    return not any(
        rules.has(Cue.EXIT, behind[added.start() :]) for added in rules.patterns[Cue.ADDED].finditer(behind)
    )


def without_others_above(outline: Outline, taken: Sequence[Taken], rules: Rules) -> list[Taken]:
    """Leave out what stands under a label of its own above the list that words of leaving lead in.

    "Our ministers met the heads of:" over a list says nothing of leaving, whatever the title of the page does.
    """
    led = [one for one in taken if one.above.exits and led_in(one) and not _adds(one, rules)]
    if not led:
        return list(taken)
    return [
        one
        for one in taken
        if one.above.standing not in (Standing.IMPLIED, Standing.ANNOUNCED)
        or (one.above.standing is Standing.ANNOUNCED and one.above.exits)
        or one.run.first > led[0].run.first
        or not _labelled_otherwise(outline, one, led[0], rules)
    ]


def _adds(one: Taken, rules: Rules) -> bool:
    """Say whether a list comes on top of one above it: "It also leaves:"."""
    return any(rules.has(cue, fold(one.above.heading)) for cue in (Cue.ADDED, Cue.BACK, Cue.REST))


def _labelled_otherwise(outline: Outline, one: Taken, announced: Taken, rules: Rules) -> bool:
    first = one.run.first
    block = outline.blocks[first]
    if (
        one.run.layout is Layout.SINGLE
        and not block.level
        and WORD.search(block.text[: one.items[0][1].start])
    ):
        return _leads_otherwise(outline, one, announced, rules)
    if not first:
        return False
    if _tells_of_following(outline.blocks[first - 1], announced, rules):
        return True
    if not (is_heading(outline.blocks[first - 1]) or _is_label(outline, first)):
        return False
    label = outline.blocks[first - 1].text
    tells = labels_otherwise if one.above.standing is Standing.IMPLIED else tells_otherwise
    return tells(label, announced, rules) and not _one_of_topics(outline, first, rules)


def _leads_otherwise(outline: Outline, one: Taken, announced: Taken, rules: Rules) -> bool:
    """Say whether a sentence above the announced list leads in its names as something else: "It stays in: A; B"."""
    lead = outline.blocks[one.run.first].text[: one.items[0][1].start].rstrip()
    if not lead.endswith(_LEAD_ENDS):
        return False
    return tells_stay(fold(lead), rules) or labels_otherwise(lead, announced, rules)


def _is_label(outline: Outline, first: int) -> bool:
    """Say whether a short paragraph right above a list or a table is its label, though it has no colon."""
    block, above = outline.blocks[first], outline.blocks[first - 1]
    if not (block.list_id or block.table_id) or above.list_id or above.table_id:
        return False
    return len(above.text) <= _SHORT and not above.text.endswith(_ENDS)


def _one_of_topics(outline: Outline, first: int, rules: Rules) -> bool:
    """Say whether a heading is the first of several short ones of its level that divide a list: "Climate", "Health"."""
    blocks = outline.blocks
    above = blocks[first - 1]
    if not is_heading(above) or not blocks[first].list_id:
        return False
    topics = [
        one.text
        for one, behind in zip(blocks[first - 1 :], blocks[first:], strict=False)
        if is_heading(one)
        and one.level == above.level
        and behind.list_id
        and not rules.has(Cue.EXIT, fold(one.text))
    ]
    words = [WORD.findall(fold(text)) for text in topics]
    short = [
        len(one) <= _FEW_WORDS if rules.languages[0].spaced else sum(map(len, one)) <= _FEW_SIGNS
        for one in words
    ]
    return (
        len(topics) > 1
        and all(short)
        and not any(tells_another(fold(text), outline.year, rules) for text in topics)
    )


def _dates_back(label: str, before: Taken, month: int | None, rules: Rules) -> bool:
    """Say whether a label dates exits back to the first list, "January's departures", behind a newer one."""
    if (
        not (before.above.exits and (before.above.close or before.above.nearest))
        or month is None
        or month in _WINTER
        or len(label) > LABEL
    ):
        return False  # around the turn of the year the next January may be meant
    folded = fold(label)
    return rules.has(Cue.BACK, folded) and not any(
        rules.has(cue, folded) for cue in (Cue.ADDED, Cue.AFTER, Cue.FRESH)
    )


def _adds_exits(folded: str, earlier: bool, rules: Rules) -> bool:
    """Say whether words add exits to earlier ones: no true addition may be taken for old.

    "Besides those named earlier it also leaves these:" does; "Earlier, in January, it left:" opens with what is old,
    and no exit follows a word for what is new, nor does what happened in an `earlier` year add anything by itself.
    """
    if not rules.has(Cue.EXIT, folded):
        return False
    first, *others = CLAUSE.split(folded)
    opens = rules.has(Cue.AFTER, first) and rules.has(Cue.EXIT, first)
    if opens and any(rules.has(Cue.EXIT, clause) for clause in others):
        return True  # "after last year's exits, it now leaves"
    if not (rules.has(Cue.BACK, folded) or rules.has(Cue.ADDED, folded)):
        return False
    old = rules.first(Cue.ANOTHER, folded) if rules.has(Cue.ANOTHER, folded) else None
    if old is None or old.start() > _OPENS:
        return not earlier or rules.has(Cue.ADDED, folded) or rules.has(Cue.AFTER, folded)
    new = rules.first(Cue.ADDED, folded)
    return new is not None and rules.has(Cue.EXIT, folded[new.start() :])


def _leads_in_others(leads: Sequence[Block], rules: Rules) -> bool:
    """Say whether a sentence leads in "the following" and speaks neither of leaving nor of bodies or their section."""
    if not leads or len(leads[0].text) > LABEL or not leads[0].text.rstrip().endswith((":", "：")):
        return False
    folded = fold(leads[0].text)
    if not rules.has(Cue.LISTING, folded) or section_of(leads[0].text, rules) is not None:
        return False
    if goes_on(folded, rules):
        return False
    return not any(
        rules.has(cue, folded)
        for cue in (Cue.EXIT, Cue.BODIES, Cue.NAME_WORDS, Cue.UN, Cue.NON_UN, *GOING_ON)
    )


def _tells_of_following(block: Block, before: Taken, rules: Rules) -> bool:
    """Say whether a whole sentence leads in "the following" of something else, where a colon is not customary."""
    if rules.languages[0].spaced or block.level or block.list_id or not block.text.endswith("。"):
        return False
    folded = fold(block.text)
    return rules.has(Cue.LISTING, folded) and tells_otherwise(block.text, before, rules)


def _tells_then_leads(block: Block, before: Taken, rules: Rules) -> bool:
    """Say whether a paragraph tells something else and then leads in, of the same: "A council met. Seats went to:"."""
    if block.level or not block.text.rstrip().endswith((":", "：")) or not led_in(before):
        return False
    folded = fold(block.text)
    *earlier, last = ("", *sentences(folded))
    if len(earlier) < _LEADS or rules.has(Cue.EXIT, folded) or section_of(last, rules) is not None:
        return False
    if any(rules.has(cue, last) for cue in (Cue.LISTING, Cue.BODIES, *GOING_ON)):
        return False
    return beside(last, rules) > _FEW_WORDS


def leads_in_another(lead: str, year: int | None, before: Taken | None, rules: Rules) -> bool:
    """Say whether the lead-in of a paragraph below an announced list is one of another list."""
    if before is None or not follows(before):
        return False
    folded = fold(lead)
    if tells_another(folded, year, rules) or tells_stay(folded, rules):
        return True
    return lead.rstrip().endswith(_LEAD_ENDS) and labels_otherwise(lead, before, rules)
