"""What sources show, from a few words: pages as sites build them, block pages, answers of every kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import httpx

from monitor.model import Organization

HTML = {"content-type": "text/html; charset=utf-8"}

LEAD = {
    "en": "The United States withdraws from the following international organizations:",
    "fr": "Les États-Unis se retirent des organisations internationales suivantes :",
    "de": "Die Vereinigten Staaten treten aus den folgenden internationalen Organisationen aus:",
    "es": "Estados Unidos se retira de las siguientes organizaciones internacionales:",
    "zh-Hant": "美國宣布退出以下國際組織：",
}
TITLE = {
    "en": "Withdrawal from international organizations",
    "fr": "Retrait d'organisations internationales",
    "de": "Austritt aus internationalen Organisationen",
    "es": "Retirada de organizaciones internacionales",
    "zh-Hant": "美國退出國際組織名單",
}
STATES = "In all, the United States is withdrawing from {total} international organizations."
GOES_ON = "The review of further international organizations remains ongoing."
ENDED = "The review of international organizations has been completed."
BACK = "In addition to the 66 organizations named on January 7, the United States also withdraws from these:"
OTHERS = "The United States withdraws from many organizations, among them the following:"

BLOCK = (
    "<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
    "<p>Enable JavaScript and cookies to continue</p>"
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)
STUB = (
    '<!doctype html><html lang="en"><head><title>Newsroom</title></head><body><main><h1>Newsroom</h1>'
    + "<p>Read the latest from the office. Sign up for the newsletter of the week.</p>" * 12
    + "</main></body></html>"
)
ANSWERS: Mapping[str, tuple[int, str, Mapping[str, str]]] = {
    "block": (200, BLOCK, HTML | {"server": "cloudflare", "cf-mitigated": "challenge"}),
    "denied": (403, "<html><title>Access Denied</title><h1>Access Denied</h1></html>", HTML),
    "gone": (404, "<html><title>Page not found</title><h1>Page not found</h1></html>", HTML),
    "removed": (410, "<html><title>Gone</title><h1>Gone</h1></html>", HTML),
    "broken": (500, "<html><title>Error</title><h1>Internal Server Error</h1></html>", HTML),
    "busy": (503, "<html><title>Unavailable</title><h1>Service Unavailable</h1></html>", HTML),
    "empty": (200, "", HTML),
    "stub": (200, STUB, HTML),
    "front": (302, "", {"location": "/"}),
}


def served(status: int, body: str = "", headers: Mapping[str, str] = HTML) -> httpx.Response:
    """Return an answer whose body is still to be read, as one from the network is."""
    return httpx.Response(status, headers=dict(headers), stream=httpx.ByteStream(body.encode()))


class Builder:
    """Makes pages from ids and words."""

    def __init__(self, organizations: Mapping[str, Organization]) -> None:
        self._known = organizations
        listed = sorted(key for key, one in organizations.items() if one.section is not None)
        self.lists = {"all": listed, "base": listed[::3][:20], "first": listed[:33], "second": listed[33:]}

    def answer(self, shown: Any) -> httpx.Response | None:
        """Return what a server answers; None where nobody answers."""
        if shown == "silent":
            return None
        if isinstance(shown, str):
            status, body, headers = ANSWERS[shown]
            return served(status, body, headers)
        return served(200, self.page(**shown))

    def page(
        self,
        *,
        list: Sequence[str] = (),  # noqa: A002 - the word of the scripts
        text: Sequence[str] | str = (),
        language: str = "en",
        title: str | None = None,
        day: str | None = None,
        states: int | None = None,
        review: str | None = None,
        lead: str | None = None,
        note: str = "",
        cut: str | None = None,
    ) -> str:
        """Return a page: a list under a lead, sentences, or both.

        `list` holds ids, names of lists, `-ID` to leave one out, `ID=WORDS` for other words, `=WORDS` for
        words that no gazetteer knows.  With `cut` the page stops behind the last of these words.
        """
        said = [text] if isinstance(text, str) else [*text]
        if states is not None:
            said.insert(0, STATES.format(total=states))
        if review is not None:
            said.append(ENDED if review == "ended" else GOES_ON)
        items = "".join(f"<li>{escape(one)}</li>" for one in self.words(list, language))
        opening = {"back": BACK, "others": OTHERS}.get(lead or "", lead or LEAD[language])
        block = f"<p>{escape(opening)}</p><ol>{items}</ol>" if items else ""
        date = f'<meta property="article:published_time" content="{day}T15:00:00+00:00">' if day else ""
        head = escape(title or TITLE[language])
        whole = (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{head}</title>{date}'
            '</head><body><header><nav><a href="/">Home</a> <a href="/about">About</a></nav></header><main>'
            f"<article><h1>{head}</h1>{''.join(f'<p>{escape(one)}</p>' for one in said)}{block}</article></main>"
            f"<footer><p>{escape(note) or 'Contact'}</p></footer></body></html>"
        )
        return whole if cut is None else whole[: whole.rindex(cut) + len(cut)]

    def words(self, items: Sequence[str], language: str) -> Sequence[str]:
        """Return what a list prints."""
        keys: dict[str, str] = {}
        for item in items:
            key, _, other = item.partition("=")
            if item.startswith("-"):
                del keys[item[1:]]
            elif item in self.lists:
                keys |= {one: self._name(one, language) for one in self.lists[item]}
            elif not key:
                keys[item] = other
            else:
                keys[key] = other or self._name(key, language)
        return [*keys.values()]

    def _name(self, key: str, language: str) -> str:
        one = self._known[key]
        return one.name if language == "en" else one.names.get(language, one.name)
