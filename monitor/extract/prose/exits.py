"""The words of a sentence that say that somebody leaves something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.extract.prose.actors import governs
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.letters_sent import letters_sent
from monitor.extract.prose.links import linked
from monitor.extract.prose.owners import names_what_is_left
from monitor.extract.prose.parted import parted
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.stakes import ended_stakes
from monitor.extract.prose.unnamed import is_told_of_before, told_in_passing
from monitor.extract.prose.view import View

_NOTICE = 40  # letters between one who is told and the word for leaving
_BESIDE = 5  # letters between a word for leaving and "the agency": a preposition
_OPPOSING = (Cue.NEGATIONS, Cue.STAYS, Cue.CONDITIONAL, Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY)


def exit_hits(view: View) -> tuple[Hit, ...]:
    """Return the exits of a sentence: the longest where they overlap, none that is part of a return.

    A stake that is ended in other words is one where no words of an exit stand.
    """
    returns = view.of(Cue.REJOINS)
    kept: list[Hit] = []
    direct = view.of(Cue.EXITS)
    staying = view.of(Cue.STAYS)  # "stays out of the decision"
    ranked = sorted(
        (
            hit
            for hit in view.of(Cue.EXITS, Cue.EXITS_ANY)
            if not _takes_in(view, hit, direct)
            and not any(_part_of(hit, one) or _runs_into(view, hit, one) for one in staying)
        ),
        key=lambda hit: (hit.start - hit.end, hit.start, hit.cue is not Cue.EXITS_ANY),
    )
    ranked = [hit for hit in ranked if not (_too_long(view, hit, ranked) or _runs_over(view, hit, ranked))]
    ranked = parted(view, ranked)
    ranked = [hit for hit in ranked if not _hides(view, hit, ranked)]
    ranked = [hit for hit in ranked if not _denounced_to(view, hit, ranked)]
    ranked = [hit for hit in ranked if not _only_received(view, hit, ranked)]
    letters = tuple(
        letter
        for letter in letters_sent(view)
        if linked(view, letter) and not _tells_depositary(view, letter, ranked)
    )
    ranked = [hit for hit in ranked if linked(view, hit) or not any(map(hit.overlaps, letters))]
    stakes = (*letters, *ended_stakes(view))
    ranked = [hit for hit in ranked if not any(_says_more(view, stake, hit) for stake in stakes)]
    for hit in (
        *ranked,
        *stakes,
        *(notice for notice in _notices(view) if not _tells_depositary(view, notice, (*ranked, *stakes))),
        *_unnamed(view),
        *view.of(Cue.EXITS_WEAK),
    ):
        behind = (
            hit.cue is Cue.EXITS
        )  # goes on to a name behind the longer one: "told them that it will | no longer …"
        if not any(
            hit.overlaps(other) and not (behind and hit.end > other.end and other.cue is Cue.EXITS_ANY)
            for other in kept
        ) and not any(hit.overlaps(other) for other in returns):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _part_of(hit: Hit, whole: Hit) -> bool:
    return whole.start <= hit.start and hit.end < whole.end


def _runs_into(view: View, hit: Hit, stays: Hit) -> bool:
    """Say whether an exit's last word begins words for staying: "Washington will go | on paying"."""
    return view.rules.order == "svo" and stays.start < hit.end < stays.end


