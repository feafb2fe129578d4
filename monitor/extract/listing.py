"""Which runs are the withdrawal list, and which of their lines are its entries.

A run under words that announce the list is taken with its unknown names; a run on a page that announces a
withdrawal, under words that say nothing, is taken when the gazetteer knows its names; a run under words that set
it apart never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from monitor.extract.annotated import annotated_groups
from monitor.extract.blocks import ASIDE, MAIN, Block, Page
from monitor.extract.gathering import Line, SectionLine, gather
from monitor.extract.headings import (
    Above,
    Standing,
    Subject,
    divides_by_section,
    is_apart,
    look_above,
    may_announce,
    others_leave,
    says_exit,
    section_of,
)
from monitor.extract.items import Item, Reader
from monitor.extract.joints import FEWEST_NAMES, has_joints, run_together
from monitor.extract.languages import Cue
from monitor.extract.outline import LABEL, Outline, is_heading
from monitor.extract.patterns import fold
from monitor.extract.runs import LONGEST_LINE, Layout, Run, find_runs, sentence_like
from monitor.extract.sentences import comma_items, counts_items, divides, list_start, semicolon_items
from monitor.extract.tables import sorts_rows
from monitor.model import Place, Section

_MANY_MEMBERS = 12  # members of the list that no other list holds together
_REACH = 40  # blocks above a run that may introduce it
_TEXT = 15  # letters of a paragraph that is no label of an advertisement
_EDGE = 3  # letters behind words that close a line
_FEW = 4  # names in a sentence from which it is a list
_ENDS = (".", "。", "।", "۔", "!", "?")
_ADDRESS = re.compile(r"https?://|www\.|@\w")
# The vowel signs of Indic scripts count as no letters by themselves.
_WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0dff\u0e00-\u0e7f]){2,}")
_QUOTES = "\"'”’»“」』"


@dataclass(frozen=True, slots=True)
class Taken:
    """A run that is part of the list."""

    run: Run
    above: Above
    items: tuple[tuple[Section | None, Item], ...]
    open_ended: bool = False


@dataclass(slots=True)
class _State:
    """What is known while the page is read from top to bottom."""

    section: Section | None = None
    heading_at: int = -1
    taken: list[Taken] = field(default_factory=list)


def find_list(page: Page, subject: Subject, reader: Reader) -> tuple[Taken, ...]:
    """Return the runs of the page that are the withdrawal list, in order."""
    # Single paragraphs and annotated items need words that announce them, all other runs such words or the heading
    # of a section; most pages hold neither.
    speaks = subject.announces or may_announce(page.blocks, reader.rules)
    if not speaks and not divides_by_section(page.blocks, reader.rules):
        return ()
    state = _State()
    outline = Outline(page.blocks, page.title)
    for run in find_runs(page.blocks):
        if run.layout is Layout.SINGLE and not speaks:
            continue
        taken = _take(outline, run, subject, reader)
        if taken is not None:
            if _goes_with(taken, state.taken, outline.blocks, reader):
                state.taken.append(taken)
        elif run.layout is Layout.SIBLINGS and speaks:
            # Short paragraphs that are no items of one list may each hold one.
            singles = (Run(Layout.SINGLE, at, at) for at in range(run.first, run.last + 1))
            state.taken.extend(one for single in singles if (one := _take(outline, single, subject, reader)))
    if speaks:
        state.taken.extend(_annotated(outline, subject, reader))
    return tuple(_without_repeats(sorted(state.taken, key=lambda one: one.run.first)))


def _goes_with(one: Taken, taken: Sequence[Taken], blocks: Sequence[Block], reader: Reader) -> bool:
    """Say whether a run that nothing introduces goes with the announced list before it, and is not left over below it.

    A list may be divided by an advertisement; names behind a paragraph of text are tags, links or another list.
    """
    if one.above.close or not taken:
        return True
    before = taken[-1]
    if before.above.standing is not Standing.ANNOUNCED:
        return True
    between = blocks[max(before.run.last + 1, one.run.first - _REACH) : one.run.first]
    if any(is_heading(block) and _WORD.search(block.text) for block in between):
        return True
    told = [
        block.text
        for block in between
        if block.region == MAIN and (len(block.text) >= _TEXT or block.text.endswith(_ENDS))
    ]
    return not told or any(_introduces(text, reader) for text in told)


def _introduces(text: str, reader: Reader) -> bool:
    """Say whether a paragraph leads in a further part of the list: it speaks of leaving, or names a section."""
    names_section = len(text) <= LABEL and section_of(text, reader.rules) is not None
    return names_section or says_exit(fold(text), reader.rules)


def _annotated(outline: Outline, subject: Subject, reader: Reader) -> Iterator[Taken]:
    """Yield the lists whose items carry text of their own."""
    for items in annotated_groups(outline.blocks, reader):
        above = look_above(outline, items[0].index, subject, reader.rules)
        if above.standing in (Standing.APART, Standing.SILENT):
            continue
        style = _Style(items)
        kept = [
            item
            for item in items
            if item.known or (_names_kind(item, reader) and style.reads_like_a_name(item, reader))
        ]
        run = Run(Layout.SINGLE, items[0].index, items[-1].index)
        yield Taken(run, above, tuple((above.section, item) for item in kept))


def _names_kind(item: Item, reader: Reader) -> bool:
    """Say whether words tell what kind of body they name: a commission, a fund, a treaty."""
    return reader.rules.has(Cue.NAME_WORDS, fold(item.text))


def _take(outline: Outline, run: Run, subject: Subject, reader: Reader) -> Taken | None:
    blocks = outline.blocks
    if run.layout is Layout.SINGLE:
        return _take_single(outline, run, subject, reader)
    if not _worth_reading(blocks, run):
        return None
    above = look_above(outline, run.first, subject, reader.rules)
    if above.standing is Standing.APART:
        if not _sorts_rows(blocks, run, subject, reader):
            return None
        above = Above(Standing.IMPLIED, above.heading)
    if blocks[run.first].region == ASIDE and above.standing is not Standing.ANNOUNCED:
        return None
    if above.standing is Standing.SILENT and above.section is None:
        return None  # no items are enough for that
    lines = gather(blocks, run, reader)
    return _judge(run, above, lines, reader)


def _sorts_rows(blocks: Sequence[Block], run: Run, subject: Subject, reader: Reader) -> bool:
    """Say whether a table tells of each row whether it is left: then words above that tell both take nothing off."""
    if run.layout is not Layout.TABLE or not subject.announces:
        return False
    return sorts_rows(blocks[run.first : run.last + 1], reader)


def _worth_reading(blocks: Sequence[Block], run: Run) -> bool:
    return any(_WORD.search(block.text) for block in blocks[run.first : run.last + 1])


def _judge(run: Run, above: Above, lines: list[Line], reader: Reader) -> Taken | None:
    """Decide about a run from what stands above it and from what its lines are."""
    items = [line for line in lines if isinstance(line, Item)]
    if not items:
        return None
    known = sum(item.known for item in items)
    style = _Style(items)
    kept: list[tuple[Section | None, Item]] = []
    section, open_ended, strays = above.section, False, 0
    for line in lines:
        if isinstance(line, SectionLine):
            section = line.section
            continue
        if not line.known and is_apart(line.text, reader.rules):
            break  # a heading that is marked up like the lines under it: what follows is another list
        if not line.known and _says_others(line.text, reader):
            open_ended = True
            continue
        if line.known or style.reads_like_a_name(line, reader):
            kept.append((section, line))
        else:
            strays += 1
    if not _enough(above, known, len(kept), strays, run) or not _names_bodies(kept, known, reader):
        return None
    if run.layout is Layout.SIBLINGS:
        kept = _known_stretch(kept, above, reader)
    return Taken(run, above, tuple(kept), open_ended) if kept else None


def _enough(above: Above, known: int, kept: int, strays: int, run: Run) -> bool:
    """Say whether enough lines are names for the standing of the words above."""
    if not kept:
        return False
    if above.standing is Standing.ANNOUNCED:
        if known:
            return kept > strays
        return above.exits and kept >= 2 and not strays and run.layout is not Layout.SIBLINGS
    if above.standing is Standing.IMPLIED:
        return known * 2 >= kept + strays and (known >= 2 or run.layout in (Layout.NUMBERED, Layout.LIST))
    return known >= _MANY_MEMBERS and known * 10 >= (kept + strays) * 7 and above.section is not None


def _names_bodies(kept: Sequence[tuple[Section | None, Item]], known: int, reader: Reader) -> bool:
    """Say whether unknown lines say often enough what kind of body they are; alone they have to prove more."""
    unknown = [item for _, item in kept if not item.known]
    if known * 3 >= len(kept):
        return True
    kinds = sum(_names_kind(item, reader) for item in unknown)
    return kinds * 10 >= len(unknown) * (6 if not known else 5)


def _known_stretch(
    kept: list[tuple[Section | None, Item]], above: Above, reader: Reader
) -> list[tuple[Section | None, Item]]:
    """Cut unknown lines off both ends of a run of plain paragraphs: they may be ordinary text.

    Under words that announce the list, those stay that say what kind of body they name.
    """
    places = [at for at, (_, item) in enumerate(kept) if item.known or item.marker or item.ended]
    if not places:
        return []
    if above.standing is not Standing.ANNOUNCED:
        return kept[places[0] : places[-1] + 1]
    last = places[-1] + 1
    while last < len(kept) and _names_kind(kept[last][1], reader):
        last += 1
    return kept[:last]


class _Style:
    """What the items of a run have in common, against which an unknown one is judged."""

    def __init__(self, items: Sequence[Item]) -> None:
        known = [item for item in items if item.known] or list(items)
        self.numbered = sum(item.number is not None for item in items) * 10 > len(items) * 7
        self.linked = sum(item.block.link_share > 0.5 for item in known) * 2 > len(known)
        self.small = any(item.text[:1].islower() for item in known if item.known)
        self.ended = sum(item.ended for item in items) * 10 > len(items) * 6

    def reads_like_a_name(self, item: Item, reader: Reader) -> bool:
        """Say whether an item that the gazetteer does not know reads like an organization's name."""
        text = item.text
        folded = fold(text)
        words = _WORD.findall(text)
        if not words or len(text) > LONGEST_LINE or len(words) > 28 or _ADDRESS.search(text):
            return False
        if text.rstrip(_QUOTES).endswith(("?", "!", "？", "！", "…", "...")) or sentence_like(text):
            return False
        if is_apart(text, reader.rules) or _is_exit(folded, reader):
            return False
        if self.numbered and item.number is None:
            return False
        if not self.linked and item.block.link_share > 0.8:
            return False
        first = text.lstrip("\"'“”«»„‘’「『《〈(（[")[:1]
        if first.islower() and not self.small:
            return False
        if not self.small and reader.language and reader.language.startswith("en") and not _title_case(words):
            return False
        cased = first.isupper() or first.islower()
        if cased and len(words) < 2 and not (text.isupper() or self.numbered or self.ended):
            return False
        return cased or first.isdigit() or len(text) >= 4


