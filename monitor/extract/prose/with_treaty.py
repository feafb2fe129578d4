"""Bodies that are left with the treaty on which they rest.

"The Commission works in La Jolla. The United States withdraws from the Antigua Convention, under which the body works,
and ceases to be a member."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.actors import Who
from monitor.extract.prose.acts import act_of, event_day
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.items import Item
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.memory import CARRY, Memory, Told
from monitor.extract.prose.scene import Scene
from monitor.extract.prose.view import View
from monitor.model import Context

_SHORT = 3  # letters of a word behind an article that is no noun
_FEWEST = 2  # words of a name without its kind: "international coffee"


def leave_with_treaty(scene: Scene, memory: Memory) -> None:
    """Give the end of a membership told with the exit from a treaty to the body of which the page spoke before.

    An exit from the treaty of the same name says as much by itself.
    """
    line, told = scene.line, scene.told
    if scene.frame.untrue or scene.frame.recap:
        return
    if not memory.bodies:
        return
    left = told[-1] if line.items else [told[where][number] for where, number in memory.named]
    is_treaty = line.rules.kinds.is_treaty
    if not left or not all(one.context is Context.ANNOUNCEMENT and is_treaty(one.item.text) for one in left):
        return
    meant = [told[where][number] for where, number in memory.bodies]
    if not _ends_membership(line.view, scene.readings) and not _named_alike(meant, left):
        return
    where = memory.bodies[0][0]
    if len(told) - 1 - where > CARRY or len({one.item.key for one in meant}) > 1:
        return
    if scene.lines[where].view.has(Cue.STAYS, Cue.DENIALS, Cue.CONDITIONAL):
        return
    for place, number in memory.bodies:
        known = told[place][number]
        if known.context is Context.OTHER and known.act is None:
            act, day = act_of(line.view), event_day(line.view)
            told[place][number] = replace(known, context=Context.ANNOUNCEMENT, act=act, dated=day)


def _named_alike(bodies: Sequence[Told], treaties: Sequence[Told]) -> bool:
    """Say whether a treaty has the name of a body but for its kind: "the Coffee Agreement", "the Coffee Organization".

    Who leaves such a treaty leaves the body to which it belongs.
    """
    roots = {root for one in treaties if (root := _root(one.item))}
    return any(_root(one.item) in roots for one in bodies)


def _root(item: Item) -> tuple[str, ...]:
    """Return the words of an official name before its last one, where there are two of them or more."""
    organization = item.resolution.organization
    words = LETTERS.findall(organization.name.casefold())[:-1] if organization is not None else []
    return tuple(words) if len(words) >= _FEWEST else ()


def _ends_membership(view: View, readings: Sequence[Reading]) -> bool:
    """Say whether a sentence speaks of a body without its name and, behind its own names, of a membership that ends."""
    if view.rules.joined or not any(_is_body(view, hit.start, hit.end) for hit in view.of(Cue.REFERS)):
        return False
    named, member = max((item.end for item in view.items), default=0), view.rules.lexicon.member
    ends = [view.clause_span(view.clause(one.cue.end - 1))[1] for one in readings]
    return any(
        one.context is Context.ANNOUNCEMENT
        and one.who is Who.US
        and not one.reversed
        and one.cue.start >= named
        and member.search(view.masked, one.cue.start, end)
        for one, end in zip(readings, ends, strict=True)
    )


def _is_body(view: View, start: int, end: int) -> bool:
    """Say whether words stand for a body, and not for a treaty: "the agency"."""
    words = LETTERS.findall(view.masked[start:end])
    named = any(map(view.rules.is_kind, words)) or (len(words) > 1 and len(words[-1]) > _SHORT)
    return named and not any(map(view.rules.kinds.is_treaty, words))
