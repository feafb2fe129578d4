"""Whether two names follow each other in an enumeration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.appended import appended
from monitor.extract.prose.between import begins_what_stays
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import WORD
from monitor.extract.prose.items import Item
from monitor.extract.prose.owners import tells_of
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_COMMA = re.compile(r"[,،，]")
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{0,120}[)）\]]")
# The letters before the comma are the ending of the first name.
_ASIDE = re.compile(
    r"\w{0,3}\s*[,،]\s*(?P<aside>[^,،;:]{3,90})(?P<comma>[,،]?)(?P<links>(?:\s+\w+['’]?){0,4}\s*)"
)
_ENDS = re.compile(r"[\s)\]\"'»”’]*(?:[.,;:!?–—،؛؟]|$)")
_APART = 60  # letters between two names of an enumeration, brackets not counted
_SPELLED = 110  # letters between a name and the abbreviation of one that is spelled out
# What makes words more than a name that is spelled out.
_ACTING = (Cue.EXITS, Cue.EXITS_ANY, Cue.REJOINS, Cue.STAYS, Cue.NEGATIONS, Cue.ANNOUNCES, Cue.US, Cue.OTHERS)
_TELLING = (Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.DENIALS, Cue.CONDITIONAL, Cue.REJOINS, Cue.LISTED)
_DATED = (Cue.NOW, Cue.EFFECTIVE, Cue.END_OF_YEAR, Cue.YEAR_FROM_NOW, Cue.FILLERS, Cue.EXIT_WORDS)
_SMALL = 3  # letters of an article or a preposition
_DESCRIBED = 30  # letters between two names that describe the second
_DESCRIBED_LAST = 60  # the same, where verbs and what describes a name come last in what they say
_WORD = re.compile(rf"(?:(?![\d_]){WORD})+(?:'(?:(?![\d_]){WORD})+)?")


def joined(view: View, left: Item, right: Item) -> bool:
    """Say whether two names follow each other in an enumeration: only links stand between them."""
    between = _BRACKETED.sub(lambda found: " " * len(found.group()), view.masked[left.end : right.start])
    if (
        NAME in between
        or _owns(view, left, right)
        or tells_of(view, right)
        or begins_what_stays(view, between, right)
        or _founded_together(view, left, right)
    ):
        return False
    said = any(left.end <= hit.start < right.start for hit in view.of(Cue.ANNOUNCES))
    if view.rules.asides and not said and _aside(view, between, right):
        return True
    if _parallel(view, between, left):
        return True
    if _stake_of(view, left, right):
        return True
    if _spelled_out(view, left, right) or _described(view, between, left, right) or _added(view, left, right):
        return True
    if _dated_apart(view, left, right) or appended(view, left, right):
        return True
    if len(" ".join(between.split())) > _APART:
        return False
    if view.rules.joined:
        rest = between
        for link in sorted(view.rules.links, key=len, reverse=True):
            rest = rest.replace(link, "")
        if rest == between and view.clause(left.end - 1) != view.clause(right.start):
            return False  # two clauses of a headline, with a space between them
        return not _WORD.search(rest) and not re.search(r"[;；:：。]", rest)
    return not re.search(r"[:;]", between) and all(
        _links(view, word, left.end, right) for word in _WORD.finditer(between)
    )


def _owns(view: View, left: Item, right: Item) -> bool:
    """Say whether the second name is the owner of the first: "Council of the UN", "die Agentur der OECD"."""
    between = view.masked[left.end : right.start]
    first = _WORD.search(between)
    if first is None or _COMMA.search(between):
        return False
    return any(hit.start == left.end + first.start() for hit in view.of(Cue.GENITIVE))


def _founded_together(view: View, left: Item, right: Item) -> bool:
    """Say whether one of two names was only founded along with the other: "X, created together with Y".

    A comma sets the founding apart: "X, created in 1939, together with Y"; words that say "also left" may tell of one
    themselves: "and from the council set up under it, Y".
    """
    apart = range(left.end, right.start)
    added = [hit for hit in view.of(Cue.ADDS) if hit.start in apart]
    return any(
        not _COMMA.search(view.masked[min(one.end, hit.end) : max(one.start, hit.start)])
        for one in (view.of(Cue.ORIGIN) if added else ())
        if one.start in apart
        for hit in added
        if not hit.overlaps(one)
    )


def _parallel(view: View, between: str, left: Item) -> bool:
    """Say whether a link and the words before the first name lead in the second: "in X on dual-use goods or in Y".

    What stands between says what the first is about, and nobody acts, leaves or stays in it.
    """
    if view.rules.joined or len(between) > _SPELLED or re.search(r"[.;:!?]", between):
        return False
    governing = [word.group() for word in _WORD.finditer(view.masked, 0, left.start)][-2:]
    words = [word.group() for word in _WORD.finditer(between)]
    if len(governing) > 1 and words[-1:] == governing[-1:]:
        words.pop()  # the article
    link, lead = words[-2:] if len(words) > 1 else ("", "")
    aside = "," in between and words[0] in view.rules.links if words else False  # "and, for once, with Y"
    links = (
        view.rules.links if len(governing) > 1 else view.rules.joins
    )  # one word may be an article: "of the"
    if lead not in governing or not (aside or link in links) or len(lead) < len("in"):
        return False
    return not any(left.end <= hit.start < left.end + len(between) for hit in view.of(*_ACTING, *_TELLING))


def _stake_of(view: View, left: Item, right: Item) -> bool:
    """Say whether a link and a member's stake lead in the second name: "leaves X and with it its membership of Y"."""
    between = view.masked[left.end : right.start]
    if view.rules.joined or view.rules.order == "sov" or len(between) > _SPELLED:
        return False
    words = list(_WORD.finditer(between.lstrip(" )»”\"',")))
    if not words or words[0].group() not in view.rules.links or re.search(r"[.;:!?]", between):
        return False
    apart = range(left.end, right.start)
    stakes = [hit for hit in view.of(Cue.STAKES) if hit.start in apart and hit.end <= right.start]
    if not stakes or any(hit.start in apart for hit in view.of(*_ACTING) if hit.cue is not Cue.US):
        return False
    known = [*stakes, *view.of(Cue.US, Cue.FILLERS, Cue.EXIT_WORDS, Cue.REFERS)]
    return all(
        word.group() in view.rules.links
        or any(hit.start <= left.end + word.start() < hit.end for hit in known)
        for word in _WORD.finditer(between)
    )


