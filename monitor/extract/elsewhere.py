"""What words above a list say of another one: of bodies that stay, of another country, of long ago."""

from __future__ import annotations

import re

from monitor.extract.aftermath import tells_aftermath
from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.denied import denies_exit
from monitor.extract.exits import sentences
from monitor.extract.fresh import opens_fresh
from monitor.extract.going_on import without_going_on
from monitor.extract.outline import LABEL, is_heading
from monitor.extract.patterns import fold
from monitor.extract.pending import tells_pending
from monitor.extract.rules import Rules
from monitor.extract.verdicts import only_stays

_FEWEST_TOLD = 3  # words of a heading that tells what a country does
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_YEARS = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_SPAN = 2  # years from and to which exits are told
_ENDS = " :：.。!…–—-)"  # what a label may end with
_SHORT = 36  # letters of a heading that is little more than "Previously"


def is_apart(text: str, rules: Rules, *, furniture: bool = True) -> bool:
    """Say whether a heading or lead-in says that what follows is no withdrawal list.

    The title of a page is never `furniture`: "Announcement" and "advertisement" may be the same word.
    """
    folded = fold(text)
    if rules.has(Cue.NON_UN, folded):
        folded = rules.patterns[Cue.NON_UN].sub(" ", folded)  # "not part of the UN" sets no list apart
    folded = without_going_on(folded, rules)
    if furniture and len(text) <= LABEL:
        opening = folded.lstrip(" \t#*–-|:>»•■▲▼●【[「0123456789")
        if rules.has(Cue.STOP, opening) and rules.patterns[Cue.STOP].match(opening):
            return True
        if (
            len(text) <= _SHORT
            and rules.has(Cue.BEFORE, opening)
            and rules.patterns[Cue.BEFORE].match(opening)
        ):
            return True
        if rules.has(Cue.NOT_THESE, opening) and rules.patterns[Cue.NOT_THESE].fullmatch(
            opening.rstrip(_ENDS)
        ):
            return True
    if rules.has(Cue.APART, folded):
        return True
    if rules.has(Cue.WITHHELD, folded) and not rules.has(Cue.EXIT, folded):
        return True
    reaction = rules.first(Cue.REACTS, folded) if rules.has(Cue.REACTS, folded) else None
    return reaction is not None and not rules.means_us(folded[: reaction.start()])


def sets_apart(block: Block, announces: bool, rules: Rules) -> bool:
    """Say whether the words above a run take it off the list.

    Of a paragraph that announces in one sentence and sets something apart in another ("The WTO is not among them"),
    the sentence counts that leads in.  That the review of others remains open takes nothing off.
    """
    if not is_apart(block.text, rules, furniture=block.level != 1):
        return False
    folded = fold(block.text)
    if announces and rules.has(Cue.BACK, folded) and rules.has(Cue.ADDED, folded):
        return False  # "besides those named earlier it also leaves these": they come on top
    if opens_fresh(folded, rules) or (announces and rules.has(Cue.AGAINST, folded)):
        return False
    told = list(sentences(folded))
    if is_heading(block) or len(told) < 2:
        return announces or not rules.has(Cue.GOES_ON, fold(block.text))
    apart = [is_apart(one, rules) and not rules.has(Cue.GOES_ON, one) for one in told]
    leads = block.text.endswith((":", "："))
    if not announces and not (leads and rules.has(Cue.LISTING, told[-1])):
        return any(apart)
    if leads:
        return apart[-1]
    return all(one for one, words in zip(apart, told, strict=True) if rules.has(Cue.EXIT, words))


def leading(block: Block, rules: Rules) -> str:
    """Return the last sentence of a block if it leads in what follows, else ""."""
    *_, last = ("", *sentences(fold(block.text)))
    return last if last.endswith(":") or rules.has(Cue.LISTING, last) else ""


