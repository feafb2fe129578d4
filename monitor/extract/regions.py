"""Which part of the site an element is: the article, or navigation, related stories, comments, a footer.

Elements and ARIA roles decide where they are used; most sites only have class names and ids, so their words
are read too.  A word counts as a whole token (`related-posts`, `sideBar`), never as a part of another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from monitor.extract.blocks import ASIDE, COMMENTS, FOOTER, HEADER, MAIN, NAV

_ELEMENTS = {"nav": NAV, "aside": ASIDE, "footer": FOOTER, "header": HEADER, "menu": NAV}
_ROLES = {
    "navigation": NAV,
    "menu": NAV,
    "menubar": NAV,
    "search": NAV,
    "complementary": ASIDE,
    "contentinfo": FOOTER,
    "banner": HEADER,
    "main": MAIN,
}
_TOKENS = {
    NAV: "nav navbar navigation menu menubar breadcrumb breadcrumbs pagination pager toc subnav topbar "
    "skiplinks megamenu sitemap",
    ASIDE: "sidebar aside rail related relatednews recommended recommend recommendations recirculation "
    "recirc readnext trending popular mostread hotnews widget widgets promo promos promotion advert "
    "ad ads advertisement sponsored newsletter subscribe share sharing social tags taglist tagcloud "
    "outbrain taboola teaser teasers",
    FOOTER: "footer colophon copyright bottombar",
    COMMENTS: "comment comments commentlist disqus respond discussion replies usercomments",
}
_REGION_OF = {word: region for region, words in _TOKENS.items() for word in words.split()}
_WHOLE = re.compile(
    r"(?:^|\s)side(?:-?(?:col|column|panel|block|box|rail|content|area|list|left|right))?(?:$|\s)|(?:^|[\s_-])(?:read-?next|read-?more|more-?(?:news|stories|from)|also-?read|see-?also|most-?(?:read|viewed)"
    r"|you-?may|hot-?news|latest-?news|cookie-?(?:banner|consent|notice))(?:$|[\s_-])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[\s_\-:/]+")
# The page's own frame: these carry layout words ("has-sidebar", "nav-open") about what is in them.
_FRAME = frozenset({"html", "body", "main", "article"})
_SAYS_ABOUT = frozenset({"has", "with", "no", "without", "is", "not", "js", "wp", "have"})
# `menu-open` and `sidebar-collapsed` tell of a part elsewhere on the page.
_STATES = frozenset(
    {"open", "opened", "closed", "active", "enabled", "disabled", "collapsed", "expanded", "visible", "shown"}
)
# Page builders put the whole article into what they call a widget.
_BUILDER = frozenset({"elementor", "so", "vc", "et", "fl", "sow"})
_STANDFIRST = re.compile(r"\bteasers?\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")  # `menu-item-123` reads as `menu-item-`
_LONGEST_NAMES = 400  # characters of class and id that are looked at


@lru_cache(maxsize=4096)
def _named(names: str) -> str | None:
    """Return the region that the words of a class or id give."""
    folded = _CAMEL.sub("-", names).lower()
    if _WHOLE.search(folded):
        return ASIDE
    found = None
    for name in folded.split():
        words = [word for word in _SPLIT.split(name) if word]
        if not words or (len(words) > 1 and (words[0] in _SAYS_ABOUT or words[-1] in _STATES)):
            continue
        if words[0] in _BUILDER:
            return None
        # `comment-policy` is about comments, `article-sidebar` is a sidebar: first and last word count.
        for word in (words[0], words[-1]):
            found = found or _REGION_OF.get(word)
    return found


def region_of(tag: str, attributes: Mapping[str, str]) -> tuple[str | None, bool]:
    """Return the region that an element opens, None where it opens none, and whether only a name says so."""
    role = attributes.get("role")
    if role and role in _ROLES:
        return _ROLES[role], False
    if tag in _ELEMENTS:
        return _ELEMENTS[tag], False
    if tag in _FRAME:
        return MAIN, False
    names = " ".join(value for key in ("class", "id") if (value := attributes.get(key)))
    if tag == "p" and _STANDFIRST.search(names):
        return None, False  # the paragraph under the headline; the box of another story is no paragraph
    region = _named(_DIGITS.sub("", names[:_LONGEST_NAMES])) if names else None
    return region, region is not None
