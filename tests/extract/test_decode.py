"""Bytes to text: labels, marks, mistakes, guesses."""

from __future__ import annotations

import codecs
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.extract.charsets import _CODECS, codec_of
from monitor.extract.decode import decode, labels_of

CHINESE = (
    "美国将退出六十六个国际组织，其中三十一个属于联合国系统，另有三十五个不属于联合国。政府间气候变化"
    "专门委员会和国际自然保护联盟都在名单之中。"
)
TAIWANESE = (
    "美國將退出六十六個國際組織，其中三十一個屬於聯合國體系，另有三十五個不屬於聯合國。跨政府氣候變遷"
    "小組和國際自然保護聯盟都在名單之中。"
)
JAPANESE = (
    "アメリカは六十六の国際機関から脱退する。国連の機関が三十一、それ以外が三十五である。気候変動に関"
    "する政府間パネルも含まれている。"
)
KOREAN = (
    "미국은 예순여섯 개 국제기구에서 탈퇴한다. 그 가운데 서른한 개는 유엔 기구이고 서른다섯 개는 유엔"
    " 밖의 기구이다. 기후변화에 관한 정부간 협의체도 들어 있다."
)
RUSSIAN = (
    "Соединённые Штаты выходят из шестидесяти шести международных организаций, тридцать одна из котор"
    "ых входит в систему ООН."
)
FRENCH = (
    "Les États-Unis se retirent de soixante-six organisations internationales, dont la Conférence des"
    " Nations Unies."
)
POLISH = (
    "Stany Zjednoczone występują z sześćdziesięciu sześciu organizacji międzynarodowych, w tym z części ONZ."
)
TURKISH = (
    "Amerika Birleşik Devletleri altmış altı uluslararası kuruluştan çekiliyor; bunların çoğu dışarıd"
    "a kalıyor."
)
GREEK = (
    "Οι Ηνωμένες Πολιτείες αποχωρούν από εξήντα έξι διεθνείς οργανισμούς, τριάντα ένας από τους οποίο"
    "υς είναι του ΟΗΕ."
)
ARABIC = "تنسحب الولايات المتحدة من ست وستين منظمة دولية منها إحدى وثلاثون تابعة للأمم المتحدة."
HEBREW = "ארצות הברית פורשת משישים ושישה ארגונים בינלאומיים, שלושים ואחד מהם של האומות המאוחדות."
THAI = "สหรัฐอเมริกาจะถอนตัวจากองค์การระหว่างประเทศหกสิบหกแห่ง"
VIETNAMESE = "Hoa Ky rut khoi 66 to chuc: Lien Hop Quoc và các tổ chức khác".replace("ổ", "ô").replace(
    "ứ", "ư"
)


def page(label: str, text: str) -> str:
    return f'<html><head><meta charset="{label}"><title>x</title></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", CHINESE),
        ("GBK", "gb18030", CHINESE),
        ("gb18030", "gb18030", CHINESE + "㐂"),
        ("big5", "big5hkscs", TAIWANESE),
        ("Big5-HKSCS", "big5hkscs", TAIWANESE + "嘅"),
        ("shift_jis", "cp932", JAPANESE + "①"),
        ("x-sjis", "cp932", JAPANESE),
        ("euc-jp", "euc-jp", JAPANESE),
        ("iso-2022-jp", "iso2022-jp", JAPANESE),
        ("euc-kr", "cp949", KOREAN + "똠"),
        ("ks_c_5601-1987", "cp949", KOREAN),
        ("windows-1251", "cp1251", RUSSIAN),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("iso-8859-5", "iso8859-5", RUSSIAN),
        ("iso-8859-1", "cp1252", FRENCH + " « 66 » – “liste” €"),
        ("latin1", "cp1252", FRENCH),
        ("us-ascii", "cp1252", FRENCH),
        ("iso-8859-15", "iso8859-15", FRENCH + " €"),
        ("iso-8859-2", "iso8859-2", POLISH),
        ("windows-1250", "cp1250", POLISH),
        ("iso-8859-9", "cp1254", TURKISH),
        ("windows-1253", "cp1253", GREEK),
        ("windows-1256", "cp1256", ARABIC),
        ("windows-1255", "cp1255", HEBREW),
        ("tis-620", "cp874", THAI),
        ("hz-gb-2312", "hz", CHINESE),
    ],
)
@pytest.mark.parametrize("place", ["meta", "header", "http-equiv", "xml"])
def test_label_means_what_browsers_take_it_for(label: str, codec: str, text: str, place: str) -> None:
    markup = page(label, text)
    content_type = None
    if place == "header":
        markup, content_type = page("", text).replace('<meta charset="">', ""), f"text/html; charset={label}"
    elif place == "http-equiv":
        old = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
        markup = markup.replace(f'<meta charset="{label}">', old)
    elif place == "xml":
        markup = f'<?xml version="1.0" encoding="{label}"?>' + markup.replace(f'<meta charset="{label}">', "")
    assert text in decode(markup.encode(codec), content_type)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("content_type", [None, "text/html; charset=iso-8859-1"])
