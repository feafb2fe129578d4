"""Which agency a text names as its own: "(Reuters)" in the dateline, "dpa" at the end, "新华社华盛顿1月7日电".

Only a credit counts.  A sentence that quotes an agency does not make the text the agency's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.errors import DataError

_HEAD = 500  # characters of a text in which its dateline stands
_FIRST, _LAST = 8, 6  # lines at its head and end in which a byline or a credit stands
_LINE = 60  # characters of the longest byline
_OPEN, _CLOSE = r"[(（\[【〔]", r"[)）\]】〕]"
_EAST = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_DISPATCH = (
    r"(?:[电電](?![信子力影视視台臺话話报報脑腦动動池网網气氣])|(?<![资資通短])[讯訊](?![号號息问問]))"
)
"""The words for a dispatch where they are no half of another: telecommunication, electronics, information."""

_FILED = rf"[^，。,.;:\n]{{0,16}}?{_DISPATCH}"
"""What follows an agency's name in a Chinese dateline: a place, a date, a reporter, and that it is a dispatch."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """Agencies by the forms in which their names are printed, and the words that stand before a credit."""

    names: Mapping[str, str]
    bracketed: re.Pattern[str]
    lines: re.Pattern[str]
    dated: re.Pattern[str]
    filed: re.Pattern[str]

    @classmethod
    def from_document(cls, document: Any) -> Agencies:
        """Return the agencies of the packaged file; raises DataError when it is damaged."""
        try:
            names = {form: one["name"] for one in document["agencies"] for form in one["forms"]}
            before = [re.escape(word) for word in document["credits"]]
        except (KeyError, TypeError) as error:
            raise DataError(f"agencies.yaml is damaged: {error!r}") from error
        form = "|".join(re.escape(one) for one in sorted(names, reverse=True))  # a longer one first
        name = rf"(?<!\w)({form})(?!\w)"
        near = rf"(?:[{_EAST}]{{0,8}}|[^()（）\[\]【】\n]{{0,14}}[=/·・\s–-])({form})"
        credit = "|".join(before)
        return cls(
            names=names,
            bracketed=re.compile(
                rf"{_OPEN}\s*{near}(?=\s*[/,;.=·・–-]|[{_EAST}]|\s*{_CLOSE})[^()（）\[\]【】\n]{{0,30}}{_CLOSE}"
            ),
            lines=re.compile(
                rf"(?:[-–—/|©]\s*)?(?:(?i:{credit})\s*[:：]?\s*)?{name}(?:\s*[/,、+&·-]\s*\w[\w .]{{0,20}})*\s*\.?"
            ),
            dated=re.compile(rf"^[^.\n]{{2,40}}[\s,][—–-]\s?({form})\s*[.:/]", re.MULTILINE),
            filed=re.compile(rf"(?<![A-Za-z])({form})(?![A-Za-z]){_FILED}"),
        )

    def origin_of(self, lines: Sequence[str], author: str = "") -> str | None:
        """Return the name of the agency that a text credits; `lines` are its paragraphs in order.

        `author` is what the page's metadata name.
        """
        texts = [line.strip() for line in lines if line.strip()]
        for line in (author.strip(), *texts[:_FIRST], *reversed(texts[-_LAST:])):
            if line and len(line) <= _LINE and (found := self.lines.fullmatch(line)):
                return self._name(found)
        head = "\n".join(texts[:_FIRST])[: _HEAD * 2]
        for part in (head[:_HEAD], *(line[-_LINE:] for line in reversed(texts[-_LAST:]))):
            if found := self.bracketed.search(part):
                return self._name(found)
        found = self.dated.search(head) or self.filed.search(head)
        return self._name(found) if found else None

    def _name(self, found: re.Match[str]) -> str:
        return self.names[next(group for group in found.groups() if group)]