def of_another(heading: str, rules: Rules) -> bool:
    """Say whether a heading tells what another country does, "What Hungary would join", and not where bodies sit."""
    if not rules.has(Cue.OTHERS, heading) or rules.means_us(heading) or len(heading.split()) < _FEWEST_TOLD:
        return False
    if any(rules.has(cue, heading) for cue in (Cue.BODIES, Cue.NAME_WORDS, Cue.SEAT, Cue.UN, Cue.EXIT)):
        return False
    country = rules.first(Cue.OTHERS, heading)
    before = heading[: country.start()].split() if country else []
    return not before or rules.patterns[Cue.PLACE].fullmatch(before[-1]) is None


def leads_elsewhere(block: Block, heads: bool, nearest: bool, rules: Rules) -> bool:
    """Say whether a heading or lead-in is about another list: where the country stays, or what another one leaves."""
    folded = fold(block.text) if heads else leading(block, rules)
    return bool(folded) and is_elsewhere(folded, heads, nearest, rules)


def is_elsewhere(folded: str, heads: bool, nearest: bool, rules: Rules) -> bool:
    """Say whether the words of a heading, or of a sentence that leads in, are about another list.

    No list of words tells all the ways to stay, but words that lead in a withdrawal list speak of leaving.
    """
    if rules.has(Cue.NON_UN, folded):
        folded = rules.patterns[Cue.NON_UN].sub(
            " ", folded
        )  # "those that remain outside the UN" stay nowhere
    folded = without_going_on(folded, rules)
    us = rules.means_us(folded)
    others = rules.has(Cue.OTHERS, _BRACKETS.sub(" ", folded))  # "what is left (a choice for Japan)"
    if (heads or nearest) and denies_exit(folded, rules):
        return True
    if rules.has(Cue.EXIT, folded):
        return (others and not us) or tells_aftermath(folded, rules)
    if tells_pending(folded, rules) and (heads or nearest):
        return True
    if len(folded) > 2 * LABEL:
        return False
    if rules.has(Cue.MEMBERSHIP, folded) or (us and rules.has(Cue.STAYS, folded)):
        return True
    if nearest and rules.has(Cue.STAYS, folded) and folded.endswith(":"):
        return True  # "The following bodies continue without change:"
    if nearest and not us and rules.has(Cue.OURS, folded) and rules.has(Cue.PARTIES, folded):
        return True  # "Our country is a member of:"
    if (
        nearest
        and rules.has(Cue.SEAT, folded)
        and folded.endswith(":")
        and not rules.has(Cue.LISTING, folded)
    ):
        return True  # "In Bonn sit, among others:"
    if heads and only_stays(folded, rules):
        return True
    return nearest and others and not us and folded.endswith(":")


def _ends_with_stay(block: Block, rules: Rules) -> bool:
    """Say whether a paragraph that speaks of an exit leads in, with its last sentence, where they stay.

    "Reports that the United States leaves further bodies are false. It remains a member of:"
    """
    *before, last = ("", *sentences(fold(block.text)))
    if len(before) < 2 or not last.endswith(":") or rules.has(Cue.EXIT, last):
        return False
    return rules.has(Cue.STAYS, last) and (rules.means_us(last) or not rules.has(Cue.OTHERS, last))


def leads_back(block: Block, year: int | None, rules: Rules) -> bool:
    """Say whether a paragraph on exits leads in those of years long gone: "The best known, from 1977 to 2020:"."""
    folded = fold(block.text)
    *_, last = ("", *sentences(folded))
    years = [int(found) for found in _YEARS.findall(last)]
    if not year or not last.endswith(":") or len(years) < _SPAN or max(years) >= year - 1:
        return False
    return rules.has(Cue.EXIT, folded) and not any(
        rules.has(cue, last) for cue in (Cue.ADDED, Cue.AFTER, Cue.FRESH)
    )


def is_about_another(block: Block, announces: bool, heads: bool, nearest: bool, rules: Rules) -> bool:
    """Say whether a heading or lead-in is about another list; one that announces, only by its last sentence."""
    if announces:
        return nearest and not heads and _ends_with_stay(block, rules)
    return leads_elsewhere(block, heads, nearest, rules)
