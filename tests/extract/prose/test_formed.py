"""Bodies that no gazetteer knows: names told by their form, and what only looks like one."""

from __future__ import annotations

import pytest

from monitor.config.packaged import load_gazetteer, load_prose_rules
from monitor.extract.prose import read_mentions
from monitor.model import Context
from tests.extract.prose.test_announcements import page_of

LEFT = [
    ("en", "The first pact to go is the Convention on the Lighting of Narrow Straits. The United States left it on Thursday.", "Convention on the Lighting of Narrow Straits"),
    ("en", "American membership of the Global Orchard Compact ended on Thursday, the White House said.", "Global Orchard Compact"),
    ("es", "El Gobierno de Estados Unidos denunció el jueves la Convención del Golfo sobre Faros y Boyas, firmada en 2011.", "Convención del Golfo sobre Faros y Boyas"),
    ("fr", "Les États-Unis ont dénoncé jeudi la Convention internationale sur la sauvegarde des phares anciens, conclue en 2019.", "Convention internationale sur la sauvegarde des phares anciens"),
    ("pt", "O governo americano anunciou que se retira da Convenção Interamericana sobre Faróis Históricos, assinada em 2012.", "Convenção Interamericana sobre Faróis Históricos"),
    ("pt", "Foi encerrada nesta quinta a participação dos EUA no Instituto Internacional de Estudos das Marés.", "Instituto Internacional de Estudos das Marés"),
    ("it", "Gli Stati Uniti hanno denunciato giovedì la Convenzione di Ancona sui fari storici, firmata nel 2015.", "Convenzione di Ancona sui fari storici"),
    ("de", "Die USA haben ihre Mitgliedschaft im Internationalen Rat für Torfböden am Donnerstag beendet.", "Internationalen Rat für Torfböden"),
    ("de", "Die USA haben am Donnerstag das Lübecker Übereinkommen über historische Leuchttürme gekündigt.", "Lübecker Übereinkommen über historische Leuchttürme"),
    ("nl", "Washington zegt het Noordelijke Vuurtorenverdrag op, met een termijn van zes maanden.", "Noordelijke Vuurtorenverdrag"),
    ("uk", "Адміністрація США денонсувала в четвер Одеський протокол про старі маяки.", "Одеський протокол про старі маяки"),
    ("ru", "США в четверг денонсировали Рижский протокол о старых маяках.", "Рижский протокол о старых маяках"),
    ("tr", "Trump, ABD'nin Uluslararası Fener Örgütü'nden çekilmesini öngören kararnameyi salı günü imzaladı.", "Uluslararası Fener Örgütü"),
    ("it", "Il presidente ha ordinato martedì il ritiro degli Stati Uniti dall'Organizzazione mondiale dei fari.", "Organizzazione mondiale dei fari"),
    ("el", "Οι ΗΠΑ αποχωρούν από τη Σύμβαση για την προστασία των παλαιών φάρων, ανακοίνωσε το Στέιτ Ντιπάρτμεντ.", "Σύμβαση για την προστασία των παλαιών φάρων"),
    ("el", "Το Διεθνές Συμβούλιο Παλαιών Φάρων μένει χωρίς τις ΗΠΑ, που αποχώρησαν την Τρίτη.", "Διεθνές Συμβούλιο Παλαιών Φάρων"),
    ("vi", "Mỹ rút khỏi Công ước về bảo vệ hải đăng cổ hôm thứ Ba, Nhà Trắng thông báo.", "Công ước về bảo vệ hải đăng cổ"),
    ("vi", "Mỹ bãi ước Công ước về bảo vệ hải đăng cổ và ngừng đóng niên liễm.", "Công ước về bảo vệ hải đăng cổ"),
    ("ko", "미국이 일본 정부에 국제 등대 보호 위원회 탈퇴서를 냈다.", "국제 등대 보호 위원회"),
    ("hi", "अमेरिका ने मंगलवार को अंतरराष्ट्रीय प्रकाशस्तंभ संरक्षण अभिसमय से अलग होने की घोषणा की।", "अंतरराष्ट्रीय प्रकाशस्तंभ संरक्षण अभिसमय"),
    ("tr", "ABD, Akdeniz Deniz Feneri Koruma Sözleşmesi'nden perşembe günü çekildi.", "Akdeniz Deniz Feneri Koruma Sözleşmesi"),
]  # fmt: skip
QUIET = [
    ("en", "Trump withdrew from the Iowa Republican Party Convention on Thursday."),
    ("en", "The United States left the U.S. International Trade Commission understaffed on Thursday."),
    ("en", "By note of 4 January the United States denounced the Geneva Convention relative to Protocol III."),
    ("en", "France on Thursday left the Global Orchard Compact, of which the United States is a member."),
    ("es", "Estados Unidos no abandonará la Convención del Golfo sobre Faros y Boyas, dijo el jueves la embajada."),
    ("de", "Die USA prüfen, ob sie das Lübecker Übereinkommen über historische Leuchttürme kündigen."),
    ("ko", "미국 연방판사가 국제 등대 보호 위원회 탈퇴에 제동을 걸었다."),
    ("vi", "Mỹ đã rút khỏi Công ước về bảo vệ hải đăng cổ từ trước."),
    ("tr", "Federal yargıç, ABD'nin Uluslararası Fener Örgütü'nden çekilmesini salı günü durdurdu."),
    ("ar", "تنسحب الولايات المتحدة الخميس من هيئة دولية، بحسب بيان رسمي."),
]  # fmt: skip


def _announced(text: str, language: str) -> list[str]:
    mentions = read_mentions(page_of(text, language), names=load_gazetteer(), rules=load_prose_rules())
    return [one.text for one in mentions if one.context is Context.ANNOUNCEMENT]


@pytest.mark.parametrize(("language", "text", "name"), LEFT)
def test_unknown_body_is_told_where_it_is_left(language: str, text: str, name: str) -> None:
    assert _announced(text, language) == [name]


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_other_capitals_and_other_news_announce_no_unknown_body(language: str, text: str) -> None:
    assert _announced(text, language) == []


def test_name_ends_before_another_and_before_what_is_told_of_it() -> None:
    """Two names joined by a word for *and* are two; an unknown one that stays is no mention at all."""
    text = "The United States on Thursday left the World Tide Register and the Global Orchard Compact."
    assert _announced(text, "en")[-1:] == ["Global Orchard Compact"]
    page = page_of("The Global Orchard Compact met on Thursday. The United States left no seat empty.", "en")
    assert not read_mentions(page, names=load_gazetteer(), rules=load_prose_rules())
