"""Whether a run is part of the list, by what stands above it and by what its lines are.

Words that announce the list carry unknown names with them; under words that say nothing the gazetteer has to know
what the lines name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from monitor.extract.cues import Cue
from monitor.extract.elsewhere import is_apart
from monitor.extract.exits import says_exit, sentences
from monitor.extract.further import tells_another
from monitor.extract.headings import Above, Standing
from monitor.extract.items import Item, Reader, without_article
from monitor.extract.joints import FEWEST_NAMES
from monitor.extract.patterns import WORD, fold
from monitor.extract.remarks import without_remarks
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout, Run, sentence_like
from monitor.extract.section_lines import Line, SectionLine
from monitor.extract.style import Style, names_kind, says_others
from monitor.extract.taken import Taken
from monitor.model import Section

_LEADS = (":", "：")
_LINKED = 0.8  # part of the letters of a line that are a link
_FEW_HEADLINES = 8  # lines of a block of other stories
_TWO_OR_THREE = 3  # lines of the smallest blocks
_WORDS = 2  # beside a name from which a line is a headline
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_REMARK = re.compile(
    r"\s*(?:[(（\[【〔,，、;；:：=＝/|*†‡]|[-–—―]|\d{1,2}$|$)"
)  # behind a name that is all of a line
_YEARS = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_WHOLE = 0.7  # part of a line from which its name is all of it
MANY_MEMBERS = 12  # members of the list that no other list holds together


def judge_run(
    run: Run,
    above: Above,
    lines: list[Line],
    reader: Reader,
    *,
    boxed: bool = False,
    year: int | None = None,
) -> Taken | None:
    """Decide about a run from what stands above it and from what its lines are.

    `boxed` says that an element holds the run and nothing else, so that no ordinary text follows in it; `year` is
    that of the page.
    """
    lines = _up_to_outer_numbers(_without_text(without_remarks(lines), run))
    items = [line for line in lines if isinstance(line, Item)]
    if not items:
        return None
    if _is_text(run, above, items, boxed) or _tell_of_the_past(items, year, reader.rules):
        return None
    known = sum(item.known for item in items)
    if not known and not (above.standing is Standing.ANNOUNCED and above.exits):
        return None  # as `_enough` finds in the end
    style = Style(items)
    kept: list[tuple[Section | None, Item]] = []
    section, open_ended, strays = above.section, False, 0
    for line in lines:
        if isinstance(line, SectionLine):
            section = line.section
            continue
        if not line.known and (
            (is_apart(line.text, reader.rules) and not _opens_with_text(line, kept, reader))
            or (kept and line.text.endswith(_LEADS) and tells_another(fold(line.text), None, reader.rules))
        ):
            break  # a heading that is marked up like the lines under it: what follows is another list
        if not line.known and says_others(line.text, reader):
            open_ended = True
            continue
        if line.known or style.reads_like_a_name(line, reader):
            kept.append((section, line if line.known else without_article(line, reader)))
        else:
            strays += 1
    if not _enough(above, known, len(kept), strays, run) or not _names_bodies(kept, known, reader):
        return None
    if run.layout is Layout.SIBLINGS and not (boxed and above.standing is Standing.ANNOUNCED):
        kept = _known_stretch(kept, above, reader)
    elif run.layout is Layout.LINES and above.standing is not Standing.ANNOUNCED:
        kept = _named_stretch(kept, reader)
    return Taken(run, above, tuple(kept), open_ended) if kept else None


def _without_text(lines: list[Line], run: Run) -> list[Line]:
    """Leave out lines of text beside a line that holds many names: it is the list, and they lead in and out of it."""
    names = Counter(line.index for line in lines if isinstance(line, Item))
    if run.layout is not Layout.LINES or not names or max(names.values()) < FEWEST_NAMES:
        return lines
    return [line for line in lines if not isinstance(line, Item) or line.known or names[line.index] > 1]


def _opens_with_text(line: Item, kept: Sequence[object], reader: Reader) -> bool:
    """Say whether a line is the text above the first name, which tells the exit and what else there is to say."""
    folded = fold(line.text)
    return not kept and len(list(sentences(folded))) > 1 and says_exit(folded, reader.rules)


def _up_to_outer_numbers(lines: list[Line]) -> list[Line]:
    """Leave out what is numbered on from above the list, whose own numbers stand inside of a paragraph's.

    "2. The following: 1. …; 2. …; 3. …" and then "3. Reports are due in May."; names that are known stay.
    """
    known = max((at for at, line in enumerate(lines) if isinstance(line, Item) and line.known), default=-1)
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        if isinstance(line, SectionLine):
            last = {}
            continue
        if line.marker is None or line.marker.value is None:
            continue
        kind, value = line.marker.kind, line.marker.value
        if 1 < value <= last.get(kind, 0) and at > known >= 0:
            return lines[:at]
        last[kind] = value
    return lines


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
    return known >= MANY_MEMBERS and known * 10 >= (kept + strays) * 7 and above.section is not None


def _ends_sentence(text: str) -> bool:
    """Say whether a line ends as sentences do, where words have no spaces by a sign of its own."""
    return text.endswith("。") or sentence_like(text)


def _are_headlines(items: Sequence[Item]) -> bool:
    """Say whether lines are links to other stories: they only begin with a name, or hold none that is known.

    "World Bank, outlook cut again"; "Assembly of the health organization opens".
    """
    if not all(item.block.link_share > _LINKED for item in items):
        return False
    parts = all((item.end - item.start) < _WHOLE * len(item.block.text) for item in items)
    return parts or not any(item.known for item in items)


def _only_begin(items: Sequence[Item]) -> bool:
    """Say whether a few lines hold names among other words: headlines without links.

    In two or three lines a colon makes no remark of what stands beside a name: "The World Bank: a year on".
    """
    known = [item for item in items if item.known]
    if not known or len(items) > _FEW_HEADLINES or any(item.number is not None for item in known):
        return False
    if len(items) <= _TWO_OR_THREE and all(map(_tells_more, known)):
        return True
    return all(
        not _REMARK.match(item.block.text, item.end)
        and (item.end - item.start) < _WHOLE * len(item.block.text)
        for item in known
    )


def _tells_more(item: Item) -> bool:
    """Say whether words stand beside a name, other than in brackets behind it."""
    beside = f"{item.block.text[: item.start]} {_BRACKETS.sub(' ', item.block.text[item.end :])}"
    return len(WORD.findall(beside)) >= _WORDS


def _tell_of_the_past(items: Sequence[Item], year: int | None, rules: Rules) -> bool:
    """Say whether most lines tell, beside their names, exits of years long gone: "left in 1977, came back in 1980"."""
    if not year:
        return False
    old = [
        one
        for one in (fold(item.block.text) for item in items)
        if rules.has(Cue.EXIT, one) and (years := _YEARS.findall(one)) and max(map(int, years)) < year - 1
    ]
    return len(old) > 1 and len(old) * 3 >= len(items) * 2


def _is_text(run: Run, above: Above, items: Sequence[Item], boxed: bool) -> bool:
    """Say whether the lines are headlines of other stories, or paragraphs of the page's own text."""
    if not (above.close or above.nearest) and (
        _are_headlines(items) or (run.layout is not Layout.LINES and _only_begin(items))
    ):
        return True
    if run.layout is Layout.LIST and not (above.close or above.nearest):
        return _are_sentences(items) and all(_ends_sentence(item.block.text) for item in items)
    return run.layout is Layout.SIBLINGS and not boxed and not above.close and _are_sentences(items)


