"""The agencies that texts credit."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml

from monitor.errors import DataError
from monitor.voices.origins import Agencies

DOCUMENT: Any = yaml.safe_load(
    files("monitor.voices").joinpath("data", "agencies.yaml").read_text(encoding="utf-8")
)
WORDS = "The council was told of it on that day, and nobody in the room had a word to say. "
WORDS += "It will meet again, in another room, when the snow in the streets of the old town is gone. "


def agencies() -> Agencies:
    """Compile the packaged table anew, so that each case tries how it is compiled."""
    return Agencies.from_document(DOCUMENT)


CREDITS = [
    ("Reuters", ["US quits", "WASHINGTON (Reuters) - The US will leave"]),
    ("Associated Press", ["US quits", "WASHINGTON, Jan. 7 (AP) — The US will leave"]),
    ("EFE", ["EE.UU. se va", "Washington, 8 ene (EFE).- EE.UU. abandona"]),
    ("dpa", ["USA gehen", "Washington (dpa) - Die USA treten aus"]),
    ("Xinhua", ["美国退出", "新华社华盛顿1月7日电 美国宣布"]),
    ("Central News Agency", ["美國退出", "（中央社記者張三華盛頓7日專電）美國宣布"]),
    ("Agence France-Presse", ["美國退出", "（法新社華盛頓8日電）美國宣布"]),
    ("Kyodo", ["米が脱退", "【ワシントン共同】米政府は"]),
    ("Yonhap", ["미국 탈퇴", "(워싱턴=연합뉴스) 김 특파원 = 미국이"]),
    ("Reuters", ["واشنطن تنسحب", "واشنطن (رويترز) - قالت"]),
    ("RIA Novosti", ["США выходят", "МОСКВА, 8 янв — РИА Новости. США"]),
    ("TASS", ["США выходят", "ВАШИНГТОН, 8 января. /ТАСС/. США", "ТАСС"]),
    ("Agence France-Presse", ["Les États-Unis", "avec AFP", "Les États-Unis quittent"]),
    ("Reuters", ["US quits", "By Reuters", "The US will leave"]),
    ("dpa", ["USA gehen", "Die USA treten aus, teilte das Weiße Haus am Mittwoch mit.", "Quelle: dpa"]),
    ("Agence France-Presse", ["US quits", "The US will leave, said the White House on that day.", "/ AFP"]),
    ("dpa", ["USA gehen", *["Die USA treten aus."] * 9, "dpa"]),
    (
        "Reuters",
        ["US quits", *["The US will leave."] * 9, "The council was told of it on that day. (Reuters)"],
    ),
    (None, ["US quits", *["The US will leave."] * 9, "dpa", *["The council was told."] * 9]),
    (None, ["US quits", "According to Reuters, the US will leave. AP and AFP had the same."]),
    (None, ["US quits", "Officials told Reuters (who asked) that the (AA battery) rule stays."]),
    (None, ["US quits", "By our correspondent", "The US will leave."]),
    ("Reuters", ["US quits", "Con información de Reuters"]),
    ("dpa", ["USA gehen", "QUELLE dpa"]),
    ("Reuters", ["US quits", "来源：路透社"]),
    (None, ["US quits", "Concerning Reuters"]),
    # a credit at the end of a line at the end, and nowhere else below the head
    ("Reuters", ["US quits", *[WORDS] * 9, f"{WORDS} (Reuters)", *["The council met."] * 5]),
    (None, ["US quits", *[WORDS] * 9, f"{WORDS} (Reuters)", *["The council met."] * 9]),
    (None, ["US quits", *[WORDS] * 9, f"(Reuters) {WORDS}", *["The council met."] * 5]),
    ("Reuters", [f"{WORDS * 5} (Reuters)"]),
    ("Reuters", [f"WASHINGTON (Reuters) - {WORDS * 5}"]),
    (None, ["US quits", f"{WORDS * 3} (Reuters) {WORDS}"]),
    # a dateline in the first thousand letters
    ("Xinhua", ["美国退出", WORDS * 3, "新华社华盛顿1月7日电 美国宣布"]),
    (None, ["美国退出", WORDS * 6, "新华社华盛顿1月7日电 美国宣布"]),
    ("RIA Novosti", ["США выходят", WORDS * 3, "МОСКВА, 8 янв — РИА Новости. США"]),
    # the word for a dispatch is no half of another, and a name in Latin letters none of a longer one
    ("Reuters", ["美国退出", "综合路透社华盛顿7日电，美国宣布"]),
    ("China News Service", ["美国退出", "中新社北京1月8日讯 美国宣布"]),
    ("VNA", ["美国退出", "TTXVN华盛顿7日电 美国宣布"]),
    (None, ["美国退出", "路透社报道美国退出国际电信联盟"]),
    (None, ["美國退出", "路透社報導美國退出國際電信聯盟"]),
    (None, ["美国退出", "新华社的资讯说美国宣布退出"]),
    (None, ["美国退出", "美国退出APEC的华盛顿7日电"]),
    (None, ["美国退出", "JAPAN华盛顿7日电"]),
    (None, []),
]


@pytest.mark.parametrize(("agency", "lines"), CREDITS)
def test_only_a_credit_names_the_origin(agency: str | None, lines: list[str]) -> None:
    assert agencies().origin_of(lines) == agency


def test_the_author_of_the_page_may_be_an_agency() -> None:
    assert agencies().origin_of(["US quits"], author="Reuters") == "Reuters"


@pytest.mark.parametrize("document", [None, {}, {"agencies": [{"name": "x"}], "credits": []}])
def test_damaged_agencies_are_refused(document: object) -> None:
    with pytest.raises(DataError, match=r"agencies\.yaml"):
        Agencies.from_document(document)


def test_of_names_that_begin_alike_the_longest_is_read() -> None:
    agencies = [{"name": "one", "forms": ["中社"]}, {"name": "two", "forms": ["中社新"]}]
    known = Agencies.from_document({"agencies": agencies, "credits": []})
    assert known.origin_of(["中社新北京1月8日电"]) == "two"
    assert known.origin_of(["中社北京1月8日电"]) == "one"


@pytest.mark.parametrize(("letters", "agency"), [(60, "dpa"), (61, None)])
def test_a_byline_is_a_short_line(letters: int, agency: str | None) -> None:
    line = "dpa, some writer, some writer, some writer, "
    assert agencies().origin_of([line + "x" * (letters - len(line))]) == agency
