"""Whether an HTML page that came with a success is the page, or something in its place.

What stands in place of a page is short: a block page, a challenge, a consent wall, an error.  So a page with
a page's worth of text is good unless title and heading both say that the page is not there, and only thin
pages are looked at for the marks of products (rules.py) and the words of sites (words.py).  Even there a mark
or a word has to fit: short articles exist, about block pages too.
"""

from __future__ import annotations

from monitor.judge.absent_words import NOT_FOUND
from monitor.judge.barred_words import LOGIN, NEEDS_SCRIPTS
from monitor.judge.page import LOOK, SHORT_RUN, Page
from monitor.judge.redirects import leads_to_front
from monitor.judge.signs import CHALLENGE, heading_lines, is_about_something, marked, saying
from monitor.judge.titles import FIT, covers, segments, status_in
from monitor.judge.whole import ending
from monitor.model import Capture, Verdict, VerdictCode

BARE = 600
"""Characters of text below which a page can be judged by a single sentence; walls say little."""

WALL = 1_200
"""Characters of text below which a title alone, or a product's mark, condemns a page: the longest block
pages of the common products (Cloudflare's, with its questions and answers) stay below."""

ARTICLE = 300
"""Characters of text from which a page that says it is an article is believed."""

SHORT_PHRASE = 10
"""Characters below which a sentence is a button or a label."""

SHELL = 300
"""Bytes of running text below which a page with an empty mount is a shell: a banner, a footer."""

_FIT_WHOLE = 0.8  # share of a line that a phrase has to fill where there is much text
_FIT_IN_TEXT = 0.6  # the same in a sentence, which is longer than a title


def judge_html(capture: Capture, previous: Capture | None) -> Verdict:
    """Return the verdict on a successful HTML answer."""
    page = _page(capture)
    refused = (_rich(page) if page.rich else _thin(page, capture)) or _front_page(page, capture, previous)
    if refused is not None:
        code, reason = refused
        return Verdict(code, (reason,), 0.0)
    return _doubts(page, previous)


def product_of(capture: Capture, code: VerdictCode) -> str | None:
    """Return the product whose page a thin body is, by the rules that lead to `code`."""
    page = _page(capture)
    found = None if page.rich else marked(page, about_something=False)
    return found[1] if found is not None and found[0] is code else None


def _page(capture: Capture) -> Page:
    """Look at the beginning; look at everything only where the beginning is all styles and scripts."""
    content_type = capture.header("content-type")
    page = Page(capture.body, content_type)
    if len(capture.body) > LOOK and not page.rich:
        return Page(capture.body, content_type, look=len(capture.body))
    return page


def _rich(page: Page) -> tuple[VerdictCode, str] | None:
    """Refuse a long page only where title and heading agree that the page is not there."""
    if page.article:
        return None
    title, heading = _missing(segments(page.title)), _missing(page.headings)
    return (VerdictCode.SOFT_ERROR, f"title and heading say: {title}") if title and heading else None


def _front_page(page: Page, capture: Capture, previous: Capture | None) -> tuple[VerdictCode, str] | None:
    """Refuse a page that names the front page as its own address, where it did not before.

    Some sites do so on every page, so the capture before has to speak against it.
    """
    if page.canonical is None or not leads_to_front(capture.final_url, page.canonical):
        return None
    if previous is None or page.article:
        return None
    before = _page(previous).canonical
    if before is None or leads_to_front(previous.final_url, before):
        return None
    return VerdictCode.MOVED, f"the front page answers at this address: {page.canonical[:200]}"


def _missing(lines: list[str] | tuple[str, ...]) -> str | None:
    for line in (part for whole in lines for part in segments(whole)):
        if status_in(line) is not None or covers(NOT_FOUND, line, _FIT_WHOLE):
            return line
    return None


