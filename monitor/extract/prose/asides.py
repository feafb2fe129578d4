"""Conditions of another verb than the one of an exit, or in an aside about who leaves or what is left."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

COMMAS = (",", "،")
_ARTICLE = 5  # letters before a name that opens a clause


def of_another_verb(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether "and" joins a condition to an exit already told with its name: "left the Union and demands money"."""
    if view.rules.joined or view.rules.order == "sov":
        return False
    between = view.masked[cue.end : hit.start]
    start, end = view.clause_span(view.clause(hit.start))
    joined = between.split()[-1:] and between.split()[-1] in view.rules.joins
    return bool(joined) and NAME in view.masked[start : hit.start] and NAME not in view.masked[hit.end : end]


def in_an_aside(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a condition stands in an aside about who leaves: "the US, which demanded reform, left".

    "The Union, which considers applications, has lost the US": what stands right behind a name is about that body.
    """
    number = view.clause(hit.start)
    if view.rules.joined or view.rules.order == "sov" or not 0 < number == view.clause(cue.start) - 1:
        return False
    start, end = view.clause_span(number)
    opens = view.masked[start:end].split()[:1]
    if not opens or opens[0] not in view.rules.asides or view.masked[end - 1 : end] not in COMMAS:
        return False
    if view.masked[: start - 1].rstrip(")").endswith(NAME):
        return True
    first = end + len(view.masked[end:]) - len(view.masked[end:].lstrip())
    related = any(hit.start - start <= 1 for hit in view.of(Cue.DESCRIBES) if hit.start >= start)
    if (
        view.rules.order == "svo"
        and related
        and any(first <= one.start <= first + _ARTICLE and one.end <= cue.start for one in view.of(Cue.US))
    ):
        return True  # "amid protests of farmers, who could lose, the United States left"
    if view.rules.order == "free" and not any(verb.start == first for verb in view.of(Cue.BREAKS)):
        return False  # "who threatens to leave": the verb of the exit belongs to the aside
    ours = any(view.clause(one.start) == number - 1 for one in view.of(Cue.US))
    return ours and not any(end <= one.start < cue.start for one in view.of(Cue.US, Cue.OTHERS))


def in_aside_before(view: View, place: int, cue: Hit) -> bool:
    """Say whether words stand in an aside right before an exit: "China, which criticizes the US, leaves"."""
    number = view.clause(place)
    start, end = view.clause_span(number)
    opens = view.masked[start:end].split()[:1]
    aside = bool(opens) and opens[0] in view.rules.asides and view.masked[end - 1 : end] in COMMAS
    return aside and not view.rules.joined and number + 1 == view.clause(cue.start) and number > 0


def only_dates(view: View, start: int, end: int) -> bool:
    """Say whether nothing stands between two commas but a day of these days: "ended, on Wednesday, its membership"."""
    days = [stamp for stamp in view.stamps if start <= stamp.start < end]
    if not days or any(stamp.era(view.published) is not Era.NOW for stamp in days):
        return False
    known = [(hit.start, hit.end) for hit in view.of(Cue.NOW, Cue.EFFECTIVE, Cue.ORIGIN)]
    known += [(stamp.start, stamp.end) for stamp in days]
    return all(
        word.group() in view.rules.links or any(first <= word.start() < last for first, last in known)
        for word in LETTERS.finditer(view.masked, start, end)
    )