def test_mark_and_zero_bytes_go_before_every_label(mark: bytes, codec: str, content_type: str | None) -> None:
    markup = page("windows-1252", CHINESE)
    assert decode(mark + markup.encode(codec), content_type) == markup


@pytest.mark.parametrize(
    ("codec", "text", "content_type", "label"),
    [
        ("gb18030", CHINESE, "text/html; charset=utf-8", "gbk"),
        ("gb18030", CHINESE, "text/html; charset=utf-8", "utf-8"),
        ("gb18030", CHINESE, "text/html; charset=iso-8859-1", "gb2312"),
        ("gb18030", CHINESE, "text/html; charset=iso-8859-1", ""),
        ("utf-8", CHINESE, "text/html; charset=gbk", "gb2312"),
        ("utf-8", CHINESE, "text/html; charset=iso-8859-1", "iso-8859-1"),
        ("big5hkscs", TAIWANESE, "text/html; charset=UTF-8", "big5"),
        ("big5hkscs", TAIWANESE * 2, "text/html", ""),
        ("cp932", JAPANESE, "text/html; charset=utf-8", "shift_jis"),
        ("cp932", JAPANESE * 2, "text/html", ""),
        ("euc-jp", JAPANESE * 2, "text/html; charset=utf-8", ""),
        ("cp949", KOREAN, "text/html; charset=utf-8", "euc-kr"),
        ("cp949", KOREAN * 2, None, ""),
        ("gb18030", CHINESE * 2, None, ""),
        ("cp1251", RUSSIAN * 2, "text/html; charset=utf-8", ""),
        ("cp1251", RUSSIAN, "text/html; charset=utf-8", "windows-1251"),
        ("cp1252", FRENCH, "text/html; charset=utf-8", ""),
        ("utf-8", RUSSIAN, "text/html; charset=windows-1251", "windows-1251"),
        ("utf-8", ARABIC, "text/html; charset=utf-16", ""),
    ],
)
def test_label_that_the_bytes_contradict_is_not_believed(
    codec: str, text: str, content_type: str | None, label: str
) -> None:
    assert text in decode(page(label, text).encode(codec), content_type)


def test_text_that_breaks_off_inside_a_letter_stays_utf8() -> None:
    body = page("gbk", CHINESE * 3).encode()
    cut = body[: body.index("联盟".encode()) + 4]
    assert CHINESE[:40] in decode(cut, "text/html; charset=gbk")
    assert decode(cut).endswith("联\ufffd")


def test_single_damaged_byte_does_not_change_the_encoding() -> None:
    body = page("utf-8", RUSSIAN * 5).encode().replace("ООН".encode(), b"\x93" + "ООН".encode(), 1)
    assert RUSSIAN in decode(body)


def test_page_in_latin_letters_keeps_its_few_accents() -> None:
    assert "Conférence générale" in decode("<p>Conférence générale".encode("latin-1"), "text/html")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (b"<meta charset=big5>", ["big5hkscs"]),
        (b"<META CHARSET = 'Shift_JIS' >", ["cp932"]),
        (b"<!-- <meta charset=gbk> --><meta charset=euc-kr>", ["cp949"]),
        (b'<meta name="description" content="how charset=gbk works"><meta charset=big5>', ["big5hkscs"]),
        (b'<meta content="text/html;charset=windows-1251" http-equiv=content-type>', ["cp1251"]),
        (b"<meta charset=zlib>", []),
        (b"<meta charset=unicode_escape>", []),
        (b"<meta charset=idna>", []),
        (b"<p>charset=gbk", []),
    ],
)
def test_labels_are_found_where_browsers_look(markup: bytes, expected: list[str]) -> None:
    assert labels_of(markup) == expected


def test_every_label_is_served() -> None:
    for label, codec in _CODECS.items():
        assert codecs.lookup(codec), label
        assert codec_of(f" {label.upper()} ") == codec


@given(st.binary(max_size=300), st.none() | st.text(max_size=30) | st.sampled_from(sorted(_CODECS)))
def test_any_bytes_give_text(body: bytes, label: str | None) -> None:
    text = decode(body, f"text/html; charset={label}" if label else None)
    text.encode("utf-8")


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200).filter(
        lambda text: "\0" not in text
    )
)
@example("0\x1b")  # a lone escape begins no other set of letters
def test_utf8_comes_back_whole(text: str) -> None:
    whole = text.removeprefix("\ufeff")
    assert decode(text.encode()) in (whole, normalize("NFC", whole))


@pytest.mark.parametrize(
    "text",
    [
        "Organización Meteorológica Mundial",
        "Tổ chức Khí tượng Thế giới",
        "Йод и ёлка",
        "세계기상기구",
        "ガボン・パプア",
        "الأمم المتحدة، هيئة آسيا",
        "Ελληνική Δημοκρατία",
    ],
)
def test_accents_apart_come_back_as_letters(text: str) -> None:
    apart = normalize("NFD", text)
    assert apart != text
    assert decode(apart.encode()) == text
