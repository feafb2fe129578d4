"""Light stemming: the endings and prefixes that languages glue to the words of a name.

The same stripping is done to names when they are compiled and to text when it is searched, so it need not be
right about a word, only the same for all its forms.  It takes off one ending (the longest that leaves enough
of the word) and never touches the derivation of a word: `Commission` and `Commissioner` stay apart.  All
words are folded (`folding`): no accents, `й` is `и`, `ς` is `σ`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Stem = Callable[[str], str]

PLAIN = ""

# The Latin-script languages whose names inflect, by the class that holds their endings.
_CLASSES = {
    "de": "de", "nl": "nl", "sv": "nord", "da": "nord", "no": "nord", "nb": "nord", "nn": "nord",
    "is": "nord",
    "pl": "west", "cs": "west", "sk": "west", "hr": "west", "bs": "west", "sl": "west", "sr": "west",
    "hu": "hu", "fi": "fi", "et": "et", "tr": "tr", "az": "tr", "ro": "ro", "sq": "ro",
    "lt": "balt", "lv": "balt",
    "bg": "bg", "mk": "bg",
}  # fmt: skip

_EAST_SLAVIC = """
    иями иях иям ием ией иеи иею ию ия ие ии ија ије ији ију ијом ијама ијо
    ого его ього ому ему ьому ьоі ьою ыми ими ями ыи ои еи ую юю ая яя ое ее ые ых их ым им ом ем ог ој
    ах ях ам ям ов ев ові еві ью ьи ья ье ься ою ею оі еі іи іі ію ія іє ією іею ієи єю ів їв єв єм
    а я о е и у ю ы ь і є
"""
_BULGARIAN = """
    ията ието ите ият ия ие ата ята ото ето ът ят ове ови а я о е и у
"""
_WEST_SLAVIC = """
    iego iemu iej iami iach ijama acją jami jach ego eho iho emu imu ymi imi ych ich ami ama ach ech iem ovi owi
    jom jem jou jim em om ow ou um uma umu umom zie ie ia iu io ji ja je jo ju ej og oj ih im ym y i a e o u
"""
_GERMAN = "en em er es e n s"
_DUTCH = "en es e s"
_NORDIC = "ernas arnas ornas erna arna orna enes ens ets ena en et er ar or as es s a e n"
_HUNGARIAN = """
    bol ben ban nek nak hez hoz tol rol ra re val vel tal tel gal gel kal kel sal sel pal pel
    ert ig nel nal be ba kent
    at et ot ok ek ak on en e a t
"""
_FINNISH = """
    uksesta uksessa ukseen ukselle uksella ukselta uksena ukseksi uksen ukset usta us
    yksesta yksessa ykseen ykselle yksella ykselta yksena yksen ykset ysta ys
    oksesta oksessa okseen oksen okset os
    iitosta iitossa iittoon iiton iitolle iitolta iitto
    sesta sessa seen selle sella selta sena seksi sten sen set nen sta ssa lle lla lta ksi n ta
"""
_ESTONIAN = "idest ides idele idega ide sse stest ist est ust ast lt st ga ks le l s te de d t i e u a"
_TURKISH = """
    dan den tan ten da de ta te nin nun in un na ne ni nu yla yle la le lar ler i u a e
"""
_ROMANIAN = """
    iilor ilor elor iului ului iei ilei lui lor iile urile ele iei iul ul iu ia ie ii ei ea a e i u
"""
_BALTIC = """
    iesiems aisiais iuose iams omis ajam ajai osios osios iosios iaus iai iui iu ius ios ijas ijos ijai ija
    ije ijoje ajai aja ajas ojo ojai oji uose ose ams oms ais as os is es us ai ei oj am as um iem u o a e i s
"""
_GREEK = """
    ματων ματοσ ματα μα εωσ εων εισ ειων ειασ ουσ ων οσ ου οι ασ εσ ησ ισ ωσ ην ον αν α η ο ε υ ι ω
"""
_HINDI = "ियों ियां ियाँ ाओं ओं ों ें यों ो े ा ी ि ु ू ं ँ"
_BENGALI = "গুলোর গুলির গুলো গুলি টির টিকে টি েরও ের রা য়ের য়ে কে তে র য ে ও সহ"
_TAMIL = """
    த்திலிருந்து த்திலிருந்தும் திலிருந்து விலிருந்து ிலிருந்து யிலிருந்து லிருந்து த்தின் த்தில் த்தை
    த்துக்கு த்திற்கு த்துடன் வின் வில் வை வுக்கு விற்கு ிற்கு ுக்கு யுக்கு க்கு ுடன் யின் யில் யை யுடன் யிடம் ின் ில் ம் ை ு ி
    த்திலும் த்தையும் த்துக்கும் மும் யும் வும் ிலும் யிலும் விலும் ும்
