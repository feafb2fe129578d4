"""Labels beside the announced list that speak of something else, whatever words they use.

No list of words tells all that a second list may be; but words that go on with the announced one speak of leaving,
name a section or a kind of bodies, or say that more is left.
"""

from __future__ import annotations

from monitor.extract.cues import Cue
from monitor.extract.going_on import goes_on, without_going_on
from monitor.extract.headings import Standing
from monitor.extract.outline import LABEL
from monitor.extract.patterns import WORD, fold
from monitor.extract.rules import Rules
from monitor.extract.sections import section_of
from monitor.extract.taken import Taken

_FEW_WORDS = 2  # of a label that says that a list follows, beside those that say so
_OPENS = 12  # letters before the words with which a label opens
_SENTENCE = 4  # words of a label that holds a word for going on, from which it tells of something else
_MANY_WORDS = 8  # the same, where it opens with that word or names a section
_LONG = 3 * _MANY_WORDS  # the same, where all that it says is that those below go on with the list
GOING_ON = (Cue.ADDED, Cue.FRESH, Cue.REST)
_MANY_SIGNS = 6  # counted as words, where no spaces divide these
_ASKS = ("?", "？", "؟")
_NAMING = (Cue.LISTING, Cue.UN, Cue.NON_UN, Cue.BODIES, Cue.NAME_WORDS, Cue.COUNTERS, Cue.ARTICLES)


def led_in(one: Taken) -> bool:
    """Say whether words right above a list announce it."""
    return one.above.standing is Standing.ANNOUNCED and (one.above.close or one.above.nearest)


def labels_otherwise(label: str, before: Taken, rules: Rules) -> bool:
    """Say whether a label is of another kind than the words of leaving right above the announced list before it.

    Where "Washington is leaving:" or "The full list:" leads in the first list, "Both stay in:" leads in no part of
    it, whatever words it uses.  What names a section or a kind of bodies in a word, or says that more is left,
    goes on with the list.
    """
    if not led_in(before) or len(label) > LABEL:
        return False
    folded = fold(label)
    if tells_stay(folded, rules):
        return True
    if folded.rstrip().endswith(_ASKS) and not (rules.means_us(folded) or rules.has(Cue.EXIT, folded)):
        return True  # "Who is next?"
    if goes_on(folded, rules) and beside(without_going_on(folded, rules), rules) < _LONG:
        return False
    if rules.has(Cue.EXIT, folded) or rules.has(Cue.STOP, folded):
        return False
    if rules.has(Cue.OURS, folded) and not (rules.has(Cue.LISTING, folded) or rules.means_us(folded)):
        return True  # "Our country belongs to"
    if rules.has(Cue.OTHERS, folded) and not _names_part(folded, rules):
        return True  # "Hungary goes, too"
    if _goes_on_with(folded, rules):
        return False
    many = _MANY_WORDS if rules.languages[0].spaced else _MANY_SIGNS
    if section_of(label, rules) is not None and beside(folded, rules) < many:
        return False
    if rules.has(Cue.STAYS, folded) or rules.has(Cue.MEMBERSHIP, folded):
        return True
    return beside(folded, rules) > (_FEW_WORDS if rules.has(Cue.LISTING, folded) else 0)


def _names_part(folded: str, rules: Rules) -> bool:
    """Say whether a label names the United States, or a kind or a section of bodies."""
    cues = (Cue.LISTING, Cue.BODIES, Cue.NAME_WORDS, Cue.UN, Cue.NON_UN, Cue.REST)
    return rules.means_us(folded) or any(rules.has(cue, folded) for cue in cues)


def tells_otherwise(label: str, before: Taken, rules: Rules) -> bool:
    """Say whether a label that calls what follows a list tells at length of something else than the announcement.

    "That week the assembly heard reports of the following bodies:" does, "Here is the complete list:" does not.
    """
    if not labels_otherwise(label, before, rules):
        return False
    folded = fold(label)
    if rules.has(Cue.CONCERNED, folded) or rules.means_us(folded):
        return False
    return beside(folded, rules) >= (_SENTENCE if rules.languages[0].spaced else _MANY_SIGNS)


def _goes_on_with(folded: str, rules: Rules) -> bool:
    """Say whether a label without words of leaving adds to the list: "Others:", "Also affected by the order:".

    A sentence that only holds such a word somewhere tells of something else: "The envoy and her staff also met:".
    """
    if rules.has(Cue.CONCERNED, folded) or rules.means_us(folded):
        return any(rules.has(cue, folded) for cue in GOING_ON)
    for cue in GOING_ON:
        word = rules.first(cue, folded) if rules.has(cue, folded) else None
        if word is not None and beside(folded, rules) < (_SENTENCE if word.start() > _OPENS else _MANY_WORDS):
            return True
    return False


def beside(folded: str, rules: Rules) -> int:
    """Count the words of a label beside those that name a section, a kind of bodies or that a list follows.

    Three signs count as two words where words have no spaces.
    """
    for cue in _NAMING:
        if rules.has(cue, folded):
            folded = rules.patterns[cue].sub(" ", folded)
    words = [word for word in WORD.findall(folded) if word not in rules.joiner_words]
    return len(words) if rules.languages[0].spaced else sum(map(len, words)) * 2 // 3


def tells_stay(folded: str, rules: Rules) -> bool:
    """Say whether words tell that the United States remain in bodies: "The U.S. still belongs to the following:"."""
    folded = without_going_on(folded, rules)
    if not rules.has(Cue.STAYS, folded) or any(rules.has(cue, folded) for cue in (Cue.EXIT, Cue.AGAINST)):
        return False
    return rules.means_us(folded) or rules.has(Cue.MEMBERSHIP, folded) or rules.has(Cue.PARTIES, folded)
