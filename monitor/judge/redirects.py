"""Whether a redirect led to the document, or somewhere else instead of an honest 404.

Sites that drop a page often send its readers to the front page, to a login or to a search, with status 200
at the end.  Documents do move too: to another path, another host of the same owner, from a short link to the
article.  What looks like the document at its new address is read; what cannot be it is `moved`.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from monitor.model import Capture

_FRONT = re.compile(
    r"/*(?:[a-z]{2,3}(?:[-_][a-z]{2,4})?/+)?(?:(?:index|default|home|main|portal|startseite|accueil|inicio)"
    r"(?:\.[a-z]{2,5})?/*)?",
    re.IGNORECASE,
)
_DOCUMENT_QUERY = re.compile(
    r"(?:^|&)(?:p|id|page|page_?id|article|article_?id|story|news_?id|node|nid|aid|doc|docid|post|itemid|view)=[^&]",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:log-?in|sign-?in|sso|oauth2?|saml2?|authorize|authenticate|wp-login\.php|accounts?/log-?in|users?/log-?in"
    r"|idp|adfs|connexion|anmelden|accedi|acceder|iniciar-sesion|subscribe|paywall)(?:[/.]|$)",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"(?:login|signin|auth|sso|accounts|idp|secure-login)\.", re.IGNORECASE)
_ERROR_PATH = re.compile(
    r"(?:^|/)(?:404|500|error|errors|not-?found|page-?not-?found|page_not_found|notfound|unavailable|maintenance|"
    r"access-?denied|blocked|forbidden|captcha|challenge)(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
_SEARCH_PATH = re.compile(
    r"(?:^|/)(?:search|suche|recherche|buscar|busca|cerca|поиск)(?:\.[a-z]{2,5})?/?$", re.IGNORECASE
)
_SHORT_PATH = re.compile(r"/?[A-Za-z0-9_-]{1,12}/?")
_TWO_PART = re.compile(r"(?:ac|co|com|edu|gob|gov|gouv|go|gc|mil|ne|net|nom|or|org|judiciary)")


def site_of(host: str) -> str:
    """Return the part of a host name that one owner holds, as well as can be told without a list."""
    labels = host.lower().rstrip(".").split(".")
    if len(labels) <= 2 or labels[-1].isdigit():
        return ".".join(labels)
    size = 3 if len(labels[-1]) == 2 and _TWO_PART.fullmatch(labels[-2]) else 2
    return ".".join(labels[-size:])


def lands_elsewhere(capture: Capture, previous: Capture | None) -> str | None:
    """Return why the end of the redirects cannot be the document, in one line, or None.

    Another site counts only where the document used to be read on its own: short links and moved
    archives lead to other sites in earnest.
    """
    start, end = urlsplit(capture.url), urlsplit(capture.final_url)
    if not capture.hops or not end.hostname:
        return None
    deep = not _FRONT.fullmatch(start.path)
    where = f"{end.hostname}{end.path}"
    if deep and _FRONT.fullmatch(end.path) and not _DOCUMENT_QUERY.search(end.query):
        return f"redirected to a front page: {where}"
    if _LOGIN_PATH.search(end.path) and not _LOGIN_PATH.search(start.path):
        return f"redirected to a login: {where}"
    if _LOGIN_HOST.match(end.hostname) and not _LOGIN_HOST.match(start.hostname or ""):
        return f"redirected to a login: {where}"
    if deep and _ERROR_PATH.search(end.path) and not _ERROR_PATH.search(start.path):
        return f"redirected to an error page: {where}"
    if deep and _SEARCH_PATH.search(end.path) and not _SEARCH_PATH.search(start.path):
        return f"redirected to a search: {where}"
    if changes_site(capture) and previous is not None and _was_at_home(previous):
        return f"redirected to another site, where it never was before: {where}"
    return None


def leads_to_front(url: str, target: str) -> bool:
    """Say whether a target, seen from a page that is no front page, is the front page of some site."""
    try:
        end = urlsplit(urljoin(url, target))
    except ValueError:
        return False
    return not _FRONT.fullmatch(urlsplit(url).path) and bool(_FRONT.fullmatch(end.path))


def changes_site(capture: Capture) -> bool:
    """Say whether the redirects ended on another site, at what does not look like the same document."""
    start, end = urlsplit(capture.url), urlsplit(capture.final_url)
    if not capture.hops or site_of(start.hostname or "") == site_of(end.hostname or ""):
        return False
    if _SHORT_PATH.fullmatch(start.path):
        return False  # a short link: it has no other purpose
    return _slug(start.path) != _slug(end.path)


def _was_at_home(previous: Capture) -> bool:
    start, end = urlsplit(previous.url), urlsplit(previous.final_url)
    return site_of(start.hostname or "") == site_of(end.hostname or "")


def _slug(path: str) -> str:
    """Return the last part of a path, without extension: what usually stays when a document moves."""
    last = unquote(path).rstrip("/").rpartition("/")[2].lower()
    return re.sub(r"\.[a-z]{2,5}$", "", last)
