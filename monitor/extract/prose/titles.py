"""Treaties that no gazetteer knows and that a text prints as titles: 《…公约》.

What stands between title marks and ends with a word for a treaty is one, so that a sentence about it is read as
one about any other; it is told only where it is announced as left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.kinds import is_treaty
from monitor.model import UNRESOLVED, Found

_TITLE = re.compile(r"《(?P<name>[^《》]{4,60})》")
_KIND = 4  # letters of the longest word for a treaty at the end of a title


def with_titles(texts: Sequence[str], found: Sequence[Sequence[Found]]) -> list[Sequence[Found]]:
    """Return the names found in each text, and the titles of treaties among which none of them stands."""
    return [
        known if "《" not in text else sorted((*known, *_titles(text, known)), key=lambda one: one.start)
        for text, known in zip(texts, found, strict=True)
    ]


def _titles(text: str, known: Sequence[Found]) -> list[Found]:
    return [
        Found(*match.span("name"), UNRESOLVED)
        for match in _TITLE.finditer(text)
        if is_treaty(match.group("name")[-_KIND:])
        and not any(one.start < match.end() and match.start() < one.end for one in known)
    ]
