"""The year of a day or month without one, told by words beside it: "17 November next year", 明年11月."""

from __future__ import annotations

import re
from datetime import date

from monitor.extract.prose.fold import fold

# Right before a month.
_BEFORE = {
    1: (
        "明年",
        "来年",
        "來年",
        "翌年",
        "次年",
        "내년",
        "내년 ",
        "이듬해 ",
        "gelecek yıl ",
        "önümüzdeki yıl ",
    ),
    0: ("今年", "本年", "올해", "올해 ", "bu yıl "),
    -1: ("去年", "昨年", "지난해", "지난해 ", "작년 ", "geçen yıl ", "geçtiğimiz yıl "),
}
# Right behind it.
_BEHIND = {
    1: (
        "next year|of next year|following year|of the following year|nächsten jahres|kommenden jahres"
        "|des folgenden jahres"
        "|de l'année prochaine|de l'an prochain|de l'année suivante|del año próximo|del próximo año|del año que viene"
        "|dell'anno prossimo|del prossimo anno|do próximo ano|do ano que vem|volgend jaar|van volgend jaar"
        "|следующего года|будущего года|наступного року|przyszłego roku|następnego roku|příštího roku|dalšího roku"
        "|من العام المقبل|العام المقبل|من العام القادم|العام القادم|من السنة المقبلة"
    ),
    0: (
        "this year|of this year|dieses jahres|laufenden jahres|de cette année|de este año|del presente año"
        "|di quest'anno"
        "|deste ano|dit jaar|van dit jaar|этого года|текущего года|сего года|нынешнего года|цього року|поточного року"
        "|tego roku|bieżącego roku|letošního roku|tohoto roku|من العام الجاري|من العام الحالي|العام الجاري|هذا العام"
    ),
    -1: (
        "last year|of last year|vergangenen jahres|vorigen jahres|letzten jahres|de l'année dernière|de l'an dernier"
        "|del año pasado|dell'anno scorso|do ano passado|vorig jaar|van vorig jaar|прошлого года|минувшего года"
        "|минулого року|торішнього|ubiegłego roku|zeszłego roku|minionego roku|loňského roku|minulého roku"
        "|من العام الماضي|العام الماضي"
    ),
}
_LONGEST = max(len(word) for words in _BEFORE.values() for word in words)
_BEFORE_FOLDED = {step: tuple(fold(f"{word}|")[:-1] for word in words) for step, words in _BEFORE.items()}
_BEHIND_FOLDED = {
    step: re.compile(rf"\W{{1,2}}(?:{'|'.join(fold(word) for word in words.split('|'))})\b")
    for step, words in _BEHIND.items()
}


def told_year(text: str, start: int, end: int, published: date | None) -> int | None:
    """Return the year that words right beside a month tell: "next year"; `text` is folded."""
    if published is None:
        return None
    for step, words in _BEFORE_FOLDED.items():
        if text[max(0, start - _LONGEST) : start].endswith(words):
            return published.year + step
    for step, pattern in _BEHIND_FOLDED.items():
        if pattern.match(text, end):
            return published.year + step
    return None
