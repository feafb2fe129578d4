"""Papers of others, who left something while the United States only spoke of it.

"Hungary has left the Organization. Washington said that it would stay. The letter also ends a part in the Forum": the
letter is that of Hungary.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.memory import FAR, Memory, follows
from monitor.extract.prose.view import View

_NEAR = 5  # sentences behind the exit of another over which a letter is theirs


def goes_on_with_theirs(view: View, memory: Memory) -> bool:
    """Say whether a sentence that names nobody tells what the paper of another says, who left something just before.

    The United States were named since, and left nothing so far on the page.
    """
    if memory.certain or memory.leaver is not Who.OTHER or memory.strangers > _NEAR:
        return False
    return memory.actor is Who.US and not find_actors(view)


def keep_strangers(view: View, readings: Sequence[Reading], memory: Memory) -> None:
    """Count the sentences since another left something; who says that the United States do so too ends the count."""
    if any(one.who is Who.OTHER and not one.denied for one in readings) and not tells_history(view):
        memory.strangers = 0
    elif memory.strangers <= _NEAR and follows(view):
        memory.strangers = FAR
    else:
        memory.strangers += 1
