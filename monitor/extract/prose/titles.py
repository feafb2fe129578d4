"""Treaties that no gazetteer knows and that a text prints as titles: 《…公约》.

What stands between title marks and ends with a word for a treaty is one, so that a sentence about it is read as
one about any other; it is told only where it is announced as left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.fold import fold
from monitor.extract.prose.language import LanguageRules
from monitor.model import UNRESOLVED, Found

_TITLE = re.compile(r"《(?P<name>[^《》]{4,60})》")


def with_titles(
    texts: Sequence[str], found: Sequence[Sequence[Found]], rules: LanguageRules
) -> list[Sequence[Found]]:
    """Return the names found in each text, and the titles of treaties among which none of them stands.

    A name that ends before the word for a treaty is a part of the title: 《…南极条约议定书》.
    """
    return [
        known if "《" not in text else _with_titles(text, known, rules)
        for text, known in zip(texts, found, strict=True)
    ]


def _with_titles(text: str, known: Sequence[Found], rules: LanguageRules) -> Sequence[Found]:
    titles = [
        Found(*match.span("name"), UNRESOLVED)
        for match in _TITLE.finditer(text)
        if (kind := rules.lexicon.title.search(fold(match.group("name"), rules.variants)))
        and not any(one.start < match.end() and match.start("name") + kind.start() < one.end for one in known)
    ]
    apart = [
        one for one in known if not any(one.start < title.end and title.start < one.end for title in titles)
    ]
    return sorted((*apart, *titles), key=lambda one: one.start)
