"""Treaties that no gazetteer knows and that a text prints as titles: 《…公约》, 「…に関する条約」.

What stands between title marks and ends with a word for a treaty is one, so that a sentence about it is read as
one about any other; it is told only where it is announced as left.  Between quotation marks it must say what it is
about, too.  A page that has printed a title once may go on without its marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.fold import fold
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.lexicon import Lexicon
from monitor.model import UNRESOLVED, Found

_TITLE = re.compile(r"《(?P<name>[^《》]{4,60})》")
_QUOTED = re.compile(r"[「『‘“](?P<name>[^「」『』‘’“”《》。、，,.!?！？;；:：@]{6,60})[」』’”]")


def with_titles(
    texts: Sequence[str], found: Sequence[Sequence[Found]], rules: LanguageRules
) -> list[Sequence[Found]]:
    """Return the names found in each text, and the titles of treaties among which none of them stands.

    A name that ends before the word for a treaty is a part of the title: 《…南极条约议定书》.
    """
    if rules.lexicon.title is Lexicon.title:
        return list(found)  # a language without words for them
    titles = [
        [title for form in (_TITLE, _QUOTED) for title in _titles(text, known, form, rules)]
        for text, known in zip(texts, found, strict=True)
    ]
    printed = {text[one.start : one.end] for text, here in zip(texts, titles, strict=True) for one in here}
    if not printed:
        return list(found)
    again = re.compile("|".join(re.escape(name) for name in sorted(printed, key=len, reverse=True)))
    return [_with(text, known, again) for text, known in zip(texts, found, strict=True)]


def _titles(text: str, known: Sequence[Found], form: re.Pattern[str], rules: LanguageRules) -> list[Found]:
    lexicon, titles = rules.lexicon, []
    for match in form.finditer(text):
        name = fold(match.group("name"), rules.variants)
        kind = lexicon.title.search(name)
        if kind is None or (form is _QUOTED and not lexicon.titled.search(name)):
            continue
        start = match.start("name")
        if not any(one.start < match.end() and start + kind.start() < one.end for one in known):
            titles.append(Found(*match.span("name"), UNRESOLVED))
    return titles


def _with(text: str, known: Sequence[Found], printed: re.Pattern[str]) -> Sequence[Found]:
    """Return the names of a text, with the titles that the page prints, whether it marks them here or not."""
    titles = [
        Found(*match.span(), UNRESOLVED)
        for match in printed.finditer(text)
        if not any(one.start <= match.start() and match.end() <= one.end for one in known)
    ]
    if not titles:
        return known
    apart = [
        one for one in known if not any(one.start < title.end and title.start < one.end for title in titles)
    ]
    return sorted((*apart, *titles), key=lambda one: one.start)
