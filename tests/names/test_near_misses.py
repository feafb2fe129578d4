"""Names that almost everybody mixes up are told apart; short forms in use are known, and only as they are written."""

from __future__ import annotations

import pytest

from monitor.model import Place
from monitor.names import Gazetteer

TOLD_APART = [
    ("en", "International Energy Agency", "iea"),
    ("en", "International Energy Forum", "ief"),
    ("en", "International Atomic Energy Agency", "iaea"),
    ("en", "Nuclear Energy Agency", "nea"),
    ("en", "International Renewable Energy Agency", "irena"),
    ("en", "Energy Charter Treaty", "ect"),
    ("en", "International Tropical Timber Organization", "itto"),
    ("en", "International Tropical Timber Agreement", "itta"),
    ("en", "United Nations Framework Convention on Climate Change", "unfccc"),
    ("en", "Paris Agreement", "paris-agreement"),
    ("en", "Paris Club", "paris-club"),
    ("en", "Paris Convention", None),
    ("en", "Kyoto Protocol", "kyoto-protocol"),
    ("en", "Intergovernmental Panel on Climate Change", "ipcc"),
    ("en", "Economic Commission for Europe", "ece"),
    ("en", "Economic Commission for Africa", "eca"),
    ("en", "Economic Commission for Latin America and the Caribbean", "eclac"),
    ("en", "Economic and Social Commission for Western Asia", "escwa"),
    ("en", "Economic and Social Council", "ecosoc"),
    ("en", "Green Climate Fund", "gcf"),
    ("en", "Climate Investment Funds", "cif"),
    ("en", "Adaptation Fund", "adaptation-fund"),
    ("en", "Global Fund to Fight AIDS, Tuberculosis and Malaria", "global-fund"),
    ("en", "Global Fund for Women", None),
    ("en", "UN Women", "un-women"),
    ("en", "Commission on the Status of Women", "csw"),
    ("en", "UNESCO", "unesco"),
    ("en", "World Heritage Convention", "world-heritage-convention"),
    ("en", "World Health Organization", "who"),
    ("en", "Pan American Health Organization", "paho"),
    ("en", "World Organisation for Animal Health", "woah"),
    ("en", "UN Human Rights Council", "unhrc"),
    ("en", "Office of the High Commissioner for Human Rights", "ohchr"),
    ("en", "Human Rights Committee", "human-rights-committee"),
    ("en", "Committee against Torture", "committee-against-torture"),
    ("en", "International Criminal Court", "icc"),
    ("en", "International Court of Justice", "icj"),
    ("en", "International Chamber of Commerce", None),
    ("en", "World Trade Organization", "wto"),
    ("en", "World Tourism Organization", "un-tourism"),
    ("en", "World Toilet Organization", None),
    ("en", "International Trade Centre", "itc"),
    ("en", "International Solar Alliance", "isa"),
    ("en", "International Seabed Authority", "isa-seabed"),
    ("en", "Peacebuilding Commission", "pbc"),
    ("en", "Peacebuilding Fund", "pbf"),
    ("en", "UN Population Fund", "unfpa"),
    ("en", "Commission on Population and Development", "cpd"),
    ("en", "UN Water", "un-water"),
    ("en", "Global Water Partnership", "global-water-partnership"),
    ("en", "International Law Commission", "ilc"),
    ("en", "International Development Law Organization", "idlo"),
    ("en", "International Development Association", "ida"),
    ("en", "UN Institute for Training and Research", "unitar"),
    ("en", "UN Institute for Disarmament Research", "unidir"),
    ("en", "Inter-American Institute for Global Change Research", "iai"),
    ("en", "Inter-American Development Bank", "idb"),
    ("en", "International Coffee Organization", "ico"),
    ("en", "International Cotton Advisory Committee", "icac"),
    ("en", "Open Skies Treaty", "open-skies"),
    ("en", "Outer Space Treaty", "outer-space-treaty"),
    ("en", "New START Treaty", "new-start"),
    ("fr", "Agence internationale de l'énergie", "iea"),
    ("fr", "Agence internationale de l'énergie atomique", "iaea"),
    ("fr", "Forum international de l'énergie", "ief"),
    ("fr", "Conseil des droits de l'homme de l'ONU", "unhrc"),
    ("fr", "Comité des droits de l'homme", "human-rights-committee"),
    ("fr", "Cour pénale internationale", "icc"),
    ("fr", "Cour internationale de justice", "icj"),
    ("es", "Corte Penal Internacional", "icc"),
    ("es", "Corte Internacional de Justicia", "icj"),
    ("es", "Organización Mundial del Comercio", "wto"),
    ("es", "Organización Mundial del Turismo", "un-tourism"),
    ("de", "UN-Menschenrechtsrat", "unhrc"),
    ("de", "Klimarahmenkonvention", "unfccc"),
    ("de", "Klimaabkommen von Paris", "paris-agreement"),
    ("de", "Weltklimarat", "ipcc"),
    ("de", "Internationaler Gerichtshof", "icj"),
    ("de", "Internationaler Strafgerichtshof", "icc"),
    ("ru", "Международное энергетическое агентство", "iea"),
    ("ru", "Международное агентство по атомной энергии", "iaea"),
    ("ru", "Совет ООН по правам человека", "unhrc"),
    ("ru", "Комитет по правам человека", "human-rights-committee"),
    ("ru", "Международный уголовный суд", "icc"),
    ("ru", "Международный суд ООН", "icj"),
    ("zh-Hans", "国际能源署", "iea"),
    ("zh-Hans", "国际能源论坛", "ief"),
    ("zh-Hans", "国际原子能机构", "iaea"),
    ("zh-Hans", "国际刑事法院", "icc"),
    ("zh-Hans", "国际法院", "icj"),
    ("zh-Hant", "國際再生能源總署", "irena"),
    ("ja", "国際エネルギー機関", "iea"),
    ("ja", "国際原子力機関", "iaea"),
    ("ko", "국제에너지기구", "iea"),
    ("ko", "국제재생에너지기구", "irena"),
    ("ar", "وكالة الطاقة الدولية", "iea"),
    ("ar", "الوكالة الدولية للطاقة الذرية", "iaea"),
]

