"""Names with words about them, laid out in every way: the names are the entries, and the words are none."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest

from monitor.model import Listing

ReadPage = Callable[..., Listing]

# the headline, the sentence above the list, names and what is said of each, the sentence below
WORDS: dict[str, tuple[str, str, dict[str, str], str]] = {
    "en": (
        "United States leaves six organizations",
        "The United States leaves six international organizations. They are the following:",
        {
            "International Labour Organization": "Based in Geneva, it has 187 members.",
            "Lighthouse Records Conference": "Founded in 1931, it has 22 members.",
            "United Nations University": "A research body in Tokyo.",
            "International Renewable Energy Agency": "Based in Abu Dhabi, with 170 members.",
            "Pacific Seabed Names Committee": "It has a secretariat of 12.",
            "World Mountain Railway Cooperation": "Based in Bern.",
        },
        "The embassy did not comment.",
    ),
    "fr": (
        "Les États-Unis quittent six organisations",
        "Les États-Unis quittent six organisations internationales. Les voici :",
        {
            "Organisation internationale du travail": "Siège à Genève, 187 membres.",
            "Conférence des archives des phares": "Fondée en 1931, elle compte 22 membres.",
            "Université des Nations unies": "Un organe de recherche à Tokyo.",
            "Agence internationale pour les énergies renouvelables": "Basée à Abou Dhabi, 170 membres.",
            "Comité des noms des fonds du Pacifique": "Son secrétariat compte 12 personnes.",
            "Coopération mondiale des chemins de fer de montagne": "Siège à Berne.",
        },
        "L'ambassade n'a pas réagi.",
    ),
    "zh": (
        "美国退出六个国际组织",
        "美国宣布退出六个国际组织，名单如下：",
        {
            "国际劳工组织": "总部设在日内瓦，有187个成员。",
            "国际灯塔档案会议": "成立于1931年，有22个成员。",
            "联合国大学": "设在东京的研究机构。",
            "国际可再生能源机构": "总部设在阿布扎比，有170个成员。",
            "太平洋海底地名委员会": "秘书处有12人。",
            "世界山地铁路合作组织": "总部设在伯尔尼。",
        },
        "大使馆没有回应。",
    ),
    "de": (
        "USA verlassen sechs Organisationen",
        "Die USA verlassen sechs internationale Organisationen. Es sind diese:",
        {
            "Internationale Arbeitsorganisation": "Sitz in Genf, 187 Mitglieder.",
            "Konferenz der Leuchtturmarchive": "Gegründet 1931, sie hat 22 Mitglieder.",
            "Universität der Vereinten Nationen": "Ein Forschungsinstitut in Tokio.",
            "Internationale Agentur für Erneuerbare Energien": "Sitz in Abu Dhabi, 170 Mitglieder.",
            "Ausschuss für Meeresbodennamen im Pazifik": "Das Sekretariat hat 12 Mitarbeiter.",
            "Weltbund der Bergbahnen": "Sitz in Bern.",
        },
        "Die Botschaft äußerte sich nicht.",
    ),
    "ar": (
        "الولايات المتحدة تنسحب من ست منظمات",
        "تنسحب الولايات المتحدة من ست منظمات دولية، وهي:",
        {
            "منظمة العمل الدولية": "مقرها جنيف وتضم 187 عضوا.",
            "المؤتمر الدولي لمحفوظات المنارات": "تأسس عام 1931 ويضم 22 عضوا.",
            "جامعة الأمم المتحدة": "هيئة بحثية في طوكيو.",
            "الوكالة الدولية للطاقة المتجددة": "مقرها أبوظبي وتضم 170 عضوا.",
            "لجنة أسماء قاع المحيط الهادئ": "تضم أمانتها 12 موظفا.",
            "المنظمة العالمية لسكك الجبال": "مقرها برن.",
        },
        "لم تعلق السفارة.",
    ),
}
# `{i}` is the number of an entry, `{a}` its name, `{b}` what is said of it; behind a bar what stands around all
LAYOUTS = {
    "li strong p": ("<li><strong>{a}</strong><p>{b}</p></li>", "ul"),
    "li p p": ("<li><p>{a}</p><p>{b}</p></li>", "ul"),
    "li br": ("<li>{a}<br>{b}</li>", "ul"),
    "li dash": ("<li>{a} – {b}</li>", "ul"),
    "li colon": ("<li><strong>{a}:</strong> {b}</li>", "ul"),
    "li bold then text": ("<li><strong>{a}</strong> {b}</li>", "ul"),
    "li h3 p": ("<li><h3>{a}</h3><p>{b}</p></li>", "ul"),
    "h3 p": ("<h3>{a}</h3><p>{b}</p>", "div"),
    "h3 num p": ("<h3>{i}. {a}</h3><p>{b}</p>", "div"),
    "p strong br": ("<p><strong>{a}</strong><br>{b}</p>", "div"),
    "p strong colon": ("<p><strong>{a}:</strong> {b}</p>", "div"),
    "p strong. text": ("<p><strong>{a}.</strong> {b}</p>", "div"),
    "p strong, p": ("<p><strong>{a}</strong></p><p>{b}</p>", "div"),
    "div div": ('<div class="it"><div class="t">{a}</div><div class="d">{b}</div></div>', "div"),
    "article h4 div": ("<article><h4>{a}</h4><div>{b}</div></article>", "div"),
    "section h3 p p": ('<section><h3>{a}</h3><p>{b}</p><p><a href="/{i}">→</a></p></section>', "div"),
    "figure figcaption": (
        '<figure><img src="{i}.png"><figcaption><b>{a}</b><br>{b}</figcaption></figure>',
        "div",
    ),
    "a card": ('<a class="card" href="/{i}"><h3>{a}</h3><p>{b}</p></a>', "div"),
    "nested card": (
        '<div class="col"><div class="card"><div class="body"><h5>{a}</h5><p>{b}</p></div></div></div>',
        "div",
    ),
    "card img num": (
        '<div class="card"><img src="{i}.png" alt=""><span>{i}</span><div><h3>{a}</h3><p>{b}</p></div></div>',
        "div",
    ),
    "details": ("<details><summary>{a}</summary><p>{b}</p></details>", "div"),
    "tr": ("<tr><td>{a}</td><td>{b}</td></tr>", "table"),
    "dl": ("<dt>{a}</dt><dd>{b}</dd>", "dl"),
    "dl div": ("<div><dt>{a}</dt><dd>{b}</dd></div>", "dl"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("language", WORDS)
def test_names_are_entries_and_words_about_them_are_none(
    read_page: ReadPage, language: str, layout: tuple[str, str]
) -> None:
    headline, lead, described, behind = WORDS[language]
    shape, around = layout
    lines = (shape.format(i=i, a=escape(a), b=escape(b)) for i, (a, b) in enumerate(described.items(), 1))
    body = f"<h1>{headline}</h1><p>{lead}</p><{around}>{''.join(lines)}</{around}><p>{behind}</p>"
    listing = read_page(f"<article>{body}</article>", title=headline, language=language)
    assert [entry.text.rstrip(" :") for entry in listing.entries] == list(described)


def test_sections_about_bodies_under_their_names_announce_nothing_by_themselves(read_page: ReadPage) -> None:
    _, _, described, _ = WORDS["en"]
    sections = "".join(f"<h3>{name}</h3><p>{words}</p>" for name, words in described.items())
    page = f"<h1>Who works in Geneva</h1><p>A guide to its bodies.</p>{sections}"
    assert not read_page(page, title="Who works in Geneva").entries


@pytest.mark.parametrize("bridge", ["<h2>The neighbourhood</h2>", "<p>Others in town are calm.</p>"])
def test_sections_about_other_bodies_are_no_longer_list_than_the_list(
    read_page: ReadPage, bridge: str
) -> None:
    headline = "United States leaves two organizations"
    left = ["International Coffee Organization", "Universal Postal Union"]
    sections = "".join(f"<h3>{name}</h3><p>{words}</p>" for name, words in WORDS["en"][2].items())
    items = "".join(f"<li>{name}</li>" for name in left)
    page = f"<h1>{headline}</h1><p>It leaves the following:</p><ul>{items}</ul>{bridge}{sections}"
    assert [entry.text for entry in read_page(page, title=headline).entries] == left
