"""A paragraph that stands by itself: a list written as a sentence, or the only item of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from monitor.extract.another_list import is_others, of_others, tells_each
from monitor.extract.blocks import ASIDE, Block
from monitor.extract.clauses import tells_of_name, told_behind
from monitor.extract.commas import comma_items, further_items
from monitor.extract.cues import Cue
from monitor.extract.elsewhere import is_apart, is_elsewhere
from monitor.extract.exits import dates_back, others_leave, sentences
from monitor.extract.further import follows, leads_in_another, tells_another
from monitor.extract.going_on import goes_on, goes_without
from monitor.extract.headings import Above, Standing, Subject, look_above
from monitor.extract.items import Item, Reader
from monitor.extract.joints import has_joints, run_together
from monitor.extract.outline import Outline, is_heading
from monitor.extract.patterns import fold
from monitor.extract.pending import only_talked_of, tells_pending
from monitor.extract.rules import Rules
from monitor.extract.runs import LONGEST_LINE, Run
from monitor.extract.sections import section_of
from monitor.extract.sentences import counts_items, divides, list_start, semicolon_items
from monitor.extract.strangers import stranger_leaves
from monitor.extract.style import Style, names_kind
from monitor.extract.taken import Taken
from monitor.extract.topics import topic_above, topic_standing
from monitor.model import Place

_LEAD_ENDS = (":", "：", "】", "〕", "］", "]", "=", "＝")
_ASKS = ("?", "？", "؟")  # "Which of these did it leave: A, B, or neither?"
_A_PAIR = 2
_FEWEST_COUNTED = 3  # names in a sentence that says how many they are
_FILLED = 8  # tenths of the letters of a paragraph that is nothing but names
_FEW = 4  # names in a sentence from which it is a list
_FEW_WORDS, _FEW_LETTERS = 2, 12  # beside those that name a part of the list
_FEW_SIGNS = 6  # of a sentence that only says that names follow, where no spaces divide
_LETTERS = re.compile(r"[^\W\d_]+")


def take_paragraph(
    outline: Outline, run: Run, subject: Subject, reader: Reader, before: Taken | None = None
) -> Taken | None:
    """Read a paragraph that stands by itself: a list in a sentence, or the only item."""
    block = outline.blocks[run.first]
    text = block.text
    if (
        block.level
        or block.region == ASIDE
        or len(text) < 4
        or text.endswith(_ASKS)
        or not (divides(text) or len(text) <= LONGEST_LINE)
    ):
        return None
    start = list_start(text, reader)
    lead = text[:start]
    topic = topic_above(outline, run.first, subject, reader.rules) if lead else None
    if (not start and not _may_list(outline, run.first, reader)) or is_apart(
        lead or text[:200], reader.rules
    ):
        return None
    if lead and topic is None and leads_in_another(lead, outline.year, before, reader.rules):
        return None
    folded = fold(lead)
    if dates_back(folded.rstrip(), outline.year, reader.rules) or (
        lead.rstrip().endswith(_LEAD_ENDS)
        and (tells_pending(folded, reader.rules) or _leads_elsewhere(folded.strip(), reader.rules))
    ):
        return None
    above = look_above(outline, run.first, subject, reader.rules)
    above = topic_standing(outline, run.first, lead, above, subject, reader.rules)
    if lead and (others_leave(folded, reader.rules) or of_others(outline, run.first, lead, reader.rules)):
        return None
    if lead and not reader.rules.means_us(folded) and stranger_leaves(lead, outline.names, reader.rules):
        return None
    next_to = before is not None and before.run.last + 1 == run.first and not is_apart(text, reader.rules)
    own = topic or _own_standing(lead, subject, reader)
    own = own or _next_part(lead, above, before if next_to else None, reader)
    if own is None and above.standing in (Standing.APART, Standing.SILENT):
        return None
    if own is None and (counted := _counted(block, run, above, before if next_to else None, reader)):
        return counted
    items = _sentence_items(block, run.first, start, own or above, own is not None, reader)
    if not items or (own is not None and not _is_list(items, lead, own, above, reader)):
        return None
    if tells_each(text, start, items, reader.rules) or (lead and is_others(text, items, reader.rules)):
        return None
    if not lead and _opens_another(text[: items[0].start], outline.year, before, reader.rules):
        return None
    above = own or above
    open_ended = reader.rules.has(Cue.AND_OTHERS, fold(_without_names(text, items)))
    return Taken(run, above, tuple((above.section, item) for item in items), open_ended)


def _opens_another(opening: str, year: int | None, before: Taken | None, rules: Rules) -> bool:
    """Say whether the words before the first name are of another list than that above: "Earlier it left A; B"."""
    if not opening or not follows(before):
        return False
    if tells_another(fold(opening), year, rules):
        return True
    return opening.rstrip().endswith(_LEAD_ENDS) and leads_in_another(opening, year, before, rules)


def _without_names(text: str, items: Sequence[Item]) -> str:
    """Leave out the names of a list, which may hold a word for others themselves."""
    for item in sorted(items, key=lambda one: -one.start):
        text = f"{text[: item.start]}|{text[item.end :]}"
    return text


def _leads_elsewhere(folded: str, rules: Rules) -> bool:
    """Say whether the last sentence of a lead-in is about another list: "Washington still pays its dues to:"."""
    *_, last = ("", *sentences(folded))
    if is_elsewhere(last, False, True, rules):
        return True
    return only_talked_of(last, rules) and not rules.has(Cue.LISTING, last)


def _may_list(outline: Outline, first: int, reader: Reader) -> bool:
    """Say whether a paragraph without a lead-in may be a list, before anything is asked that costs more."""
    text = outline.blocks[first].text
    if counts_items(text) or has_joints(text):
        return True
    if not reader.most(text):
        return False
    above = next(outline.words_above(first), None)
    if above is not None and is_heading(above):
        return True  # which may announce it, and then commas divide it
    found = reader.names.find(text, language=reader.language, place=Place.LIST, fewest=_FEWEST_COUNTED)
    return len(found) >= _FEWEST_COUNTED


def _is_list(items: Sequence[Item], lead: str, own: Above, above: Above, reader: Reader) -> bool:
    """Say whether a sentence holds a list, or only a few names: whether those are announced, its words decide.

    "On the list are A and B" is a list right below other words of it, "on the list is A" only under a heading that
    announces a list, and "the US has cut much, including its funds for A and B" says something else of them.
    """
    if lead.rstrip().endswith(_LEAD_ENDS) or len(items) >= _FEW:
        return True
    if reader.rules.has(Cue.US, fold(lead)):
        return False
    return not own.exits and above.close and (len(items) > 1 or above.standing is Standing.ANNOUNCED)


def _own_standing(lead: str, subject: Subject, reader: Reader) -> Above | None:
    """Return the standing that a paragraph's own lead-in gives it.

    Of several sentences the last leads in; an earlier one may say of what ("… leaves six bodies. They are: …").
    """
    if not lead:
        return None
    *earlier, last = sentences(fold(lead))
    folded = last
    short = (
        len(folded.split()) <= _FEW_WORDS if reader.rules.languages[0].spaced else len(folded) <= _FEW_SIGNS
    )
    if earlier and (short or reader.rules.has(Cue.LISTING, folded)):
        folded = f"{earlier[-1]} {folded}"
    exits = reader.rules.has(Cue.EXIT, folded) and (reader.rules.means_us(folded) or subject.announces)
    exits = exits or (subject.announces and goes_without(folded, reader.rules))
    if exits and not (reader.rules.has(Cue.OTHERS, folded) and not reader.rules.means_us(folded)):
        return Above(Standing.ANNOUNCED, lead.strip(), section_of(lead, reader.rules), True, True)
    if subject.announces and (
        reader.rules.has(Cue.LISTING, folded) or _counts_bodies(last, reader) or goes_on(last, reader.rules)
    ):
        return Above(Standing.ANNOUNCED, lead.strip(), section_of(lead, reader.rules), False, True)
    return None


def _counts_bodies(folded: str, reader: Reader) -> bool:
    """Say whether a lead-in of a few words only says how many names follow: "The five:", "Die sieben Gremien:"."""
    rules = reader.rules
    number = rules.numeral.search(folded)
    if number is None or not folded.rstrip().endswith(":") or len(folded) > _FEW_LETTERS * 2:
        return False
    rest = folded[: number.start()] + " " + folded[number.end() :]
    for cue in (Cue.BODIES, Cue.COUNTERS, Cue.ARTICLES):
        rest = rules.patterns[cue].sub(" ", rest)
    return sum(map(len, _LETTERS.findall(rest))) <= _FEW_SIGNS


def _next_part(lead: str, above: Above, before: Taken | None, reader: Reader) -> Above | None:
    """Return the standing of a part of an announced list that only says which part it is: `UN bodies (5): A, B, …`.

    `before` is the part right before it: then any few words will do (`Others: …`).
    """
    if not lead.rstrip().endswith(_LEAD_ENDS):
        return None
    if before is not None and before.above.standing is Standing.ANNOUNCED:
        above = before.above
    if above.standing is not Standing.ANNOUNCED:
        return None
    section = section_of(lead, reader.rules)
    if section is None and above is not (before.above if before else None):
        return None
    rest = fold(lead)
    for cue in (Cue.NON_UN, Cue.UN, Cue.BODIES, Cue.COUNTERS):
        rest = reader.rules.patterns[cue].sub(" ", rest)
    words = _LETTERS.findall(reader.rules.numeral.sub(" ", rest))
    if len(words) > _FEW_WORDS or sum(map(len, words)) > _FEW_LETTERS:
        return None
    return Above(Standing.ANNOUNCED, lead.strip(), section, above.exits, True)


def _counted(block: Block, run: Run, above: Above, before: Taken | None, reader: Reader) -> Taken | None:
    """Read a part of an announced list that counts its names in a sentence: `UN bodies are A, B and C, 3 in all`."""
    text = block.text
    above = before.above if before is not None else above
    if above.standing is not Standing.ANNOUNCED or not divides(text) or is_apart(text, reader.rules):
        return None
    items = comma_items(block, run.first, reader, 0)
    if len(items) < _FEWEST_COUNTED or not all(item.known for item in items):
        return None
    lead = text[: items[0].start]
    section = section_of(lead, reader.rules)
    if section is None or sum(len(item.text) for item in items) * 5 < len(text) * 2:
        return None
    rest = fold(lead + " " + text[items[-1].end :])
    numbers = (match.group() for match in reader.rules.numeral.finditer(rest))
    if len(items) not in {int(one) if one.isdigit() else reader.rules.numerals.get(one) for one in numbers}:
        return None
    return Taken(
        run,
        Above(Standing.ANNOUNCED, lead.strip(), section, above.exits, True),
        tuple((section, item) for item in items),
    )


def _are_a_pair(text: str, items: Sequence[Item], reader: Reader) -> bool:
    """Say whether two halves of a paragraph without a lead-in are two names, and no sentence about them."""
    if not all(item.known or names_kind(item, reader) for item in items):
        return False
    return len(text[: items[0].start].split()) <= _FEW_WORDS and len(text) - items[-1].end <= _FEW_LETTERS


def _run_on(text: str, items: Sequence[Item]) -> bool:
    """Say whether words of a sentence run into a known name: "A and B, which is the ground for | C"."""
    return any(
        not one.known and other.known and not text[one.end : other.start].strip()
        for one, other in pairwise(items)
    )


def _fill(text: str, items: Sequence[Item], above: Above, reader: Reader) -> bool:
    """Say whether a paragraph is nothing but names, to which the sentence right above it points.

    It says how many they are, or that they follow.
    """
    if not above.exits or len(items) < _FEWEST_COUNTED or not any(item.known for item in items):
        return False
    if not all(item.known or names_kind(item, reader) for item in items):
        return False
    if sum(len(item.text) for item in items) * 10 < len(text) * _FILLED:
        return False
    rules, folded = reader.rules, fold(above.heading)
    numbers = (match.group() for match in rules.numeral.finditer(folded))
    values = {int(one) if one.isdigit() else rules.numerals.get(one) for one in numbers}
    return len(items) in values or rules.has(Cue.LISTING, folded)


def _sentence_items(
    block: Block, index: int, start: int, above: Above, led: bool, reader: Reader
) -> list[Item]:
    items = semicolon_items(block, index, reader, start)
    if len(items) > 1:
        style = Style(items)
        kept = [item for item in items if item.known or style.reads_like_a_name(item, reader)]
        known = sum(item.known for item in kept)
        if any(tells_of_name(item, reader) for item in kept):
            return []
        if not led and len(kept) == _A_PAIR and not _are_a_pair(block.text, kept, reader):
            return []
        if len(kept) * 10 < len(items) * 7:
            return []
        if above.standing is Standing.ANNOUNCED and (known or (above.exits and len(kept) > 2)):
            return kept
        return kept if known >= 2 and known * 2 >= len(kept) else []
    if above.standing is not Standing.ANNOUNCED or not (above.close or above.nearest):
        return run_together(block, index, reader)
    items = comma_items(block, index, reader, start)
    if not above.close:
        return items if _fill(block.text, items, above, reader) else run_together(block, index, reader)
    if not any(item.known for item in items):
        return run_together(block, index, reader)
    covered = sum(len(item.text) for item in items)
    if led and len(items) == 1 and reader.rules.has(Cue.EXIT, fold(block.text[start : items[0].start])):
        return []  # "…: the United States leaves the two rooms that the Organization lent it"
    if led and (_run_on(block.text, items) or (len(items) < _FEW and told_behind(block.text, items, reader))):
        return []
    least = 6 if not led else 2 if len(items) >= _FEW and all(item.known for item in items) else 4
    further = further_items(block, index, items[-1].end, reader)
    covered += sum(len(item.text) for item in further)
    if covered * 10 >= (len(block.text) - start) * least:  # known names may be told of at length
        return [*items, *further]
    return run_together(block, index, reader)
