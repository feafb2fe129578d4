"""Which runs are the withdrawal list, and which of their lines are its entries.

A run under words that announce the list is taken with its unknown names; a run on a page that announces a
withdrawal, under words that say nothing, is taken when the gazetteer knows its names; a run under words that set
it apart never is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from monitor.extract.acceptance import MANY_MEMBERS, judge_run
from monitor.extract.annotated import annotated_groups
from monitor.extract.blocks import ASIDE, MAIN, Block, Page
from monitor.extract.exits import says_exit
from monitor.extract.further import is_another, without_others_above
from monitor.extract.gathering import gather
from monitor.extract.headings import Above, Standing, Subject, look_above, may_announce
from monitor.extract.interrupted import goes_on_below, parts_of_lists
from monitor.extract.items import Reader
from monitor.extract.marks import marked_lines, read_marks
from monitor.extract.otherwise import led_in
from monitor.extract.outline import LABEL, Outline, is_heading
from monitor.extract.paragraph_lists import take_paragraph
from monitor.extract.patterns import WORD, fold
from monitor.extract.runs import Layout, Run, find_runs, has_lines, shape
from monitor.extract.section_lines import Line
from monitor.extract.sections import divides_by_section, section_of
from monitor.extract.style import Style, names_kind
from monitor.extract.taken import Taken
from monitor.extract.verdicts import sorts_rows
from monitor.model import Section

_REACH = 40  # blocks above a run that may introduce it
_SECTION_LINES = 2  # blocks that may name a section together
_FEWEST_BOXED = 3
_TEXT = 15  # letters of a paragraph that is no label of an advertisement
_ENDS = (".", "。", "।", "۔", "!", "?")


@dataclass(slots=True)
class _State:
    """What is known while the page is read from top to bottom."""

    section: Section | None = None
    heading_at: int = -1
    taken: list[Taken] = field(default_factory=list)
    judged: set[int] = field(default_factory=set)  # blocks of what is led in as another list
    gathered: dict[int, list[Line]] = field(
        default_factory=dict
    )  # lines of lists in parts, by their first block
    apart: set[int] = field(default_factory=set)  # headings under words that set them apart


def find_list(page: Page, subject: Subject, reader: Reader) -> tuple[Taken, ...]:
    """Return the runs of the page that are the withdrawal list, in order."""
    # Single paragraphs and annotated items need words that announce them, all other runs such words or the heading
    # of a section over many lines; most pages hold neither.
    speaks = subject.announces or may_announce(page.blocks, reader.rules)
    if not speaks and not (
        has_lines(page.blocks, MANY_MEMBERS) and divides_by_section(page.blocks, reader.rules)
    ):
        return ()
    state = _State()
    day = page.published
    outline = Outline(page.blocks, page.title, day.year if day else None, day.month if day else None)
    runs = list(find_runs(page.blocks))
    parts = parts_of_lists(runs, outline, reader)
    for run in runs:
        if run.layout is Layout.SINGLE and not speaks:
            continue
        last = state.taken[-1] if state.taken else None
        of_list = parts.get(run.first, (run,))
        further = _is_further(run, of_list, last)
        if (
            run.layout is not Layout.SINGLE
            and not further
            and is_another(outline, run.first, last, reader.rules)
        ):
            state.judged.update(range(run.first, run.last + 1))
            continue
        read = _read if further else _take
        taken = read(outline, run, subject, reader, last, of_list, state.gathered)
        if taken is not None:
            if further or _goes_with(taken, state.taken, outline, reader):
                state.taken.append(_as_led_in(taken, last, outline.blocks))
        elif _cards_apart(outline, run, subject, reader):
            state.apart.update(range(run.first, run.last + 1))
        elif run.layout is Layout.SIBLINGS and speaks:
            # Short paragraphs that are no items of one list may each hold one.
            for at in range(run.first, run.last + 1):
                before = state.taken[-1] if state.taken else None
                if one := _take(outline, Run(Layout.SINGLE, at, at), subject, reader, before):
                    state.taken.append(one)
    if speaks:
        state.taken.extend(_annotated(outline, subject, reader, state))
    found = sorted(state.taken, key=lambda one: one.run.first)
    return tuple(_without_repeats(without_others_above(outline, found, reader.rules)))


def _is_further(run: Run, parts: Sequence[Run], before: Taken | None) -> bool:
    """Say whether a run is a further part of the list that was taken last."""
    return before is not None and any(part.first == before.run.first < run.first for part in parts)


def _goes_with(one: Taken, taken: Sequence[Taken], outline: Outline, reader: Reader) -> bool:
    """Say whether a run that nothing introduces goes with the announced list before it, and is not left over below it.

    A list may be divided by an advertisement; names behind a paragraph of text are tags, links or another list.
    """
    if one.above.close or not taken:
        return True
    before = taken[-1]
    if before.above.standing is not Standing.ANNOUNCED:
        return True
    blocks = outline.blocks
    apart = outline.set_apart
    places = range(max(before.run.last + 1, one.run.first - _REACH), one.run.first)
    between = [blocks[at] for at in places if at not in apart]
    if (
        before.run.first
        and between
        and all(_same_rank(blocks[before.run.first - 1], block) for block in between)
    ):
        return True
    if any(is_heading(block) and WORD.search(block.text) for block in between):
        return True
    told = [
        block.text
        for block in between
        if block.region == MAIN and (len(block.text) >= _TEXT or block.text.endswith(_ENDS))
    ]
    return not told or any(_introduces(text, reader) for text in told)


def _as_led_in(one: Taken, before: Taken | None, blocks: Sequence[Block]) -> Taken:
    """Return a run that goes on with the list before it, laid out alike, as led in by the same words."""
    if before is None or not led_in(before) or led_in(one) or one.above.standing is not Standing.ANNOUNCED:
        return one
    first, other = blocks[before.run.first], blocks[one.run.first]
    alike = before.run.layout is one.run.layout and shape(first.path) == shape(other.path)
    return replace(one, above=replace(one.above, nearest=True)) if alike else one


def _same_rank(label: Block, other: Block) -> bool:
    """Say whether two blocks are items of one list, which head the lists inside of them: "Climate", "Health"."""
    return label.list_id != 0 and other.list_id == label.list_id and len(other.text) <= LABEL


def _counted_above(blocks: Sequence[Block], run: Run, reader: Reader) -> bool:
    """Say whether a heading right above a run says how many lines it has: "The eight groups"."""
    lines = run.last - run.first + 1
    if not run.first or lines < _FEWEST_BOXED or not is_heading(blocks[run.first - 1]):
        return False
    numbers = reader.rules.numeral.finditer(fold(blocks[run.first - 1].text))
    words = (match.group() for match in numbers)
    return lines in {int(word) if word.isdigit() else reader.rules.numerals.get(word) for word in words}


def _boxed(blocks: Sequence[Block], run: Run) -> bool:
    """Say whether an element holds a run and nothing else but a heading; a name with its text is no run of names."""
    group = blocks[run.first].group
    if run.last - run.first < _FEWEST_BOXED - 1:
        return False
    if run.last + 1 < len(blocks) and blocks[run.last + 1].group == group:
        return False
    above = run.first - 1
    while above >= 0 and blocks[above].group == group and is_heading(blocks[above]):
        above -= 1
    return above < 0 or blocks[above].group != group


def _goes_on(before: Taken, run: Run, blocks: Sequence[Block], reader: Reader) -> bool:
    """Say whether a run is the next section of an announced list: nothing but the name of a section stands between."""
    between = blocks[before.run.last + 1 : run.first]
    return (
        before.above.standing is Standing.ANNOUNCED
        and 0 < len(between) <= _SECTION_LINES
        and all(len(block.text) <= LABEL and section_of(block.text, reader.rules) for block in between)
    )


def _introduces(text: str, reader: Reader) -> bool:
    """Say whether a paragraph leads in a further part of the list: it speaks of leaving, or names a section."""
    names_section = len(text) <= LABEL and section_of(text, reader.rules) is not None
    return names_section or says_exit(fold(text), reader.rules)


def _cards_apart(outline: Outline, run: Run, subject: Subject, reader: Reader) -> bool:
    """Say whether a run of headings, each a name, stands under words that set it apart: "Argentina leaves these:"."""
    if run.layout is not Layout.SIBLINGS or not outline.blocks[run.first].level:
        return False
    return look_above(outline, run.first, subject, reader.rules).standing is Standing.APART


def _annotated(outline: Outline, subject: Subject, reader: Reader, state: _State) -> Iterator[Taken]:
    """Yield the lists whose items carry text of their own; what stands in a judged block is no such item."""
    for group in annotated_groups(outline.blocks, reader):
        items = [item for item in group if item.index not in state.apart]
        if not any(item.known for item in items) or any(item.index in state.judged for item in items):
            continue
        above = look_above(outline, items[0].index, subject, reader.rules)
        if above.standing in (Standing.APART, Standing.SILENT):
            continue
        style = Style(items)
        places = [at for at, item in enumerate(items) if item.known]
        kept = [
            item
            for at, item in enumerate(items)
            if item.known
            or (
                (names_kind(item, reader) or places[0] < at < places[-1])
                and style.reads_like_a_name(item, reader)
            )
        ]
        run = Run(Layout.SINGLE, items[0].index, items[-1].index)
        yield Taken(run, above, tuple((above.section, item) for item in kept))


def _take(
    outline: Outline,
    run: Run,
    subject: Subject,
    reader: Reader,
    before: Taken | None,
    parts: Sequence[Run] = (),
    gathered: dict[int, list[Line]] | None = None,
) -> Taken | None:
    """Return what a run holds of the list; `parts` are all parts of the list that it is a part of.

    What leads in another list is asked last: most runs are no list, and all that follow one would ask it.
    """
    taken = _read(outline, run, subject, reader, before, parts, gathered)
    return None if taken is not None and is_another(outline, run.first, before, reader.rules) else taken


def _read(
    outline: Outline,
    run: Run,
    subject: Subject,
    reader: Reader,
    before: Taken | None,
    parts: Sequence[Run],
    gathered: dict[int, list[Line]] | None = None,
) -> Taken | None:
    blocks = outline.blocks
    if run.layout is Layout.SINGLE:
        return take_paragraph(outline, run, subject, reader, before)
    if not _worth_reading(blocks, run):
        return None
    goes_on = goes_on_below(before, run, outline, reader.rules, part=_is_further(run, parts, before))
    above = goes_on or look_above(outline, run.first, subject, reader.rules)
    if above.standing is Standing.APART:
        if not _sorts_rows(blocks, run, subject, reader):
            return None
        above = Above(Standing.IMPLIED, above.heading)
    aside = blocks[run.first].region == ASIDE and above.standing is not Standing.ANNOUNCED
    if aside and not _counted_above(blocks, run, reader):
        return None
    if above.standing is Standing.SILENT and above.section is None:
        return None  # no items are enough for that
    if above.standing is Standing.IMPLIED and above.section and _counted_above(blocks, run, reader):
        # "UN bodies (6):" over six lines is a part of what the page announces
        above = replace(above, standing=Standing.ANNOUNCED)
    elif above.standing is Standing.IMPLIED and before is not None and _goes_on(before, run, blocks, reader):
        above = replace(above, standing=Standing.ANNOUNCED, exits=before.above.exits)
    if len(parts) > 1:
        lines = _lines_of(parts, {} if gathered is None else gathered, outline, reader)
    else:
        lines = gather(blocks, run, reader)
    taken = judge_run(run, above, lines, reader, boxed=_boxed(blocks, run), year=outline.year)
    return _only_its_own(taken, run) if len(parts) > 1 else taken


def _lines_of(
    parts: Sequence[Run], known: dict[int, list[Line]], outline: Outline, reader: Reader
) -> list[Line]:
    """Return the lines of all parts of a list, read once though every part is judged by all of them."""
    for part in parts:
        if part.first not in known:
            known[part.first] = gather(outline.blocks, part, reader)
    return [line for part in parts for line in known[part.first]]


def _only_its_own(taken: Taken | None, run: Run) -> Taken | None:
    """Return what was taken of a list in parts without what stands in the other parts."""
    if taken is None:
        return None
    mine = tuple(pair for pair in taken.items if run.first <= pair[1].index <= run.last)
    return replace(taken, items=mine) if mine else None


def _sorts_rows(blocks: Sequence[Block], run: Run, subject: Subject, reader: Reader) -> bool:
    """Say whether a run tells of each line whether it is left: then words above that tell both take nothing off."""
    if not subject.announces:
        return False
    if run.layout is not Layout.TABLE:
        return marked_lines(blocks, run.first, run.last, reader.rules) is not None
    marked = read_marks(blocks, run.first, run.last, reader.rules) is not None
    return marked or sorts_rows(blocks[run.first : run.last + 1], reader)


def _worth_reading(blocks: Sequence[Block], run: Run) -> bool:
    return any(WORD.search(block.text) for block in blocks[run.first : run.last + 1])


def _without_repeats(taken: Sequence[Taken]) -> Iterator[Taken]:
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