def _are_sentences(items: Sequence[Item]) -> bool:
    """Say whether paragraphs are text that names a few bodies: "The Council, where they observe, got no letter."."""
    known = [item for item in items if item.known]
    return (
        bool(known)
        and all(item.ended and not item.marker for item in items)
        and all((item.end - item.start) * 2 < len(item.block.text) for item in known)
    )


def _names_bodies(kept: Sequence[tuple[Section | None, Item]], known: int, reader: Reader) -> bool:
    """Say whether unknown lines say often enough what kind of body they are; alone they have to prove more."""
    unknown = [item for _, item in kept if not item.known]
    if known * 3 >= len(kept):
        return True
    kinds = sum(names_kind(item, reader) for item in unknown)
    return kinds * 10 >= len(unknown) * (6 if not known else 5)


def _known_stretch(
    kept: list[tuple[Section | None, Item]], above: Above, reader: Reader
) -> list[tuple[Section | None, Item]]:
    """Cut unknown lines off both ends of a run of plain paragraphs: they may be ordinary text.

    Under words that announce the list, those stay that say what kind of body they name.
    """
    ended = sum(item.ended for _, item in kept) * 2 > len(kept)
    places = [at for at, (_, item) in enumerate(kept) if item.known or item.marker or (ended and item.ended)]
    if not places:
        return []
    if above.standing is not Standing.ANNOUNCED:
        return kept[places[0] : places[-1] + 1]
    last = places[-1] + 1
    while last < len(kept) and names_kind(kept[last][1], reader) and (ended or not kept[last][1].ended):
        last += 1
    return kept[:last]


def _named_stretch(
    kept: list[tuple[Section | None, Item]], reader: Reader
) -> list[tuple[Section | None, Item]]:
    """Cut ordinary text off both ends of the lines of an element that holds the whole page: a date, a lead-in."""
    named = [
        at
        for at, (_, item) in enumerate(kept)
        if item.known or item.marker or item.block.marker or _may_be_named(item, reader)
    ]
    return kept[named[0] : named[-1] + 1] if named else []


def _may_be_named(item: Item, reader: Reader) -> bool:
    """Say whether a line says what kind of body it names, and neither of leaving nor that a list follows."""
    folded = fold(item.text)
    return names_kind(item, reader) and not any(
        reader.rules.has(cue, folded) for cue in (Cue.EXIT, Cue.LISTING)
    )