def _thin(page: Page, capture: Capture) -> tuple[VerdictCode, str] | None:
    size = len(page.text)
    if page.article and size >= ARTICLE and not page.empty_mount:
        return None
    about_something = is_about_something(page)
    if size < WALL:
        found = marked(page, about_something=about_something)
        if found is not None:
            return found[0], f"{found[1]} answers in place of the page"
    said = _said_by_title(page, size)
    if said is not None or about_something:
        return said
    return (
        _said_by_headings(page, size)
        or _forwarded(page, capture)
        or _nothing_there(page, size)
        or _said_by_text(page, size)
    )


def _said_by_title(page: Page, size: int) -> tuple[VerdictCode, str] | None:
    """Let a title condemn a short page alone, and a longer one where a heading agrees."""
    for line in segments(page.title):
        said = saying(line, FIT)
        if said is not None and (size < WALL or any(saying(part, FIT) for part in heading_lines(page))):
            return said
        if covers(LOGIN, line, _FIT_WHOLE) and (page.asks_password or size < BARE):
            return VerdictCode.BLOCKED, f"a login page: {line[:80]}"
    return None


def _said_by_headings(page: Page, size: int) -> tuple[VerdictCode, str] | None:
    """Let headings condemn where none of them says anything else: banners in good pages have headings too."""
    lines = heading_lines(page)
    sayings = [saying(line, _FIT_WHOLE if size >= BARE else FIT) for line in lines]
    if sayings and sayings[0] is not None and (None not in sayings or size < BARE):
        return sayings[0]
    if lines and page.asks_password and all(covers(LOGIN, line, _FIT_WHOLE) for line in lines):
        return VerdictCode.BLOCKED, f"a login page: {lines[0][:80]}"
    return None


def _forwarded(page: Page, capture: Capture) -> tuple[VerdictCode, str] | None:
    """Take a `meta refresh` in a page with next to no text for the redirect that it is."""
    target = page.forwards_to
    if target is None or len(page.text) >= BARE:
        return None
    front = leads_to_front(capture.final_url, target)
    return VerdictCode.MOVED, f"forwards to {'the front page' if front else target[:200]}"


def _nothing_there(page: Page, size: int) -> tuple[VerdictCode, str] | None:
    if page.carries_article:
        return None
    if page.empty_mount and page.prose < SHELL:
        return VerdictCode.SOFT_ERROR, "an app shell: the element for the page is empty"
    if size < BARE and any(phrase in page.text for phrase in NEEDS_SCRIPTS) and page.prose < SHELL:
        return VerdictCode.SOFT_ERROR, "an app shell: it asks for scripts and shows nothing else"
    if not size:
        if page.scripted:
            return VerdictCode.SOFT_ERROR, "an app shell: scripts and no text"
        return VerdictCode.EMPTY, "no text stands in the page"
    if page.scripted and not page.prose and not page.headings and size < BARE:
        return VerdictCode.SOFT_ERROR, "an app shell: scripts and a menu"
    return None


def _said_by_text(page: Page, size: int) -> tuple[VerdictCode, str] | None:
    """Where hardly anything stands in a page, take a sentence for the whole of it."""
    titled = any(len(line) >= SHORT_RUN for line in heading_lines(page))
    if size >= (CHALLENGE if titled else BARE):
        return None
    for sentence in page.sentences[:4]:
        said = saying(sentence, _FIT_IN_TEXT) if len(sentence) >= SHORT_PHRASE else None
        if said is not None:
            return said
    return None


def _doubts(page: Page, previous: Capture | None) -> Verdict:
    """Return how good a page looks that may be read, with what is odd about it."""
    doubts: list[tuple[float, str]] = []
    stopped = ending(page)
    if stopped is not None:
        doubts.append(stopped)
    if not page.rich and not page.article:
        doubts.append((0.7, f"little text: {len(page.text)} characters"))
    if previous is not None:
        before = _page(previous)
        if page.language and before.language and page.language != before.language:
            doubts.append((0.5, f"its language is {page.language} and was {before.language}"))
        if before.rich and not page.rich:
            doubts.append((0.5, "it lost most of its text"))
    return Verdict(
        VerdictCode.OK, tuple(reason for _, reason in doubts), min((low for low, _ in doubts), default=1.0)
    )
