"""Bytes to listing: the stages of reading in order, one a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from monitor.extract.beside_entries import beside_entries
from monitor.extract.blocks import HEADER, MAIN, Page
from monitor.extract.cards import with_cards
from monitor.extract.cues import Cue
from monitor.extract.datelines import dated
from monitor.extract.formats import read_page
from monitor.extract.headings import Subject, read_subject
from monitor.extract.items import Item, Reader
from monitor.extract.known_before import of_these_days
from monitor.extract.languages import Languages
from monitor.extract.led_in import is_led_in
from monitor.extract.listing import find_list
from monitor.extract.of_one import of_several
from monitor.extract.otherwise import beside
from monitor.extract.patterns import fold
from monitor.extract.prose import ProseRules, read_mentions
from monitor.extract.review import read_review
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout
from monitor.extract.scripts import NON_LATIN, language_of
from monitor.extract.strangers import proper_names, stranger_leaves
from monitor.extract.taken import Taken
from monitor.extract.totals import read_totals
from monitor.extract.unlaid import with_joined_lines, without_layout_tables
from monitor.model import Context, Entry, Listing, ListingKind, Mention, Names, Section, Stated

EXTRACT_VERSION = "1"
_SAMPLE_BLOCKS = 60
_TELLING = 300  # letters outside of lists and tables that tell the language by themselves
_ABOVE = 3  # blocks above a part of the list in which its total stands
_PARTS = 20  # parts of a list that are looked at for totals
_FEWEST_COUNTED = 3  # names of a paragraph that says how many it holds
_INSIDE = re.compile(r".*[가-힣]\Z", re.DOTALL)  # "에 관한 협약": no number stands within a Korean word
_LEAD = 400  # letters of the words above a list in which they refer back


def read(
    body: bytes,
    *,
    names: Names,
    languages: Languages,
    prose: ProseRules | None = None,
    content_type: str | None = None,
    url: str | None = None,
    language: str | None = None,
    select: str | None = None,
) -> Listing:
    """Return what a page holds: entries, totals, dates, whether the review goes on.

    Any bytes give a listing; what cannot be read gives one of kind `none`.  `language` (a BCP 47 tag) is used
    where the page names none; `select` is a CSS selector for HTML pages; `prose` reads the sentences, too.
    """
    page = read_page(body, content_type=content_type, url=url, select=select)
    return read_listing(page, names=names, languages=languages, prose=prose, language=language)


def read_listing(
    page: Page,
    *,
    names: Names,
    languages: Languages,
    prose: ProseRules | None = None,
    language: str | None = None,
) -> Listing:
    """Return the listing of a page whose blocks are known."""
    sample = _sample(page)
    declared = page.language or language
    detected = languages.detect(sample)
    rules = languages.rules_of(sample, declared, detected)
    page = dated(with_joined_lines(without_layout_tables(page)), rules)
    rules = rules.on_page()
    spoken = _spoken(declared, detected, languages)
    reader = Reader(names, rules, spoken)
    subject = read_subject(page, rules)
    page, found = _page_with_list(page, subject, reader)
    taken = of_these_days(of_several(page, found, reader), page, prose)
    entries = _entries(taken, spoken)
    mentions = _mentions(page, names, prose, spoken, taken, rules)
    announced = {_told(mention) for mention in mentions if mention.context is Context.ANNOUNCEMENT}
    about = Subject(subject.announces or bool(announced) or bool(entries))
    stated = read_totals(
        page,
        about,
        rules,
        read=Counter(entry.section for entry in entries),
        announced=len(announced),
        near=_beside(taken),
        behind={one.run.last + 1 for one in taken},
        counted=_counted(page, taken, rules),
    )
    if stated.total and not (entries or announced) and _is_of_a_stranger(page, rules):
        stated = Stated()
    told = ListingKind.PROSE if mentions else ListingKind.NONE
    return Listing(
        kind=ListingKind.LIST if entries else told,
        entries=entries,
        mentions=mentions,
        stated=stated,
        review_ongoing=read_review(page, rules),
        published=page.published,
        modified=page.modified,
        language=spoken,
        title=page.title,
        heading=taken[0].above.heading if taken else "",
        open_ended=any(one.open_ended for one in taken),
        refers_back=any(_refers_back(page, one, rules) for one in taken),
        select_missed=page.select_missed,
    )


def _is_of_a_stranger(page: Page, rules: Rules) -> bool:
    """Say whether the headline tells what an unknown country leaves: its numbers are no totals."""
    heads = [page.title, *(block.text for block in page.blocks if block.level == 1)]
    names = proper_names(block.text for block in page.blocks)
    return any(not rules.means_us(fold(head)) and stranger_leaves(head, names, rules) for head in heads)


def _page_with_list(page: Page, subject: Subject, reader: Reader) -> tuple[Page, tuple[Taken, ...]]:
    """Return the page and its list; with its cards as terms where that gives a longer list, and one that is led in."""
    taken = find_list(page, subject, reader)
    carded = with_cards(page, lambda text: reader.resolve(text).organization is not None)
    if carded is page:
        return page, taken
    others = find_list(carded, subject, reader)
    longer = sum(len(one.items) for one in others) > sum(len(one.items) for one in taken)
    return (carded, others) if longer and is_led_in(carded, others, reader.rules) else (page, taken)


def _mentions(
    page: Page,
    names: Names,
    prose: ProseRules | None,
    language: str | None,
    taken: Sequence[Taken],
    rules: Rules,
) -> tuple[Mention, ...]:
    """Return the names in sentences; what is an entry of the list is told there and nowhere else."""
    if prose is None:
        return ()
    listed: dict[int, list[tuple[int, int]]] = {}
    for one in taken:
        for _, item in one.items:
            listed.setdefault(item.index, []).append((item.start, item.end))
    mentions = read_mentions(page, names=names, rules=prose, language=language, listed=listed)
    named = (one for one in mentions if not _counts(one, rules, prose))
    return beside_entries(named, taken, page.blocks, rules)


def _counts(mention: Mention, rules: Rules, prose: ProseRules) -> bool:
    """Say whether an unknown name is none, but a number of bodies: `sixty-six organizations`, `all 66 bodies`."""
    if mention.resolution.organization is not None:
        return False
    if any(one.says_several(mention.text) for one in prose.spoken(mention.language)):
        return True
    folded = fold(mention.text)
    number = rules.numeral.match(folded)
    word = re.match(r"\s+(\S+)", folded[number.end() :]) if number else None
    if word is not None and rules.has(Cue.BODIES, word.group(1)):
        return True
    ends = [one.end() for one in rules.numeral.finditer(folded) if not _INSIDE.match(folded[: one.start()])]
    rest = folded[ends[-1] :] if ends else ""
    return rules.has(Cue.BODIES, rest) and not beside(rest, rules)


def _told(mention: Mention) -> str:
    organization = mention.resolution.organization
    return organization.id if organization else fold(mention.text)


def _beside(taken: Sequence[Taken]) -> set[int]:
    """Return the blocks right above the parts of the list, and those inside that are no items: section headings."""
    beside: set[int] = set()
    for one in taken[:_PARTS]:
        beside.update(range(max(0, one.run.first - _ABOVE), one.run.first))
        if len(one.items) > 1:
            beside.update(range(one.run.first, one.run.last + 1))
            beside.difference_update(item.index for _, item in one.items)
    return beside


def _counted(page: Page, taken: Sequence[Taken], rules: Rules) -> list[tuple[Section, int]]:
    """Return the sections whose paragraph says how many names it holds: `UN bodies (5): A, B, C, D and E`."""
    counted = []
    for one in taken[:_PARTS]:
        sections = {section for section, _ in one.items}
        if one.run.layout is not Layout.SINGLE or len(one.items) < _FEWEST_COUNTED or len(sections) > 1:
            continue
        section = next(iter(sections))
        text = page.blocks[one.run.first].text
        around = fold(f"{text[: one.items[0][1].start]} | {text[one.items[-1][1].end :]}")
        numbers = (match.group() for match in rules.numeral.finditer(around))
        values = {int(number) if number.isdigit() else rules.numerals.get(number) for number in numbers}
        if section is not None and len(one.items) in values:
            counted.append((section, len(one.items)))
    return counted


def _refers_back(page: Page, one: Taken, rules: Rules) -> bool:
    """Say whether the words above a run add it to an earlier list ("after the 66 of January, also these")."""
    before = page.blocks[one.run.first - 1].text if one.run.first else ""
    return any(rules.has(Cue.BACK, fold(words[:_LEAD])) for words in (one.above.heading, before))


def _sample(page: Page) -> str:
    """Return the text from which the page's language is told: first what is no item of a list, which may be English."""
    read = [block for block in page.blocks[:400] if block.region in (MAIN, HEADER)]
    told = [block.text[:300] for block in read if not block.table_id and not block.list_id]
    listed = [block.text[:300] for block in read if block.table_id or block.list_id]
    if sum(map(len, told)) >= _TELLING:
        listed = []
    return "\n".join([page.title, *told, *listed][:_SAMPLE_BLOCKS])