IN_SENTENCES = [
    ("fr", "Les États-Unis quittent l'OMS et l'OMPI.", {"who", "wipo"}),
    ("fr", "Le pays sort de l'AIE, du FMI et du TNP.", {"iea", "imf", "npt"}),
    ("es", "El país abandona la OMS, la OIT y la OEA.", {"who", "ilo", "oas"}),
    ("pt", "O país sai da OMM e do FMI.", {"wmo", "imf"}),
    ("it", "Gli Stati Uniti escono dall'Oms e dall'Ocse.", {"who", "oecd"}),
    ("ru", "Страна выходит из ВОЗ, МВФ и ДНЯО.", {"who", "imf", "npt"}),
    ("uk", "Країна виходить із ВООЗ, СОТ та ЮНІСЕФ.", {"who", "wto", "unicef"}),
    ("pl", "Kraj opuszcza MFW i MAEA.", {"imf", "iaea"}),
    ("tr", "Ülke DSÖ ve DTÖ'den çekiliyor.", {"who", "wto"}),
    ("de", "Das Land verlässt OSZE und IWF.", {"osce", "imf"}),
    ("nl", "Het land verlaat de OESO.", {"oecd"}),
    ("hu", "Az ország kilép az EBESZ-ből.", {"osce"}),
    ("el", "Η χώρα αποχωρεί από το ΔΝΤ.", {"imf"}),
    ("fa", "این کشور از برجام خارج شد.", {"jcpoa"}),
    ("hi", "देश डब्लूएचओ से बाहर निकलेगा.", {"who"}),
    ("ja", "同国はNPTから脱退する。", {"npt"}),
    ("en", "The country leaves the IMF and the NPT.", {"imf", "npt"}),
    # a short form is one as it is written, in capitals
    ("fr", "Le service oms et le code omm restent.", set()),
    ("bg", "Сто държави остават.", set()),
    ("ru", "Река Дон и станция сот остаются.", set()),
    ("en", "The aie of the tpp file is unknown.", set()),
    # shared by a court and a chamber, by bodies and by courts of accounts
    ("en", "The ICC answered in a letter.", set()),
    ("pt", "A CPI respondeu em uma carta.", set()),
    ("en", "The GCF answered in a letter.", set()),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD_APART)
def test_near_misses_are_told_apart(
    gazetteer: Gazetteer, language: str, text: str, expected: str | None
) -> None:
    organization = gazetteer.resolve(text, language=language, place=Place.PROSE).organization
    assert (organization and organization.id) == expected


@pytest.mark.parametrize(("language", "sentence", "expected"), IN_SENTENCES)
def test_short_forms_in_use_are_known_in_sentences(
    gazetteer: Gazetteer, language: str, sentence: str, expected: set[str]
) -> None:
    found = gazetteer.find(sentence, language=language, place=Place.PROSE)
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == expected
