"""How long a page takes from bytes to blocks and from bytes to listing, on one core.

Every number is also given as a ratio: against the parser alone (selectolax, the floor below which nothing can
read a page) and against trafilatura's plain extraction of the same page in the same run.  CPU time of this
thread is measured, so that other work on the machine disturbs less.  No page is read twice: each round reads one
with other sentences, so that nothing which is kept by its text helps.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from monitor.config.packaged import load_gazetteer, load_languages, load_prose_rules
from monitor.extract import read
from monitor.extract.formats import read_page

ROUNDS = 25
WARMING = 5  # pages that are read before any is counted
PAGE = 80_000  # bytes of an ordinary page
DOCUMENT, DOCUMENTS = 11_000, 400  # the size of a document of the White House, and how many are read
GROWTH = (80_000, 320_000, 1_250_000, 5_000_000)

PARTS = (
    (
        "Officials", "Diplomats in two capitals", "A spokeswoman", "Members of the committee", "The ministry",
        "Several governments", "People familiar with the plans", "Researchers", "The mayor of a coastal town",
        "An adviser to the president", "Scientists who met in Geneva", "Lawyers", "The editors of a journal",
        "Trade unions", "Farmers in the north",
    ),
    (
        "said on Wednesday", "had warned for months", "told reporters after the meeting", "wrote in a letter",
        "argued during a hearing", "confirmed late on Tuesday", "repeated in an interview", "found in a new study",
        "explained to the assembly", "noted with regret", "made clear at a briefing", "reported last spring",
    ),
    (
        "that the work of these bodies had been looked at closely", "that money would be saved by next year",
        "that partners were told through the usual channels", "that nobody knew how many posts were at risk",
        "that rules for shipping, air traffic and mail would stay as they are", "that the research goes on",
        "that contributions of 22 percent of the budget were at stake", "that a vote is due in the spring",
        "that the United Nations would be asked for its view", "that prices could rise by a tenth",
        "that the World Health Organization had not been consulted", "that more than 40 projects depend on it",
    ),
    (
        "while letters were handed over in several capitals.", "although a court may still have its say.",
        "because national interests come first.", "and that further steps are being prepared.",
        "without giving any details.", "as talks about the climate continued elsewhere.",
        "which surprised those who had expected a compromise.", "in spite of protests in the streets.",
        "before a crowd of several hundred people.", "shortly before the markets opened.",
    ),
)  # fmt: skip
STYLE = ".card{margin:0} .card--wide{width:100%} .menu-item a{color:inherit} .is-open{display:block} "
SCRIPT = "window.dataLayer=window.dataLayer||[];function g(a,b){if(a<b&&b>0){dataLayer.push(arguments)}}"


def names() -> list[str]:
    """Return the names of 66 organizations."""
    return [one.name for one in load_gazetteer().organizations.values() if one.section is not None][:66]


def sentences(count: int, chance: random.Random) -> str:
    """Return some sentences put together by chance."""
    return " ".join(chance.choice(part) for _ in range(count) for part in PARTS)


def article(size: int, entries: list[str], number: int = 0) -> bytes:
    """Return a plain page: a list, if there are entries, and paragraphs up to a size in bytes.

    Pages of different numbers have different sentences.
    """
    chance = random.Random(number)  # noqa: S311 - nothing secret
    items = "\n".join(f"<p>({number}) {name};</p>" for number, name in enumerate(entries, 1))
    heading = "<h2>The United States withdraws from the following organizations:</h2>" if entries else ""
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Press notice</title></head><body>'
        f"<main><h1>Notice to the press</h1><p>{sentences(1, chance)}</p>{heading}{items}"
    )
    return (head + paragraphs(size - len(head), chance) + "</main></body></html>").encode()


def paragraphs(size: int, chance: random.Random, tail: str = "") -> str:
    """Return paragraphs of some sentences each, of a size in bytes altogether."""
    written: list[str] = []
    while size > 0:
        written.append(f'<p class="text">{sentences(chance.randint(1, 4), chance)}{tail}</p>\n')
        size -= len(written[-1])
    return "".join(written)


def portal(size: int, entries: list[str], number: int = 0) -> bytes:
    """Return a news page: style, scripts, menus, a list, paragraphs, and cards of other stories, half of its size."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/s/{n}" class="menu-link"><span>Section {n}</span></a></li>'
        for n in range(60)
    )
    items = "".join(
        f'<li class="entry"><a href="/o/{n}">{name}</a></li>\n' for n, name in enumerate(entries, 1)
    )
    title = "United States to leave 66 organizations" if entries else "What the week brought"
    lead = "<p>The United States withdraws from these organizations:</p><ol>" if entries else "<ol>"
    card = (
        '<article class="card" id="c{n}"><a href="/story/{n}" class="card__link"><div class="card__image">'
        '<img src="/i/{n}.jpg" alt="" width="300" height="200" loading="lazy"></div><h3 class="card__title">What else '
        'happened on day {n} of the year</h3></a><p class="card__meta"><time datetime="2026-01-08">8 January</time> '
        "<span>by the desk</span></p></article>"
    )
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title><style>{STYLE * 40}</style>'
        f'<script>{SCRIPT * 80}</script></head><body class="single"><header><nav><ul>{menu}</ul></nav></header><main>'
        f"<h1>{title}</h1>{lead}{items}</ol>"
    )
    rest = max(0, size - len(head) - len(menu) - 200)
    text = paragraphs(rest // 2, chance, ' <a href="/x">Read more</a>')
    cards = "".join(card.replace("{n}", str(n)) for n in range(rest // 2 // len(card)))
    tail = f'<section class="related">{cards}</section></main><footer><ul>{menu}</ul></footer></body></html>'
    return (head + text + tail).encode()


def milliseconds(
    readers: Sequence[Callable[[bytes], object]], make: Callable[[int], bytes], rounds: int
) -> list[list[float]]:
    """Return for each way of reading the CPU times of some pages in milliseconds; the first five warm up.

    Each way takes its turn, since the machine's speed changes from second to second, and each with a page of its own.
    """
    times: list[list[float]] = [[] for _ in readers]
    for number in range(-WARMING, rounds):
        for place, (read_one, taken) in enumerate(zip(readers, times, strict=True)):
            page = make((number + WARMING) * len(readers) + place)
            start = time.thread_time()
            read_one(page)
            if number >= 0:
                taken.append((time.thread_time() - start) * 1000)
    return times


def ratio(times: Sequence[float], others: Sequence[float]) -> float:
    """Return the median of what pages took in one way, in ratio to the next page in another."""
    return statistics.median(one / other for one, other in zip(times, others, strict=True))


def main() -> None:
    """Print times and ratios for each kind of page, then how they grow with its size, then a stream of documents."""
    entries, gazetteer, languages, prose = names(), load_gazetteer(), load_languages(), load_prose_rules()

    def listing(body: bytes) -> object:
        return read(body, names=gazetteer, languages=languages)

    def everything(body: bytes) -> object:
        return read(body, names=gazetteer, languages=languages, prose=prose)

    def other(body: bytes) -> object:
        return trafilatura.extract(body.decode())

    def parser(body: bytes) -> object:
        return LexborHTMLParser(body.decode())

    kinds: dict[str, Callable[[int], bytes]] = {
        "article with a list": lambda number: article(PAGE, entries, number),
        "article without one": lambda number: article(PAGE, [], number),
        "news page with a list": lambda number: portal(PAGE, entries, number),
        "news page without one": lambda number: portal(PAGE, [], number),
    }
    print(
        f"{'page':<24}{'KB':>5}{'parser':>8}{'blocks':>8}{'listing':>9}{'mentions too':>14}{'trafilatura':>13}"
        "   listing to parser, to trafilatura, mentions to it"
    )
    for name, make in kinds.items():
        times = milliseconds((parser, read_page, listing, everything, other), make, ROUNDS)
        parse, blocks, listed, whole, plain = map(statistics.median, times)
        print(
            f"{name:<24}{len(make(0)) // 1000:>5}{parse:>8.2f}{blocks:>8.2f}{listed:>9.2f}{whole:>14.2f}{plain:>13.2f}"
            f"{ratio(times[2], times[0]):>9.1f}{ratio(times[2], times[4]):>9.2f}{ratio(times[3], times[4]):>9.2f}"
        )
    print(f"\n{'size':>10}{'blocks':>12}{'listing':>12}{'all':>12}   milliseconds a megabyte")
    for size in GROWTH:
        megabytes = len(portal(size, entries)) / 1e6
        long = partial(portal, size, entries)
        medians = [
            statistics.median(taken) for taken in milliseconds((read_page, listing, everything), long, 3)
        ]
        print(f"{megabytes:>8.2f}MB", *(f"{one:>9.1f}ms" for one in medians), "  ", end="")
        print(*(f"{one / megabytes:>7.1f}" for one in medians))
    documents = [article(DOCUMENT, [], number) for number in range(DOCUMENTS)]
    start = time.thread_time()
    for document in documents:
        everything(document)
    each = (time.thread_time() - start) / DOCUMENTS * 1000
    print(
        f"\n{DOCUMENTS} documents of {DOCUMENT // 1000} KB: {each:.2f} ms each, {each * 10:.0f} s for 10,000"
    )


if __name__ == "__main__":
    main()
