"""Words that languages write in several ways inside names: the United Nations above all.

Each row is one thing in one language: every spelling may stand for every other one, wherever it stands in a
name. The spellings are replaced when names are compiled, so that searching pays nothing for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from monitor.names.endings import class_of
from monitor.names.folding import Folding
from monitor.names.words import glyphs, tokens

# By language (primary subtag), folded when used; the first row is the United Nations.  English ones count in
# every language.
SPACED: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("United Nations", "UN"),
        ("counterterrorism", "counter terrorism"),
        ("peacebuilding", "peace building"),
        ("intergovernmental", "inter governmental"),
        ("interamerican", "inter american"),
        ("panamerican", "pan american"),
        ("cooperation", "co operation"),
        ("cybersecurity", "cyber security"),
        ("combating", "combatting"),
        ("advisor", "adviser"),
        ("decision making", "decisionmaking"),
        ("non proliferation", "nonproliferation"),
    ),
    "fr": (("Nations Unies", "ONU", "l'ONU"),),
    "es": (("Naciones Unidas", "ONU", "NN UU"),),
    "pt": (("Nações Unidas", "ONU"), ("controle", "controlo")),
    "it": (("Nazioni Unite", "ONU"),),
    "ro": (("Națiunilor Unite", "ONU"),),
    "de": (("Vereinten Nationen", "UN", "UNO", "VN"),),
    "nl": (("Verenigde Naties", "VN"),),
    "sv": (("Förenta Nationerna", "FN"),),
    "da": (("Forenede Nationer", "FN"),),
    "no": (("Forente Nasjoner", "FN"),),
    "pl": (("Narodów Zjednoczonych", "ONZ", "Organizacji Narodów Zjednoczonych"),),
    "cs": (("Spojených národů", "OSN", "Organizace spojených národů"),),
    "sk": (("Spojených národov", "OSN", "Organizácie Spojených národov"),),
    "hr": (("Ujedinjenih naroda", "UN"),),
    "sr": (("Уједињених нација", "УН", "Ujedinjenih nacija", "UN"),),
    "hu": (("ENSZ", "Egyesült Nemzetek Szervezete", "Egyesült Nemzetek"),),
    "fi": (("YK:n", "YK", "Yhdistyneiden kansakuntien"),),
    "tr": (("Birleşmiş Milletler", "BM"),),
    "az": (("Birləşmiş Millətlər", "BMT"),),
    "id": (("Perserikatan Bangsa-Bangsa", "PBB"),),
    "ms": (("Pertubuhan Bangsa-Bangsa Bersatu", "PBB"),),
    "vi": (("Liên Hợp Quốc", "Liên Hiệp Quốc", "LHQ"),),
    "sw": (("Umoja wa Mataifa", "UM"),),
    "ru": (("Организации Объединённых Наций", "Объединённых Наций", "ООН"),),
    "uk": (("Організації Об'єднаних Націй", "Об'єднаних Націй", "ООН"),),
    "bg": (("Обединените нации", "ООН", "Организацията на обединените нации"),),
    "el": (("Ηνωμένων Εθνών", "ΟΗΕ", "Οργανισμού Ηνωμένων Εθνών"),),
    "fa": (("سازمان ملل متحد", "سازمان ملل", "ملل متحد"), ("بین المللی", "بینالمللی")),
    "ur": (("اقوام متحدہ",),),
    "hi": (
        ("संयुक्त राष्ट्र", "यूएन", "संयुक्त राष्ट्र संघ"),
        ("अंतर्राष्ट्रीय", "अंतरराष्ट्रीय", "अन्तर्राष्ट्रीय", "अन्तरराष्ट्रीय"),
    ),
    "bn": (("জাতিসংঘ", "জাতিসংঘের", "রাষ্ট্রসংঘ"),),
    "te": (("ఐక్యరాజ్యసమితి", "ఐక్యరాజ్య సమితి", "ఐరాస"),),
    "ta": (("ஐக்கிய நாடுகள்", "ஐநா", "ஐ.நா"),),
    "ar": (("الأمريكية", "الأميركية"), ("أمريكا", "أميركا"), ("الكيميائية", "الكيماوية")),
    "he": (('האו"ם', "האומות המאוחדות", "האום"),),
}

# Kinds of treaties that a language uses side by side, in names that say enough besides (`LEAST_WORDS`): a place
# and a kind alone are a name of their own (`Budapest Convention`, `Budapest Treaty`).
TREATIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "es": (("Convención", "Convenio"),),
    "de": (("Übereinkommen", "Konvention", "Abkommen"), ("Übereinkommens", "Konvention", "Abkommens")),
    "nl": (("Verdrag", "Conventie"),),
    "tr": (("Sözleşmesi", "Antlaşması", "Anlaşması"),),
    "id": (("Konvensi", "Perjanjian"),),
    "vi": (("Công ước", "Hiệp ước", "Hiệp định"),),
    "ar": (("اتفاقية", "معاهدة", "اتفاق"),),
    "fa": (("کنوانسیون", "معاهده", "پیمان"),),
    "uk": (("угода", "договір"),),
}
LEAST_WORDS = 3

# Mainland, Taiwan and Hong Kong write the same character differently (that is folded) or another word: the rows.
UNSPACED: dict[str, tuple[tuple[str, ...], ...]] = {
    "zh": (
        ("联合国", "UN"),
        ("经济及社会理事会", "经社理事会"),
        ("蒙特利尔", "蒙特娄"),
        ("金枪鱼", "鲔鱼", "鲔类"),
        ("外层空间", "外太空", "太空"),
        ("知识产权", "智慧财产权", "智慧财产"),
        ("网络犯罪", "网路犯罪"),
        ("导弹", "飞弹"),
        ("瓦森纳", "瓦圣纳", "瓦瑟纳尔"),
        ("埃格蒙特", "艾格蒙", "艾格蒙特"),
        ("人工智能", "人工智慧"),
        ("可再生能源", "再生能源"),
        ("养护", "保育"),
        ("三文鱼", "鲑鱼", "鲑"),
        ("新西兰", "纽西兰"),
        ("奥胡斯", "奥尔胡斯"),
        ("利雅得", "利雅德"),
        ("核试验", "核试爆", "核子试爆", "核子试验"),
        ("核武器", "核武", "核子武器"),
    ),
    "ja": (("国際連合", "国連", "UN"),),
    "ko": (("유엔", "국제연합", "UN"),),
    "th": (("สหประชาชาติ", "ยูเอ็น"),),
}


def primary(language: str | None) -> str:
    """Return the primary subtag of a language tag."""
    return (language or "").replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=256)
def united_nations(folding: Folding, language: str | None) -> frozenset[tuple[str, ...]]:
    """Return the tokens of every spelling of the United Nations in a language, and in English."""
    kind = class_of(language)
    rows = [SPACED[tag][0] for tag in (primary(language), "en") if tag in SPACED]
    return frozenset(tuple(tokens(folding.flat(spelling), kind)) for row in rows for spelling in row)


@lru_cache(maxsize=8)
def united_nations_unspaced(folding: Folding) -> tuple[str, ...]:
    """Return every spelling of the United Nations and their Council in the scripts without spaces."""
    return tuple(glyphs(folding.flat(one)) for rows in UNSPACED.values() for row in rows for one in row)


def replaced(name: Sequence[str], rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[list[str]]:
    """Yield the name's tokens with every spelling replaced by each of its equals, but not by itself."""
    for row in rows:
        for spelling in sorted(row, key=len, reverse=True):
            size = len(spelling)
            starts = [i for i in range(len(name) - size + 1) if list(name[i : i + size]) == list(spelling)]
            if not starts:
                continue
            start = starts[0]
            for other in row:
                if list(other) != list(spelling):
                    yield [*name[:start], *other, *name[start + size :]]
            break