def _spelled_out(view: View, left: Item, right: Item) -> bool:
    """Say whether the second name is the abbreviation of words that no gazetteer knows: "and the Agency … (X)".

    The words begin with a link and a kind of body, and nobody acts, leaves or stays in them.
    """
    between = view.masked[left.end : right.start]
    if view.rules.joined or len(between) > _SPELLED or between[-1:] not in ("(", "（"):
        return False
    if view.masked[right.end : right.end + 1] not in (")", "）", ","):
        return False
    opened = between.lstrip(" )）\"'»”’")
    words = [word.group() for word in _WORD.finditer(opened)]
    links = next((number for number, word in enumerate(words) if word not in view.rules.links), len(words))
    if not (links or opened.startswith((",", "،"))) or links == len(words):
        return False
    if not any(view.rules.is_kind(word) for word in words[links : links + 2]):
        return False
    return not any(left.end <= hit.start < right.start for hit in view.of(*_ACTING))


def _described(view: View, between: str, left: Item, right: Item) -> bool:
    """Say whether a link and words that describe the second name stand between two: "A and, seated in B, C".

    Where verbs end the sentence, what describes a name stands before it; nobody acts in it.
    """
    if len(between) > (_DESCRIBED_LAST if view.rules.order == "sov" else _DESCRIBED) or not (
        view.rules.order == "sov" or _ends_with_of(view, between)
    ):
        return False
    opened = between.lstrip(" )）」』\"'»”’")
    if view.rules.joined:
        led = any(opened.startswith(link) for link in view.rules.links) or opened[:1] in "、，,"
    else:
        first = _WORD.match(opened)
        led = opened.startswith((",", "،")) or (first is not None and first.group() in view.rules.links)
    places = view.of(Cue.OBLIQUE)  # "seated in India"
    acting = (
        hit
        for hit in view.of(*_ACTING, *_TELLING)
        if view.rules.order == "sov" or not any(one.end == hit.start for one in places)
    )
    return led and not any(left.end <= hit.start < right.start for hit in acting)


def _ends_with_of(view: View, between: str) -> bool:
    """Say whether words that describe a name end with "of", where words have no spaces: 以及总部位于罗马的…."""
    words = between.rstrip(" 「『《“\"'")
    return view.rules.joined and len(words) > _SMALL and words.endswith(tuple(view.rules.lexicon.possessive))


def _added(view: View, left: Item, right: Item) -> bool:
    """Say whether "as well as" joins the second name behind an aside in commas: "X, base of …, as well as Y"."""
    between = view.masked[left.end : right.start]
    opened = between.lstrip(" )»”\"'")
    if view.rules.joined or len(between) > _SPELLED:
        return False
    for hit in view.of(Cue.ADDS):
        if left.end <= hit.start and hit.end <= right.start:
            if not opened.startswith(",") and hit.start != right.start - len(opened):
                continue
            words = [word.group() for word in _WORD.finditer(view.masked[hit.end : right.start])]
            return all(word in view.rules.links for word in words) and not any(
                left.end <= one.start < right.start for one in view.of(*_ACTING)
            )
    return False