"""
_TELUGU = "లనుండి లనుంచి నుండి నుంచి లోని లోంచి యొక్క లకు లను లో కు ని ను తో పై కి ం ు"
_GUJARATI = "માંથી ઓની ઓના ઓનું નું નો ની ના ને માં થી ઓ ો ી ા ું ે"


def _stripper(endings: str, shortest: int, *, again: bool = False) -> Stem:
    """Return a function that takes the longest listed ending off a word, leaving at least so many letters.

    `again` is for languages that glue endings to endings: it goes on until none is left.
    """
    known = frozenset(endings.split())
    longest = max(map(len, known))

    def strip(word: str) -> str:
        for size in range(min(longest, len(word) - shortest), 0, -1):
            if word[-size:] in known:
                return strip(word[:-size]) if again else word[:-size]
        return word

    return strip


_ARABIC_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=...)")
_ARABIC_SHORT = frozenset(["بنك", "حلف", "عهد"])  # whole words that are shorter than what prefixes leave
_ARABIC_PREFIX = re.compile(r"^[وفبلك](?=....)")


def _arabic(word: str) -> str:
    """Take off the article with what stands before it, then conjunctions and prepositions, however many."""
    word = _ARABIC_ARTICLE.sub("", word)
    while (shorter := _ARABIC_PREFIX.sub("", word)) != word:
        word = shorter
    if word[1:] in _ARABIC_SHORT and word[0] in "وفبلك":
        return word[1:]
    # `للجنة` is a preposition and the first letter of the committee itself.
    return "لجنه" if word == "جنه" else word


_HEBREW_PREFIX = re.compile(r"^[והבלמשכ](?=...)")


_STRIP_FINNISH = _stripper(_FINNISH, 4)


def _finnish(word: str) -> str:
    """Take off the case; a long vowel before `n` is short elsewhere, and a partitive adds `a` to a vowel."""
    while True:
        shorter = _STRIP_FINNISH(word)
        if len(word) - len(shorter) < 3 and len(word) > 5:
            if word[-1] == "n" and word[-2] == word[-3] and word[-2] in "aeiouy":
                shorter = word[:-2]
            elif word[-1] == "a" and word[-2] in "aeiouy":
                shorter = word[:-1]
        if shorter == word:
            return word
        word = shorter


def _bulgarian(word: str) -> str:
    """Take off the article and the ending; the `е` of `международен` is not there in its other forms."""
    shorter = _SOUTH_SLAVIC(word)
    return shorter[:-2] + "н" if len(shorter) > 4 and shorter.endswith("ен") else shorter


def _east_slavic(word: str) -> str:
    """Take off the ending; the `і` of Ukrainian `договір` is `о` where an ending opens the syllable."""
    shorter = _CYRILLIC(word)
    return shorter[:-2] + "ор" if len(shorter) > 4 and shorter.endswith("ір") else shorter


def _west_slavic(word: str) -> str:
    """Take off the ending; the `e` of Polish `związek` is not there in its other forms."""
    shorter = _WEST(word)
    return shorter[:-2] + "k" if len(shorter) > 4 and shorter.endswith("ek") else shorter


def _hebrew(word: str) -> str:
    """Take off the prefixes, and the ending that differs between a noun and its construct form."""
    while (shorter := _HEBREW_PREFIX.sub("", word)) != word:
        word = shorter
    return word[:-1] if len(word) > 2 and word[-1] in "הת" else word


_LATIN: dict[str, Stem] = {
    "de": _stripper(_GERMAN, 3, again=True),
    "nl": _stripper(_DUTCH, 4),
    "nord": _stripper(_NORDIC, 3, again=True),
    "west": _west_slavic,
    "hu": _stripper(_HUNGARIAN, 4, again=True),
    "fi": _finnish,
    "et": _stripper(_ESTONIAN, 4),
    "tr": _stripper(_TURKISH, 3, again=True),
    "ro": _stripper(_ROMANIAN, 4),
    "balt": _stripper(_BALTIC, 3),
}
_CYRILLIC = _stripper(_EAST_SLAVIC, 3)
_WEST = _stripper(_WEST_SLAVIC, 3)
_SOUTH_SLAVIC = _stripper(_BULGARIAN, 3)
_BY_BLOCK: tuple[tuple[str, str, Stem], ...] = (
    ("\u0370", "\u03ff", _stripper(_GREEK, 3)),
    ("\u0590", "\u05ff", _hebrew),
    ("\u0600", "\u077f", _arabic),
    ("\u0900", "\u097f", _stripper(_HINDI, 3)),
    ("\u0980", "\u09ff", _stripper(_BENGALI, 3)),
    ("\u0a80", "\u0aff", _stripper(_GUJARATI, 3)),
    ("\u0b80", "\u0bff", _stripper(_TAMIL, 3, again=True)),
    ("\u0c00", "\u0c7f", _stripper(_TELUGU, 3)),
)


@lru_cache(maxsize=256)
def class_of(language: str | None) -> str:
    """Return the class of endings of a language (BCP 47 tag); empty where names do not inflect."""
    if not language:
        return PLAIN
    return _CLASSES.get(language.replace("_", "-").split("-")[0].lower(), PLAIN)


def stem(word: str, kind: str = PLAIN) -> str:
    """Return a folded word without its ending, by its script and the class of its language.

    In Latin script with the plain class the word stays as it is.
    """
    first = word[0]
    if first < "\u0370":
        return _LATIN[kind](word) if kind in _LATIN else word
    if "\u0400" <= first <= "\u052f":
        return _bulgarian(word) if kind == "bg" else _east_slavic(word)
    for low, high, strip in _BY_BLOCK:
        if low <= first <= high:
            return strip(word)
    return word
