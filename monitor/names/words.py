"""Folded text as a sequence of words: what a word is, which carry no name, which have two spellings.

A *token* is a word without its ending.  Articles, prepositions and conjunctions between words become one
token `~`, so that "for the", "on" and "of" are the same; at either end of a name they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.names.endings import PLAIN, stem

LINK = "~"

# Words of scripts that are written with spaces, each run in one script, so that `WHO에서` and `UNESCO的`
# come apart.
_SCRIPTS = (
    "&",
    r"[0-9a-z\u00df-\u024f\u1e00-\u1eff]+",
    r"[\u0370-\u03ff\u1f00-\u1fff]+",
    r"[\u0400-\u052f]+",
    r"[\u0531-\u0587]+",
    r"[\u0590-\u05ff]+",
    r"[\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f]+",
    r"[\u0900-\u0963\u0966-\u0df3]+",
    r"[\u10a0-\u10ff]+",
    r"[\u1200-\u137f]+",
)
SPLIT = re.compile(f"({'|'.join(_SCRIPTS)})")
SPLIT_ASCII = re.compile(r"([0-9a-z]+|&)")

# What ends a name: sentence ends, colons, bullets and paragraph breaks; not commas, dashes, quotes, brackets.
BARRIER = re.compile(r"[;?!|•؟؛।。；：\u06d4]|:\s|\n\s*\n")
STOP = re.compile(r"\.\s")  # ends a name too, unless it abbreviates a short word or makes a number an ordinal
SHORT = 4

_INNER_DOTS = re.compile(r"\.(?:[a-z]\.)+")  # begins with a literal, so that a text without it costs nothing
_LETTER = re.compile(r"[a-z]")

_LINKS = """
    the a an of for on in to and & with by at from
    le la les l de des du d et pour sur en au aux a dans une
    el los las del y e para por con sobre
    o os as do da dos das no na nos nas em ao
    il lo gli i dei degli delle della dello dell nel nella per
    der die das den dem des det und fur uber zu zur zum von vom im am
    het een van voor op
    och om pa av till for og til i en et
    si pentru cu la in a al ai ale
    w z na do dla o od s ve v k pro ke pri oraz oraz
    es az a
    ja
    ile icin
    dan untuk di ke tentang dari
    ve va cho cua
    na ya wa za la kwa
    и в во на по о об с со для от к за до из при і й и та з із у від щодо про
    και για τησ του των το τη την τισ τουσ στο στη στην στον ο η οι τα τον με απο περι σε
    في من علي عن الي و او بشان
    در به از براي با
    של על את עם
    के की का और एवं तथा व पर में से को हेतु लिए
    کے کی کا اور میں سے پر کو برائے
    ও এবং জন্য
    మరియు కోసం
    மற்றும்
"""
LINKS = frozenset(_LINKS.split()) | frozenset(
    # folded forms of the Urdu and Hebrew words above
    ["كي", "كا", "ميں", "كو", "براي", "براۓ", "מ", "ל"]
)

# British and American spellings of the words that names hold; -isation is made -ization by rule.
_SPELLINGS = {
    "programme": "program", "programmes": "programs", "centre": "center", "centres": "centers",
    "defence": "defense", "labour": "labor", "fibre": "fiber", "behaviour": "behavior", "theatre": "theater",
    "organisation": "organization", "organisations": "organizations",
    "aging": "ageing", "metre": "meter", "licence": "license", "foetal": "fetal", "paediatric": "pediatric",
}  # fmt: skip
# Two words of Ukrainian for an agency, by their stems: names are printed with either.
_VARIANTS = dict.fromkeys(("агенц", "агенції", "агенцій", "агенці", "агенціи", "агенціі"), "агентств")


@lru_cache(maxsize=65_536)
def token(word: str, kind: str = PLAIN) -> str:
    """Return the token of a folded word in a class of endings."""
    if word in LINKS:
        return LINK
    if not kind and word in _SPELLINGS:
        return _SPELLINGS[word]
    stemmed = stem(word.replace("isation", "ization"), kind)
    return _VARIANTS.get(stemmed, stemmed)


def spellings_of(one: str) -> set[str]:
    """Return every folded word of Latin script that has this token in the plain class."""
    written = {word for word, canonical in _SPELLINGS.items() if canonical == one}
    return {one, one.replace("ization", "isation"), *written}


def merge_dots(folded: str) -> tuple[str, dict[int, int]]:
    """Return the text with `u.n.` as one word and spaces behind it, so that nothing moves, and where.

    The second value is the length of each dotted word, its dots included, by its start.
    """
    pieces, lengths, last = [], {}, 0
    for match in _INNER_DOTS.finditer(folded):
        start, end = match.start() - 1, match.end()
        if _LETTER.match(folded, start) and not (start and folded[start - 1].isalnum()):
            letters = folded[start:end].replace(".", "")
            pieces += [folded[last:start], letters.ljust(end - start)]
            lengths[start] = end - start
            last = end
    return ("".join([*pieces, folded[last:]]) if lengths else folded), lengths


def lead(words: Sequence[str], kind: str = PLAIN) -> tuple[str, str]:
    """Return the key of a phrase in two parts: its first two words with what links them, and the rest."""
    size = 3 if len(words) > 2 and words[1] == LINK else 2
    head = " ".join(words[:size])
    return f"{kind}:{head}" if kind else head, " ".join(words[size:])


def squash_head(squashed: str) -> tuple[str, str]:
    """Return the key of a name without spaces in two parts."""
    return squashed[:4], squashed[4:]


def split(folded: str) -> list[str]:
    """Return separators and words in turn, beginning and ending with a separator."""
    return (SPLIT_ASCII if folded.isascii() else SPLIT).split(folded)


# Translating and splitting at spaces takes a quarter of the time of a regular expression.
_TO_SPACE = {code: " " for code in range(128) if not (chr(code).isdigit() or chr(code).islower())}


def words_of(folded: str) -> list[str]:
    """Return the words of a text as `split` divides it, without what stands between them."""
    if folded.isascii() and "&" not in folded:
        return folded.translate(_TO_SPACE).split()
    return split(folded)[1::2]


def tokens(folded: str, kind: str = PLAIN) -> list[str]:
    """Return the tokens of a whole name: no link at the start, one between words.

    A last word that looks like a link is a numeral or a letter (`START I`) and stays.
    """
    found: list[str] = []
    written = split(merge_dots(folded)[0])[1::2]
    for word in written:
        one = token(word, kind)
        if one != LINK or (found and found[-1] != LINK):
            found.append(one)
    if found and found[-1] == LINK:
        found[-1] = written[-1]
    return found


# ---------------------------------------------------------------- scripts without spaces, and Korean

GLYPH = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_SILENT = "\\s·'\"/&,、()\\[\\]<>〈〉\\-"
SOUNDED = re.compile(f"[^{_SILENT}]+")


def glyphs(folded: str) -> str:
    """Return a name in a script without spaces as it is compared: no spaces, quotes, commas or dashes."""
    return "".join(SOUNDED.findall(folded))
