"""Who "we" are on a page that is written at home: "I read in Baton Rouge that we are withdrawing from the convention".

Where nobody is named who acts, "we" are the country of which the page speaks most: its towns, its laws, its offices.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory
from monitor.extract.prose.quoted import QUOTED, QUOTES
from monitor.extract.prose.view import View

_FEWEST = 2  # places, laws and offices of ours that a page names
_AROUND = 2  # sentences around what somebody says, in which the speaker stands
_CLAUSE = 40  # letters between "we" and the exit


def speak_of_ourselves(line: Line, lines: Sequence[Line], memory: Memory) -> None:
    """Let the United States act in a sentence in which "we" leave something, on a page that is written there.

    Others who were named before may be those who speak, where what "we" do is quoted.
    """
    if line.heading or memory.actor is Who.US or not line.has(Cue.EXITS, Cue.EXITS_ANY, Cue.ENDS):
        return
    view = line.view
    told = _we_leave(view)
    if told is None or find_actors(view):
        return
    said = _is_said(line, told, lines)
    if said and memory.actor is Who.OTHER:
        return
    here = lines.index(line)
    if any(one.rules.lexicon.few_of_us.search(one.masked) for one in lines[max(0, here - 1) : here + 1]):
        return
    near = lines[max(0, here - _AROUND) : here + 1 + _AROUND]
    if said and any(one.has(Cue.OTHERS, Cue.NOT_US) for one in near):
        return
    if is_at_home(lines, said=said):
        memory.actor = Who.US


def _we_leave(view: View) -> int | None:
    """Return where "we" stand, shortly before an exit and in its clause."""
    exits = view.of(Cue.EXITS, Cue.EXITS_ANY, Cue.ENDS)
    for we in view.rules.lexicon.ourselves.finditer(view.masked):
        if any(
            we.start() <= one.start <= we.end() + _CLAUSE
            and view.clause(one.start) == view.clause(we.start())
            for one in exits
        ):
            return we.start()
    return None


def _is_said(line: Line, place: int, lines: Sequence[Line]) -> bool:
    """Say whether a place of a sentence stands between quotation marks, which may open in an earlier sentence."""
    text = "".join(one.text for one in lines if one.block is line.block and one.start < line.start)
    whole = text + line.text
    at = len(text) + place
    if any(one.start() <= at < one.end() for one in QUOTED.finditer(whole)):
        return True
    return sum(letter in QUOTES for letter in whole[:at]) % 2 == 1


def is_at_home(lines: Sequence[Line], *, said: bool) -> bool:
    """Say whether a page speaks of our country, in its places, laws and offices, more than of all others.

    Its government must be among them; what somebody says may be said of any house in its towns.
    """
    ours = theirs = state = 0
    for line in lines:
        lexicon = line.rules.lexicon
        offices = {one.group() for one in lexicon.at_state.finditer(line.masked)}
        places = set() if said else {one.group() for one in lexicon.at_home.finditer(line.masked)}
        state += len(offices) + (line.has(Cue.US) and not offices)
        ours += len(offices | places) + (line.has(Cue.US) and not offices and not places)
        theirs += len({(hit.start, hit.end) for hit in line.words[Cue.OTHERS]})
    return ours >= _FEWEST and ours > theirs and state > 0
