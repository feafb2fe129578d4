"""Lines inside a run that name a section of the list, and are no items of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.extract.cues import Cue
from monitor.extract.items import Item, Reader
from monitor.extract.numbering import read_marker
from monitor.extract.patterns import fold
from monitor.extract.sections import section_of
from monitor.model import Section

_TWO, _SMALL = 2, 3  # words left of a line that names a section, and their letters
_COUNTED = re.compile(r"[(（][^()（）]{0,12}\d{1,3}[^()（）]{0,12}[)）]$")


_ENCLOSED = re.compile(
    r"[【\[〔［<〈《「『](?P<inside>[^【\[〔［<〈《「『】\]〕］>〉》」』]+)[】\]〕］>〉》」』]:?"
)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A line inside a run that names a section."""

    section: Section
    text: str


Line = Item | SectionLine


def section_line(text: str, reader: Reader, *, bold: bool = False) -> SectionLine | None:
    """Recognize a line that names a section: words for the UN and for organizations, and hardly any other.

    A line in bold print needs no word for organizations ("Outside the UN"), nor does a numbered one ("(a) UN system")
    or one in brackets ("[Outside the UN]").
    """
    if len(text) > 120:
        return None
    if enclosed := _ENCLOSED.fullmatch(text.strip()):
        found = section_line(enclosed["inside"], reader, bold=True)
        return None if found is None else SectionLine(found.section, text)
    folded = fold(text)
    patterns = reader.rules.patterns
    marker = read_marker(folded)
    of_system = marker is not None and reader.rules.has(Cue.SECTION_PARTS, folded)
    if not (bold or of_system or reader.rules.has(Cue.BODIES, folded)):
        return None
    section = section_of(text, reader.rules)
    if section is None:
        return None
    rest = folded[marker.end if marker else 0 :]
    for cue in (Cue.NON_UN, Cue.UN, Cue.BODIES):
        rest = patterns[cue].sub(" ", rest)
    words = re.findall(r"[^\W\d_]+", patterns[Cue.SECTION_PARTS].sub(" ", rest))
    left = sum(len(word) for word in words)
    closes = text.rstrip().endswith((":", "："))
    few = len(words) <= 1 or (len(words) == _TWO and all(len(word) <= _SMALL for word in words))  # "de la"
    if closes or (left <= 6 and few) or (marker is None and left <= 16 and _COUNTED.search(text)):
        return SectionLine(section, text)
    return None