def _dated_apart(view: View, left: Item, right: Item) -> bool:
    """Say whether each of two names has its day: "membership of X ends in June and that of Y in December".

    Nothing but that something ends, and when, stands between the first and "and that of".
    """
    if view.rules.joined or not view.has(Cue.STAKES):
        return False
    known = [(hit.start, hit.end) for hit in view.of(Cue.ENDS, *_DATED)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    apart = range(left.end, right.start)
    if any(hit.start >= left.end for hit in view.of(Cue.STAYS, Cue.NEGATIONS, Cue.CONDITIONAL)) or any(
        hit.start in apart for hit in view.of(Cue.US, Cue.OTHERS)
    ):
        return False
    return any(
        left.end < hit.start
        and hit.end <= right.start
        and _only_links(view, hit.end, right.start, ())
        and _only_links(view, left.end, hit.start, known)
        for hit in view.of(Cue.ADDS)
    )


def _only_links(view: View, start: int, end: int, known: Sequence[tuple[int, int]]) -> bool:
    """Say whether only links, articles, prepositions and words of known spans stand between two places."""
    return all(
        word.group() in view.rules.links
        or len(word.group()) <= _SMALL
        or any(first <= word.start() < last for first, last in known)
        for word in _WORD.finditer(view.masked, start, end)
    )


def _aside(view: View, between: str, right: Item) -> bool:
    """Say whether an aside in commas and a link stand between two names: "X, which advises courts, and Y".

    The second name must end its clause, but for what describes it, or it could be the one who acts in the next.
    """
    first = None if view.rules.capitals else _WORD.match(between.lstrip())
    if first is not None and first.group() in view.rules.asides:
        between = f", {between.lstrip()}"  # no comma need open it
    match = _ASIDE.fullmatch(between)
    behind = _WORD.match(view.masked[right.end :].lstrip())
    described = behind is not None and behind.group() in view.rules.asides  # "and Y | which …"
    if match is None or not (described or _ENDS.match(view.masked, right.end) or _seated(view, right)):
        return False
    opening = _WORD.match(match.group("aside"))
    links = _WORD.findall(match.group("links"))
    glued = view.text[right.start : right.start + 1] in view.rules.lexicon.glued_and
    if not links and match.group("comma") and glued:
        return opening is not None and opening.group() in view.rules.asides
    if not links or not (match.group("comma") or links[0] in view.rules.joins):
        return False  # ", created beside the Union"
    return (
        opening is not None
        and opening.group() in view.rules.asides
        and all(word in view.rules.links for word in links)
    )


def _seated(view: View, item: Item) -> bool:
    """Say whether the place of its seat, and no more, stands behind a name: "in London"."""
    governing = [one.end for one in view.of(Cue.OBLIQUE) if one.start == item.end + 1]
    places = [_WORD.match(view.masked, end + 1) for end in governing]
    return any(place is not None and _ENDS.match(view.masked, place.end()) for place in places)


def _links(view: View, word: re.Match[str], offset: int, right: Item) -> bool:
    """Say whether a word may stand between two names: a link, a kind of body, or the place of a seat.

    A seat is a word in capitals right behind a link ("in Rome"), and nobody who acts; a capital is one only behind
    a preposition, where the second name ends what is said, or has its own. So is any word where none has capitals.
    """
    if word.group() in view.rules.links or word.group() in view.rules.heads:
        return True
    if any(hit.start <= offset + word.start() < hit.end for hit in view.of(Cue.ADDS)):
        return True
    start = offset + word.start()
    before = _WORD.findall(view.masked[max(0, start - 12) : start])
    written = view.text[start : start + 1]
    place = written.isupper() or not view.rules.capitals
    seat = place and bool(before) and before[-1] in view.rules.links
    if not seat or any(hit.start <= start < hit.end for hit in view.of(Cue.US, Cue.NOT_US)):
        return False
    if view.rules.capitals and not any(hit.start <= start < hit.end for hit in view.of(Cue.OTHERS)):
        return True
    if view.rules.order == "sov":
        return False
    governing = view.of(Cue.OBLIQUE)
    last = _ENDS.match(view.masked, right.end) is not None or _seated(view, right)
    if view.rules.capitals:
        last = last or any(one.start == right.end + 1 for one in governing)
    return last and any(one.end in (start - 1, start) for one in governing)