def _title_case(words: Sequence[str]) -> bool:
    """Say whether words are capitalized as English names are: sentences hold more small words than names do."""
    long = [word for word in words if len(word) > 3]
    return not long or sum(not word[0].islower() for word in long) * 2 >= len(long)


def _is_exit(folded: str, reader: Reader) -> bool:
    rules = reader.rules
    return rules.has(Cue.EXIT, folded) and (rules.means_us(folded) or rules.has(Cue.OTHERS, folded))


def _says_others(text: str, reader: Reader) -> bool:
    """Say whether a line only says that there are more: its words for that open or close it."""
    folded = fold(text)
    if not reader.rules.has(Cue.AND_OTHERS, folded):
        return False
    return any(
        (match.start() < 2 or len(folded) - match.end() <= _EDGE) and not folded[match.end() :][:1].isalnum()
        for match in reader.rules.patterns[Cue.AND_OTHERS].finditer(folded)
    )


def _take_single(outline: Outline, run: Run, subject: Subject, reader: Reader) -> Taken | None:
    """Read a paragraph that stands by itself: a list in a sentence, or the only item."""
    block = outline.blocks[run.first]
    text = block.text
    if (
        block.level
        or block.region == ASIDE
        or len(text) < 4
        or not (divides(text) or len(text) <= LONGEST_LINE)
    ):
        return None
    start = list_start(text, reader)
    if not start and not _may_list(outline, run.first, reader):
        return None
    lead = text[:start]
    if is_apart(lead or text[:200], reader.rules):
        return None
    above = look_above(outline, run.first, subject, reader.rules)
    if lead and others_leave(fold(lead), reader.rules):
        return None
    own = _own_standing(lead, subject, reader)
    if own is None and above.standing in (Standing.APART, Standing.SILENT):
        return None
    items = _sentence_items(block, run.first, start, own or above, own is not None, reader)
    if not items or (own is not None and not _is_list(items, lead, own, above, reader)):
        return None
    above = own or above
    open_ended = reader.rules.has(Cue.AND_OTHERS, fold(text))
    return Taken(run, above, tuple((above.section, item) for item in items), open_ended)


