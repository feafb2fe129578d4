"""Where a body sits is no part of its name, whatever stands between."""

from __future__ import annotations

import pytest

from monitor.config.packaged import load_languages
from monitor.extract.seats import before_seat, is_town

CASES = [
    ("en", "World Union of Lighthouse Keepers, based in Bergen", "World Union of Lighthouse Keepers"),
    ("de", "Internationaler Moorbund mit Sitz in Bremen", "Internationaler Moorbund"),
    ("es", "Unión Mundial de Fareros, con sede en La Coruña", "Unión Mundial de Fareros"),
    (
        "it",
        "Unione mondiale dei guardiani del faro con sede a Genova",
        "Unione mondiale dei guardiani del faro",
    ),
    ("pt", "União Mundial dos Faroleiros (sede: Lisboa)", "União Mundial dos Faroleiros"),
    (
        "ru",
        "Всемирный союз смотрителей маяков со штаб-квартирой в Бергене",
        "Всемирный союз смотрителей маяков",
    ),
    (
        "uk",
        "Світова спілка доглядачів маяків зі штаб-квартирою в Бергені",
        "Світова спілка доглядачів маяків",
    ),
    ("pl", "Światowy Związek Latarników z siedzibą w Gdyni", "Światowy Związek Latarników"),
    ("cs", "Světový svaz strážců majáků se sídlem v Bergenu", "Světový svaz strážců majáků"),
    ("nl", "Wereldbond van Vuurtorenwachters, gevestigd in Den Haag", "Wereldbond van Vuurtorenwachters"),
    ("sv", "Världsförbundet för fyrvaktare med säte i Bergen", "Världsförbundet för fyrvaktare"),
    (
        "fi",
        "Maailman majakanvartijoiden liitto, jonka kotipaikka on Bergen",
        "Maailman majakanvartijoiden liitto",
    ),
    ("hu", "Világítótoronyőrök Világszövetsége, székhelye Bergen", "Világítótoronyőrök Világszövetsége"),
    (
        "ro",
        "Uniunea Mondială a Paznicilor de Far, cu sediul la Constanța",
        "Uniunea Mondială a Paznicilor de Far",
    ),
    ("ar", "الاتحاد العالمي لحراس المنارات ومقره بيرغن", "الاتحاد العالمي لحراس المنارات"),
    ("ja", "世界灯台守連合（本部：ベルゲン）", "世界灯台守連合"),
    ("ko", "세계등대지기연맹(본부 베르겐)", "세계등대지기연맹"),
    ("zh", "世界燈塔守護者聯盟（總部設在卑爾根）", "世界燈塔守護者聯盟"),
    ("tr", "Uluslararası Ticaret Merkezi Birliği", None),
    ("en", "Centre for Seat Belts in Cars", None),
]


@pytest.mark.parametrize(
    ("language", "line", "name"), CASES, ids=lambda value: "" if value is None else str(value)[:2]
)
def test_the_seat_ends_the_name(language: str, line: str, name: str | None) -> None:
    rules = load_languages().rules_for(line * 4, language)
    end = before_seat(line, rules)
    assert (None if end is None else line[:end]) == name


@pytest.mark.parametrize(
    ("language", "behind", "town"),
    [
        ("sv", " i Helsingfors", True),
        ("de", " in Den Haag", True),
        ("fr", " à Genève", True),
        ("sv", " i Serbien", False),
    ],
)
def test_only_a_town_is_a_seat(language: str, behind: str, town: bool) -> None:
    assert is_town(behind, load_languages().rules_for(behind * 4, language)) is town
