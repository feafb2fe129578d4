"""One name for all addresses of one document.

`canonical` names a document; nothing is ever fetched under that name, so it may forget what does not tell
documents apart: the scheme, `www.`, mobile and AMP twins, tracking parameters, fragments, default ports,
trailing slashes and index files.
"""

from __future__ import annotations

import contextlib
import re
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|custom\d|link\w*|format|ptr\w*|bbc\w*)|mc_[ce]id|_hs\w+|hsa_\w+|pk_(?:campaign|kwd|source"
    r"|medium|content)|piwik_\w+|mtm_\w+|matomo_\w+|vero_\w+|oly_\w+|stm_\w+|wt_mc\w*|wt\.mc\w*|s_cid|ns_(?:campaign"
    r"|mchannel|source|linkname|fee)|int_(?:source|medium|campaign|content)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid"
    r"|msclkid|yclid|twclid|ttclid|igshid|igsh|wickedid|_openstat|cmpid|ncid|ocid|sr_share|smid|smtyp|xtor|ito"
    r"|traffic_source|ref_?src|ref_?url|maca|mkt_tok|taid|guccounter|guce_\w+|__twitter_impression"
    r"|output_?type|amp|_amp|ampmode|amp_js_v|usqp|trackingid|zanpid|echobox|feedname|feedtype",
    re.IGNORECASE,
)
"""Parameters that say where a reader comes from, never what is read."""

_TWIN_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp|wap|touch)\.(?=[^.]+\.)", re.IGNORECASE)
_AMP_PATH = re.compile(r"/amp/?$|(?<=\w)\.amp(?=$|\.html?$)|^/amp(?=/)", re.IGNORECASE)
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_AMP_CACHE = re.compile(r"^[\w-]+\.cdn\.ampproject\.org$", re.IGNORECASE)
_CACHED = re.compile(r"^/[cv]/(?:s/)?(.+)$")
_GOOGLE_AMP = re.compile(r"^/amp/(?:s/)?(.+)$")
_SAFE = "!$'()*,;:@~+-._"
_LINK = re.compile(r"<link\b[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HEAD = 200_000  # characters of a page in which its head stands
LONGEST = 2_000
"""Characters of the longest address that is followed; what is longer is data, not an address."""


@lru_cache(maxsize=8192)
def canonical(url: str) -> str:
    """Return the name that all addresses of one document share; it begins with `//`."""
    try:
        parts = urlsplit(_uncached(url))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    with contextlib.suppress(UnicodeError):
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    if not host.replace(".", "").isdigit():
        host = _TWIN_HOSTS.sub("", host.lower())
    place = f"{host}:{port}" if port and port not in (80, 443) else host
    path = _INDEX_FILE.sub("/", _AMP_PATH.sub("", re.sub(r"/{2,}", "/", parts.path)))
    path = "/".join(_normal(step) for step in path.split("/")).rstrip("/") or "/"
    kept = [
        f"{_normal(key)}={_normal(value)}" if mark else _normal(key)
        for pair in parts.query.split("&")
        if pair
        for key, mark, value in (pair.partition("="),)
        if not _TRACKING.fullmatch(key)
    ]
    return f"//{place}{path}{'?' + '&'.join(kept) if kept else ''}"


def absolute(href: str, base: str) -> str | None:
    """Return the web address that a link means on a page, without its fragment; None where it means none."""
    href = "".join(href.split()) if "\n" in href or "\t" in href else href.strip()
    if not href or len(href) > LONGEST or href.startswith(("#", "javascript:", "mailto:", "data:", "tel:")):
        return None
    try:
        whole = urljoin(base, href).partition("#")[0]
        parts = urlsplit(whole)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.username is not None:
        return None
    if any(not character.isprintable() for character in whole):
        return None
    return whole.replace(" ", "%20")


def declared(markup: str, base: str, relation: str = "canonical") -> str | None:
    """Return the address that a page's `<link rel>` of a relation names, or None."""
    for link in _LINK.findall(markup[:_HEAD]):
        given = {
            key.lower(): double or single or bare for key, double, single, bare in _ATTRIBUTE.findall(link)
        }
        if relation in given.get("rel", "").lower().split() and given.get("href"):
            return absolute(given["href"].replace("&amp;", "&"), base)
    return None


def names_one(url: str) -> bool:
    """Say whether an address can name one document: front pages, which broken sites declare, cannot."""
    path = canonical(url).removeprefix("//").partition("/")[2]
    return bool(path.partition("?")[0])


def _uncached(url: str) -> str:
    """Return the address behind an AMP cache."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    found = None
    if _AMP_CACHE.match(host):
        found = _CACHED.match(parts.path)
    elif host in ("www.google.com", "google.com"):
        found = _GOOGLE_AMP.match(parts.path)
    return f"https://{found.group(1)}{'?' + parts.query if parts.query else ''}" if found else url


def _normal(step: str) -> str:
    """Return a part of an address with one spelling of its percent signs."""
    return quote(unquote_to_bytes(step), safe=_SAFE)