def _spoken(declared: str | None, detected: str | None, languages: Languages) -> str | None:
    """Return the page's language: what it declares, unless its text is plainly in another one."""
    if declared and (detected is None or languages.known(declared) == detected or detected == "en"):
        return declared
    return declared if declared and languages.known(declared) else detected or declared


def _entries(taken: Sequence[Taken], language: str | None) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    counts: dict[Section | None, int] = {}
    for one in taken:
        for section, item in one.items:
            counts[section] = counts.get(section, 0) + 1
            entries.append(_entry(item, section, counts[section], language))
    return tuple(entries)


def _entry(item: Item, section: Section | None, position: int, language: str | None) -> Entry:
    own = _tag(language_of(item.text), language)
    given = {_tag(tag, language) or tag: name for tag, name in item.names.items()}
    if own and own not in given and not given:
        given = {own: item.text}
    return Entry(
        section=section,
        position=position,
        text=item.text,
        names=given,
        language=own,
        number=item.number,
        locator=item.block.locate(item.start, item.end),
        resolution=item.resolution,
    )


def _tag(script_language: str | None, page_language: str | None) -> str | None:
    """Return the page's own tag for words in the page's script, else the language that the script tells."""
    if script_language is None or page_language is None:
        return script_language or page_language
    primary = page_language.split("-")[0].lower()
    if script_language == primary:
        return page_language
    same = {
        "en": None,
        "ru": {"uk", "bg", "sr", "kk", "mk"},
        "ar": {"fa", "ur"},
        "hi": {"mr", "ne"},
        "zh": {"ja"},
    }
    if script_language == "en":
        return "en" if primary in NON_LATIN else page_language
    return page_language if primary in (same.get(script_language) or ()) else script_language