def _may_list(outline: Outline, first: int, reader: Reader) -> bool:
    """Say whether a paragraph without a lead-in may be a list, before anything is asked that costs more."""
    text = outline.blocks[first].text
    if counts_items(text) or has_joints(text):
        return True
    above = next(outline.words_above(first), None)
    if above is not None and is_heading(above):
        return True  # which may announce it, and then commas divide it
    found = reader.names.find(text, language=reader.language, place=Place.LIST, fewest=FEWEST_NAMES)
    return len(found) >= FEWEST_NAMES


def _is_list(items: Sequence[Item], lead: str, own: Above, above: Above, reader: Reader) -> bool:
    """Say whether a sentence holds a list, or only a few names: whether those are announced, its words decide.

    "On the list are A and B" is a list; "on the list is A" is one only under a heading that announces a list,
    and "the US has cut much, including its funds for A and B" says something else of them.
    """
    if lead.rstrip().endswith((":", "：")) or len(items) >= _FEW:
        return True
    if reader.rules.has(Cue.US, fold(lead)):
        return False
    return not own.exits and (len(items) > 1 or (above.close and above.standing is Standing.ANNOUNCED))


def _own_standing(lead: str, subject: Subject, reader: Reader) -> Above | None:
    """Return the standing that a paragraph's own lead-in gives it."""
    folded = fold(lead)
    if not lead:
        return None
    exits = reader.rules.has(Cue.EXIT, folded) and (reader.rules.means_us(folded) or subject.announces)
    if exits and not (reader.rules.has(Cue.OTHERS, folded) and not reader.rules.means_us(folded)):
        return Above(Standing.ANNOUNCED, lead.strip(), section_of(lead, reader.rules), True, True)
    if subject.announces and reader.rules.has(Cue.LISTING, folded):
        return Above(Standing.ANNOUNCED, lead.strip(), section_of(lead, reader.rules), False, True)
    return None