def _hides(view: View, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether an exit that reaches no name overlaps one that reaches what was named before."""
    if hit.cue is not Cue.EXITS:
        return False
    others = [
        other
        for other in hits
        if other.cue is Cue.EXITS_ANY and other.start < hit.start < other.end < hit.end
    ]
    return bool(others) and not linked(view, hit) and any(linked(view, other) for other in others)


def _only_received(view: View, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a body among the words only receives what tells of another exit: "send X notice of leaving Y"."""
    if hit.cue is not Cue.EXITS_ANY or NAME not in view.masked[hit.start : hit.end]:
        return False
    last = view.masked.rfind(NAME, hit.start, hit.end)
    words = [word for word in view.of(Cue.EXIT_WORDS) if last < word.start and word.end <= hit.end]
    return any(
        other.cue is Cue.EXITS
        and last < other.start < hit.end < other.end
        and any(other.start <= word.start for word in words)
        and bool(linked(view, other))
        for other in hits
    )


def _denounced_to(view: View, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a body only receives the denunciation of a treaty: 向联合国教科文组织递交退约书，退出《湿地公约》."""
    return view.rules.kinds.is_denounced(view.masked[hit.start : hit.end]) and _tells_depositary(
        view, hit, hits
    )


def _says_more(view: View, stake: Hit, hit: Hit) -> bool:
    """Say whether an exit that reaches no name is a part of an ended stake that does, or of one whose owner is named.

    "Puts an end, as of Wednesday, to | fifty years of American presence in X".
    """
    if not (stake.start <= hit.start and hit.end < stake.end):
        return False
    names = linked(view, stake)
    owned = any(hit.end <= one.start <= stake.end + 1 for one in view.of(Cue.US))
    return bool(names) and (not linked(view, hit) or (owned and linked(view, hit) == names))


def _tells_depositary(view: View, notice: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a body is told of the exit from a treaty that the sentence leaves in other words."""
    if any(view.rules.kinds.is_treaty(item.text) for item in linked(view, notice)):
        return False
    return any(
        view.rules.kinds.is_treaty(item.text)
        for hit in hits
        if not hit.overlaps(notice)
        for item in linked(view, hit)
    )


def _too_long(view: View, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether words reach over a condition or a denial that a shorter exit within them leaves out."""
    foreign = [
        one
        for one in view.of(Cue.CONDITIONAL, Cue.NEGATIONS)
        if hit.start < one.start < hit.end and not (hit.negative and one.cue is Cue.NEGATIONS)
    ]
    return bool(foreign) and any(
        hit.start <= other.start and other.end < hit.end and not any(one.overlaps(other) for one in foreign)
        for other in hits
    )


def _runs_over(view: View, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether words reach over a colon to a shorter exit behind it: "a guest | from afar: it told of its exit"."""
    colon = view.masked.find(":", hit.start, hit.end)
    return colon > hit.start and any(colon < other.start < hit.end for other in hits)


def _notices(view: View) -> Iterator[Hit]:
    """Yield what one who is left is told: "informed the Union of its exit", "told the Union that it leaves it"."""
    if not (view.items and view.has(Cue.NOTIFIED) and view.has(Cue.EXIT_WORDS)):
        return
    told = view.of(Cue.NOTIFIED)
    for word in view.of(Cue.EXIT_WORDS):
        start = next((hit.start for hit in reversed(told) if hit.end <= word.start), None)
        names = [item for item in view.items if start is not None and start <= item.start < word.start]
        if not names and start is not None:  # "the Commission said that Washington had told it of its exit"
            names = [item for item in view.items if item.end <= start and not item.is_owner]  # a depositary
            start = names[0].start if names else None
        if not names and view.rules.order == "free":  # "X ist über den Austritt der USA unterrichtet worden"
            names = [item for item in view.items if item.end <= word.start]
            behind = any(
                word.end <= hit.start and view.clause(hit.start) == view.clause(word.start) for hit in told
            )
            same = bool(names) and view.clause(names[0].start) == view.clause(word.start)
            start = names[0].start if behind and same else None
        if start is None or len({item.key for item in names}) != 1:
            continue
        if any(word.end <= item.start for item in view.items) or word.start - names[-1].end > _NOTICE * 3:
            continue
        if not any(
            start <= hit.start < word.start and not _is_place(view, hit) for hit in view.of(*_OPPOSING)
        ):
            yield Hit(Cue.EXITS_ANY, start, word.end)
            return


def _is_place(view: View, hit: Hit) -> bool:
    """Say whether a word for another state only says where something is: "told the office in Paris"."""
    return hit.cue is Cue.OTHERS and any(governs(view, oblique, hit) for oblique in view.of(Cue.OBLIQUE))


def _of_the_body(view: View) -> Iterator[Hit]:
    """Yield the words for leaving right beside a word that stands for a body: "the decision to leave the agency"."""
    if not (view.has(Cue.EXIT_WORDS) and view.has(Cue.REFERS) and view.has(Cue.US)):
        return
    stakes = view.of(Cue.STAKES)  # "the membership of the agency"
    for word in view.of(Cue.EXIT_WORDS):
        if any(map(word.overlaps, stakes)):
            continue
        for body in view.of(Cue.REFERS):
            start, end = (body.end, word.start) if view.rules.order == "sov" else (word.end, body.start)
            if 0 <= end - start <= _BESIDE and all(
                one in view.rules.links for one in view.masked[start:end].split()
            ):
                yield Hit(Cue.EXITS_ANY, min(word.start, body.start), max(word.end, body.end))


def _unnamed(view: View) -> Iterator[Hit]:
    """Yield the words for leaving that are about a body named before, where no phrase of an exit says so."""
    yield from _of_the_body(view)
    if view.has(Cue.EXIT_WORDS) and (not names_what_is_left(view) or view.has(Cue.RELATIVES)):
        staying = {
            view.clause(hit.start) for hit in view.of(Cue.STAYS)
        }  # "has nothing to do with our membership"
        for word in view.of(Cue.EXIT_WORDS):
            if view.clause(word.start) in staying:
                continue
            if is_told_of_before(view, word) or told_in_passing(view, word):
                yield Hit(Cue.EXITS_ANY, word.start, word.end)
                return


def _takes_in(view: View, hit: Hit, direct: Sequence[Hit]) -> bool:
    """Say whether an exit's words run over a name into those of the next: "said it cuts off X and quits Y"."""
    name = view.masked.rfind(NAME, hit.start, hit.end) + 1
    if not name:
        return False
    return any(
        name < other.start < hit.end < other.end
        and (words := LETTERS.findall(view.masked[name : other.start]))
        and all(word in view.rules.links for word in words)
        for other in direct
    )
