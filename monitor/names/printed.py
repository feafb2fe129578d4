"""Whether a name may be read from words as a page prints them: the capitals of short forms, articles, commas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.model import Place

if TYPE_CHECKING:
    from monitor.names.gazetteer import Name

_WORDS = frozenset(
    ["WHO", "CITES", "IDEA", "CARE", "ACT", "AID", "ITER"]
)  # words of English, when all is capitals
_NAMED = frozenset(["CITES"])  # of those, a word that nowhere stands behind an article: `la Cites`
# Acronyms that outlets of many languages print like a name and without an article: `Unesco`, `Nato`.
_SAID = frozenset(["UNESCO", "UNICEF", "UNAIDS", "UNCTAD", "INTERPOL", "UNIDROIT", "UNCITRAL", "ICCROM"])
_SAID_TOO = {  # Italian `nato`: born
    "NATO": frozenset({"sv", "no", "nb", "nn", "da", "fi", "et", "hu", "de", "nl", "en"}),
}
SAID = frozenset({*_SAID, *_SAID_TOO})
# A treaty or a body right before its short form does what an article does: `la convention Marpol`.
_NOUNS = (
    r"|\b(?:[Cc]onvention|[Cc]onvenzione|[Cc]onvención|[Cc]onvenio|[Cc]onvenção|[Tt]rait[ée]|[Tt]rattato|[Tt]ratado|"
    r"[Pp]rotocole|[Pp]rotocollo|[Pp]rotocolo|[Aa]ccord|[Aa]ccordo|[Aa]cuerdo|[Aa]cordo|[Aa]gence|[Aa]genzia|[Aa]gencia|"
    r"[Aa]gência|[Oo]rganisation|[Oo]rganizzazione|[Oo]rganización|[Oo]rganização|[Pp]rogramm[ea]|[Pp]rograma) $"
)
_ENDING = 4  # letters of the longest ending that is glued to one: `Unescosta`
_ARTICLES = {
    "it": re.compile(
        r"(?i:\b(?:il|lo|la|i|gli|le|al|allo|alla|dal|dallo|dalla|del|dello|della|nel|nello|nella|sul|sulla) "
        rf"|\b(?:l|un|all|dall|dell|nell|sull)['’])${_NOUNS}"
    ),
    "es": re.compile(rf"\b(?i:el|la|del|al) ${_NOUNS}"),
    "pt": re.compile(rf"\b(?i:o|a|do|da|ao|à|no|na|pelo|pela) ${_NOUNS}"),
    "fr": re.compile(rf"(?i:\b(?:le|la|du|au) |\b[ld]['’])${_NOUNS}"),
    "de": re.compile(r"\b(?i:die|der|das|dem|zur|zum|beim|vom|im) $"),
    "nl": re.compile(r"\b(?i:de|het) $"),
}
_SHORTENED = " ("  # before a short form behind a name
# Short forms that are common words in capitals, and what stands before them where they are none.
_ARTICLED = {"ΠΟΥ": re.compile(r"(?:\b(?:[Οο]|(?:[Ττ]|[Σσ]τ)ο[υν]) |[(–—-] ?)$")}
_COMMA = re.compile("[,،]")
# A full stop behind more than one letter: `UN. Women` are two sentences, `U.N. Women` is a name.
_STOPPED = re.compile(r"[^\W_]{2}\.\s")


@dataclass(slots=True)
class Shown:
    """Words as they are printed, the text they stand in, and the letters right before them."""

    printed: str
    text: str
    before: str
    language: str | None

    @property
    def tongue(self) -> str:
        """Return the language without its region; empty when unknown."""
        return (self.language or "").split("-")[0].lower()

    def said(self, acronym: str) -> bool:
        """Say whether an acronym is one that is printed like a name without an article, and stands so."""
        known = acronym in _SAID or self.tongue in _SAID_TOO.get(acronym, ())
        written = self.printed.startswith(acronym.capitalize()) and self.printed.isalpha()
        return known and written and len(self.printed) <= len(acronym) + _ENDING

    @property
    def like_a_name(self) -> bool:
        """Say whether an acronym is written like a name, as outlets do that say it as a word: `la Fao`.

        Only behind an article or what is one with it, since `Irena` and `Ida` are people, or alone in the bracket
        behind the name that it shortens: `sur le climat (Giec)`.
        """
        articles = _ARTICLES.get(self.tongue)
        if articles is None or not self.printed.isalpha() or self.printed != self.printed.capitalize():
            return False
        alone = self.before.endswith(_SHORTENED) and f"({self.printed})" in self.text
        return alone or articles.search(self.before) is not None


def fits(name: Name, shown: Shown, place: Place) -> bool:
    """Say whether a name may be read from words as they are printed."""
    printed = shown.printed
    if not name.spoken(shown.language):
        return False
    if name.text == printed and not name.short:
        return True
    if _COMMA.search(printed) and not _COMMA.search(name.text):
        return False  # two things side by side, no name
    if "." in printed and "." not in name.text and _STOPPED.search(printed):
        return False
    if name.short or name.text.isupper():
        return _written(name.text, shown, place)
    if place is Place.LIST or not name.text[0].isupper() or not printed[0].islower():
        return True
    # In English a name has capitals; elsewhere only its first word may, and a sentence writes even that
    # small.
    return name.language != "en" and " " in name.text


def _written(acronym: str, shown: Shown, place: Place) -> bool:
    """Say whether an acronym stands there as it is written: its capitals as capitals."""
    printed = shown.printed
    if shown.said(acronym):
        return True
    if (article := _ARTICLED.get(acronym)) and printed != shown.text:
        return printed == acronym and article.search(shown.before) is not None
    own = [one for one in acronym if one.isalnum()]
    if printed != acronym:
        letters = [one for one in printed if one.isalnum()]
        if len(letters) != len(own) or (" " in printed and " " not in acronym):
            return False
        if any(one.isupper() and not other.isupper() for one, other in zip(own, letters, strict=True)):
            word = acronym in _WORDS and acronym not in _NAMED
            return shown.like_a_name and acronym.isalpha() and not word and len(own) >= 3
    if place is Place.PROSE and acronym in _WORDS and _shouted(shown.text):
        return False
    return place is Place.LIST or len(own) >= 3


def _shouted(text: str) -> bool:
    """Say whether the text is all capitals, in which an acronym cannot be told from a word.

    Words of scripts without capitals, between which it stands in capitals as ever, tell nothing.
    """
    return text.isupper() and sum(word.isupper() for word in text.split()) >= 4