def _sentence_items(
    block: Block, index: int, start: int, above: Above, led: bool, reader: Reader
) -> list[Item]:
    items = semicolon_items(block, index, reader, start)
    if len(items) > 1:
        style = _Style(items)
        kept = [item for item in items if item.known or style.reads_like_a_name(item, reader)]
        known = sum(item.known for item in kept)
        if len(kept) * 10 < len(items) * 7:
            return []
        if above.standing is Standing.ANNOUNCED and (known or (above.exits and len(kept) > 2)):
            return kept
        return kept if known >= 2 and known * 2 >= len(kept) else []
    if above.standing is not Standing.ANNOUNCED or not above.close:
        return run_together(block, index, reader)
    items = comma_items(block, index, reader, start)
    if not any(item.known for item in items):
        return run_together(block, index, reader)
    covered = sum(len(item.text) for item in items)
    if covered * 10 >= (len(block.text) - start) * (4 if led else 6):
        return items
    return run_together(block, index, reader)


def _without_repeats(taken: list[Taken]) -> Iterator[Taken]:
    """Leave out what an earlier run said already: the same list shown twice."""
    seen: set[str] = set()
    for one in taken:
        fresh = []
        mine: set[str] = set()
        for section, item in one.items:
            organization = item.resolution.organization
            key = organization.id if organization else fold(item.text)
            if key in seen or fold(item.text) in mine:
                continue
            mine.update((key, fold(item.text)))
            fresh.append((section, item))
        seen |= mine
        if fresh:
            yield Taken(one.run, one.above, tuple(fresh), one.open_ended)
