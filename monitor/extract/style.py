"""Whether a line reads like an organization's name, measured by the lines beside it that are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.cues import Cue
from monitor.extract.elsewhere import is_apart
from monitor.extract.items import Item, Reader
from monitor.extract.patterns import WORD, fold
from monitor.extract.runs import LONGEST_LINE, sentence_like

_MANY = 3  # known names of a run that tell how its names are marked
_SENTENCE = 3  # words of a paragraph that may be a sentence
_EDGE = 3  # letters behind words that close a line
_ADDRESS = re.compile(r"https?://|www\.|@\w")
_BEHIND = re.compile(r"(?:[)）」』》”\"]|[(（][^()（）]*|等|など|ほか|\s)*$")
_STOPS = (".", "。", "।", "۔")
_COMMA = re.compile(r"[,،、，]")
_QUOTES = "\"'”’»“」』"


class Style:
    """What the items of a run have in common, against which an unknown one is judged."""

    def __init__(self, items: Sequence[Item]) -> None:
        known = [item for item in items if item.known] or list(items)
        numbers = [item.number is not None for item in known]
        self.numbered = sum(item.number is not None for item in items) * 10 > len(items) * 7 or (
            len(numbers) >= _MANY and known[0].known and all(numbers)
        )
        self.linked = sum(item.block.link_share > 0.5 for item in known) * 2 > len(known)
        self.bulleted = all(item.marker is not None and item.marker.kind == "bullet" for item in known)
        self.bold = all(item.block.bold_end >= item.end for item in known)
        self.small = any(item.text[:1].islower() for item in known if item.known)
        self.bare = not any(item.block.text[item.end :].strip() for item in items if item.known)
        self.ended = sum(item.ended for item in items) * 10 > len(items) * 6

    def _is_sentence(self, item: Item, words: Sequence[str], reader: Reader) -> bool:
        """Say whether a full stop ends a line though it ends no name, and the line has commas or many words."""
        if item.block.text[item.end : item.end + 1] not in _STOPS:
            return False
        if not self.ended and _COMMA.search(item.text):
            return True
        return (
            self.bare
            and item.block.tag == "p"
            and not item.block.list_id
            and len(words) >= _SENTENCE
            and not names_kind(item, reader)
        )

    def reads_like_a_name(self, item: Item, reader: Reader) -> bool:
        """Say whether an item that the gazetteer does not know reads like an organization's name."""
        text = item.text
        folded = fold(text)
        words = WORD.findall(text)
        if not words or len(text) > LONGEST_LINE or len(words) > 28 or _ADDRESS.search(text):
            return False
        if text.rstrip(_QUOTES).endswith(("?", "!", "？", "！", "…", "...")) or sentence_like(text):
            return False
        if is_apart(text, reader.rules) or _is_exit(folded, reader):
            return False
        if self._is_sentence(item, words, reader):
            return False
        if self.numbered and item.number is None:
            return False
        if self.bulleted and item.marker is None:
            return False
        if self.bold and item.block.bold_end < item.end:
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


def says_others(text: str, reader: Reader) -> bool:
    """Say whether a line only says that there are more: its words for that open or close it."""
    folded = fold(text)
    if not reader.rules.has(Cue.AND_OTHERS, folded):
        return False
    return any(
        (match.start() < 2 or len(folded) - match.end() <= _EDGE) and not folded[match.end() :][:1].isalnum()
        for match in reader.rules.patterns[Cue.AND_OTHERS].finditer(folded)
    )


def names_kind(item: Item, reader: Reader) -> bool:
    """Say whether words tell what kind of body they name: a commission, a fund, a treaty."""
    return says_kind(item.text, reader)


def says_kind(text: str, reader: Reader) -> bool:
    """Say the same of words by themselves."""
    folded = fold(text)
    return reader.rules.has(Cue.NAME_WORDS, folded) or reader.rules.has(Cue.NAME_ENDS, folded)


def ends_with_kind(text: str, reader: Reader) -> bool:
    """Say whether words end with what kind of body they name, but for brackets and "and others"."""
    folded = _BEHIND.sub("", fold(text))
    if reader.rules.has(Cue.NAME_ENDS, folded):
        return True
    return any(match.end() == len(folded) for match in reader.rules.patterns[Cue.NAME_WORDS].finditer(folded))
