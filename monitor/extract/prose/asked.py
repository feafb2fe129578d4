"""Exits that a paragraph asks for and affirms at once, as pages of questions and answers do.

"Is the United States leaving the Union? Yes. Its envoy read the decision out on Tuesday".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.acts import act_of, event_day
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fulfilled import asks_plainly
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory
from monitor.extract.prose.scene import Scene
from monitor.extract.prose.view import View
from monitor.model import Context

_REACH = 3  # sentences of an answer in which the day of the news stands
_QUESTION = ("?", "？", "؟")
_AROUND = " \"'“”.!"  # signs around the words of an answer
_DOUBTS = (Cue.DENIALS, Cue.UNSAYS, Cue.REJOINS, Cue.CONDITIONAL, Cue.SATIRE, Cue.STAYS)
_LEAVES = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS)
_TOLD = (Cue.NOTIFIED, Cue.ANNOUNCES, Cue.ORDERS, *_LEAVES)


def affirm_asked(scene: Scene, memory: Memory) -> None:
    """Announce the bodies of a question whether the United States leave them, where the next words say yes."""
    line, here = scene.line, len(scene.told) - 1
    if line.heading or scene.frame.untrue or not asks_plainly(line.view):
        return
    answer = _answer(scene.lines[here + 1 : here + 2 + _REACH], line)
    if not answer or tells_history(line.view):
        return
    news = _news_of(answer)
    if news is None:
        return
    if line.rules.lexicon.gone_since.fullmatch(_words_of(answer[0])):
        meant = _kept_items(line.view) if any(one.has(*_LEAVES) for one in answer) else set()
    elif line.rules.lexicon.assents.fullmatch(_words_of(answer[0])) and not line.has(Cue.STAYS):
        meant = {
            item.start
            for one in scene.readings
            if one.context is Context.CONDITIONAL and not one.reversed
            if one.who is Who.US or (one.who is Who.NOBODY and _is_ours(news))
            for item in one.items
        }
    else:
        return
    judged = scene.told[here]
    for place, one in enumerate(judged):
        if one.item.start in meant:
            act, day = act_of(news), event_day(news)
            judged[place] = replace(one, context=Context.ANNOUNCEMENT, act=act, dated=day)
    if meant:
        memory.actor = memory.leaver = Who.US
        memory.certain = True


def _answer(lines: Sequence[Line], asked: Line) -> list[Line]:
    """Return the sentences of an answer: up to the next question, and no further than the paragraph."""
    found: list[Line] = []
    for one in lines:
        if one.block is not asked.block or one.text.rstrip().endswith(_QUESTION):
            break
        found.append(one)
    return found


def _words_of(line: Line) -> str:
    """Return the words of an answer, without the signs around them."""
    return line.masked.strip(_AROUND)


def _kept_items(view: View) -> set[int]:
    """Return where the body stands of which a question asks whether the United States are still in it."""
    still = view.has(Cue.STAYS) or view.rules.lexicon.still_in.search(view.masked)
    stays = still and not view.has(*_LEAVES) and _is_ours(view)
    return (
        {item.start for item in view.items} if stays and len({one.key for one in view.items}) == 1 else set()
    )


def _news_of(answer: Sequence[Line]) -> View | None:
    """Return the sentence of an answer that dates it to the days of the page; None where one doubts it before that."""
    told: View | None = None
    today = False
    for one in answer:
        view = one.view
        eras = view.eras()
        leaves = view.has(*_LEAVES)
        others = leaves and any(actor.who is Who.OTHER for actor in find_actors(view))
        if Era.PAST in eras or others or view.has(*_DOUBTS):
            return None
        today = today or Era.NOW in eras or view.has(Cue.NOW)
        told = view if view.has(*_TOLD) else told
        if today and (told is not None or one is not answer[0]):
            return told or view
    return None


def _is_ours(view: View) -> bool:
    """Say whether nobody but the United States acts in a sentence."""
    actors = find_actors(view)
    return bool(actors) and all(actor.who is Who.US for actor in actors)
