"""Reports of a withdrawal from many bodies: which of the names in their sentences stand on the list.

`listed/LANGUAGE.yaml` holds a headline and a first sentence (`opens`), sentences that put names on the list behind
them (`names`), those that do not (`others`), and whole reports (`reports`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.extract.prose.test_announcements import announced

# What the report says, and the organizations that it puts on the list: none of the others that it names.
REPORTS = [
    ("en", "A treaty map with holes || President Trump on Wednesday took the United States out of 66 international organizations. / The weightiest of them is the U.N. Framework Convention on Climate Change. UN Women and the International Tropical Timber Organization are on it too. So is the Global Counterterrorism Forum, set up together with Turkey. / The International Maritime Organization is not on the list.", "unfccc un-women itto gctf"),
    ("en", "Metal and cotton || On Wednesday the administration ordered the country out of 66 bodies. / The International Lead and Zinc Study Group, in Lisbon, and the International Cotton Advisory Committee, in Washington, are named as well. The World Trade Organization is not mentioned.", "ilzsg icac"),
    ("en", "Geneva counts || The United States announced on Wednesday that it leaves 66 international organizations. / Japan's list of members of the World Health Organization appears every year.", ""),
    ("fr", "Le grand retrait || Mercredi, le président américain a ordonné à son administration de quitter 66 organisations. / Le Groupe d'experts intergouvernemental sur l'évolution du climat figure dans le document, comme un autre panel, l'IPBES, dont le siège est à Bonn, et l'Union internationale pour la conservation de la nature, installée à Gland. / L'Organisation mondiale du commerce n'y figure pas.", "ipcc ipbes iucn"),
    ("es", "La lista || El presidente de Estados Unidos ordenó el miércoles la salida de 66 organismos internacionales. / En el memorando aparece también la Comisión Económica para África, y junto a ella figura la UNCTAD. / La Organización Mundial del Comercio no está en la lista.", "eca unctad"),
    ("pt", "A lista || O presidente dos Estados Unidos ordenou na quarta-feira a saída de 66 organismos internacionais. / Entre as siglas que constam do memorando estão o IPCC e a ITTO. / A Organização Mundial do Comércio não aparece no texto.", "ipcc itto"),
    ("it", "La lista nera || Gli Stati Uniti hanno annunciato mercoledì l'uscita da 66 organismi internazionali. / Il più antico è l'ICCROM, nato nel 1959. Nella lista ci sono anche due sigle che a Roma conoscono bene: l'Agenzia internazionale per le energie rinnovabili e UN Women. / La FAO non compare.", "iccrom irena un-women"),
    ("de", "Sorge nach Trumps Rückzug aus 66 Organisationen || US-Präsident Donald Trump hat am Mittwoch den Austritt aus 66 internationalen Organisationen verfügt. / Auf der Liste steht auch der Weltbiodiversitätsrat. Ebenso ist die Universität der Vereinten Nationen genannt. / Die Welthandelsorganisation kommt darin nicht vor.", "ipbes unu"),
    ("ru", "Что вошло в список || США объявили в среду о выходе из 66 международных организаций. / Названы также Венецианская комиссия и базирующийся в Хельсинки Европейский центр по противодействию гибридным угрозам. / Всемирной торговой организации в списке нет.", "venice-commission hybrid-coe"),
    ("zh-Hans", "退出名单 || 美国总统周三下令退出66个国际组织。 / 最受关注的是《联合国气候变化框架公约》。总部位于阿布扎比的国际可再生能源署以及由印度和法国发起的国际太阳能联盟也在其列。 / 世界贸易组织不在名单上。", "unfccc irena isa"),
    ("ko", "탈퇴 명단 || 미국이 수요일 66개 국제기구에서 탈퇴한다고 발표했다. / 각서에는 국제재생에너지기구도 포함됐다.", "irena"),
    ("ar", "القائمة || أمر الرئيس الأميركي الأربعاء بانسحاب الولايات المتحدة من 66 منظمة دولية. / كما تضم القائمة الهيئة الحكومية الدولية المعنية بتغير المناخ، والوكالة الدولية للطاقة المتجددة التي تتخذ من أبوظبي مقرا لها.", "ipcc irena"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "ids"), REPORTS)
def test_report_puts_on_the_list_what_stands_on_it(language: str, text: str, ids: str) -> None:
    found = announced(text, language, "2026-01-08")
    known = {one.resolution.organization.id for one in found if one.resolution.organization is not None}
    assert known == set(ids.split()), [(one.text, one.sentence) for one in found]


LISTED = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "listed").glob("*.yaml"))
}


@pytest.mark.parametrize("language", LISTED)
def test_sentences_put_names_on_the_list_or_keep_them_off(language: str) -> None:
    document: dict[str, Any] = LISTED[language]
    opens = document["opens"]
    cases = [(f"{opens} / {text}", ids) for text, ids in document["names"]]
    cases += [(f"{opens} / {text}", "") for text in document["others"]]
    cases += document.get("reports", [])
    wrong = []
    for text, ids in cases:
        found = announced(text, language, "2026-01-08")
        told = {one.resolution.organization.id if one.resolution.organization else one.text for one in found}
        if told != set(ids.split()):
            wrong.append((text.removeprefix(opens), told))
    assert not wrong


def test_words_of_standing_alone_announce_nothing() -> None:
    """Only behind the announcement of many bodies do they say that one is left."""
    text = "The United Nations has many agencies. The oldest is the Universal Postal Union, which is named as well."
    assert not announced(text, "en", "2026-01-08")
