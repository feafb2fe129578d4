"""How long a page takes from bytes to blocks and from bytes to listing, on one core.

Every number is also given as a ratio: against the parser alone (selectolax, the floor below which nothing can
read a page) and against trafilatura's plain extraction of the same page in the same run.  CPU time of this
thread is measured, so that other work on the machine disturbs less.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from monitor.config.packaged import load_gazetteer, load_languages, load_prose_rules
from monitor.extract import read
from monitor.extract.formats import read_page

ROUNDS = 25
PAGE = 80_000  # bytes of an ordinary page
GROWTH = (80_000, 320_000, 1_250_000, 5_000_000)

SENTENCE = (
    "Officials said that the work of the bodies had been looked at for months, that money would be saved, and that "
    "partners had been told in letters which were handed over in several capitals during the week. "
)
STYLE = ".card{margin:0} .card--wide{width:100%} .menu-item a{color:inherit} .is-open{display:block} "
SCRIPT = "window.dataLayer=window.dataLayer||[];function g(a,b){if(a<b&&b>0){dataLayer.push(arguments)}}"


def names() -> list[str]:
    """Return the names of 66 organizations."""
    return [one.name for one in load_gazetteer().organizations.values() if one.section is not None][:66]


def article(size: int, entries: list[str]) -> bytes:
    """Return a plain page: a list, if there are entries, and paragraphs up to a size in bytes."""
    items = "\n".join(f"<p>({number}) {name};</p>" for number, name in enumerate(entries, 1))
    heading = "<h2>The United States withdraws from the following organizations:</h2>" if entries else ""
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Press notice</title></head><body>'
        f"<main><h1>Notice to the press</h1><p>{SENTENCE}</p>{heading}{items}"
    )
    paragraphs = (size - len(head)) // (len(SENTENCE) * 2 + 8)
    return (head + f"<p>{SENTENCE * 2}</p>\n" * paragraphs + "</main></body></html>").encode()


def portal(size: int, entries: list[str]) -> bytes:
    """Return a news page: style, scripts, menus, a list, paragraphs, and cards of other stories, half of its size."""
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/s/{n}" class="menu-link"><span>Section {n}</span></a></li>'
        for n in range(60)
    )
    items = "".join(
        f'<li class="entry"><a href="/o/{n}">{name}</a></li>\n' for n, name in enumerate(entries, 1)
    )
    card = (
        '<article class="card" id="c{n}"><a href="/story/{n}" class="card__link"><div class="card__image">'
        '<img src="/i/{n}.jpg" alt="" width="300" height="200" loading="lazy"></div><h3 class="card__title">What else '
        'happened on day {n} of the year</h3></a><p class="card__meta"><time datetime="2026-01-08">8 January</time> '
        "<span>by the desk</span></p></article>"
    )
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title><style>{STYLE * 40}</style>'
        f'<script>{SCRIPT * 80}</script></head><body class="single"><header><nav><ul>{menu}</ul></nav></header><main>'
        "<h1>United States to leave 66 organizations</h1><p>The United States withdraws from these organizations:</p>"
        f"<ol>{items}</ol>"
    )
    rest = max(0, size - len(head) - len(menu) - 200)
    paragraphs = f'<p class="text">{SENTENCE}<a href="/x">Read more</a></p>\n' * (
        rest // 2 // (len(SENTENCE) + 40)
    )
    cards = "".join(card.replace("{n}", str(n)) for n in range(rest // 2 // len(card)))
    tail = f'<section class="related">{cards}</section></main><footer><ul>{menu}</ul></footer></body></html>'
    return (head + paragraphs + tail).encode()


def milliseconds(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median CPU time of some calls in milliseconds."""
    run()
    times = []
    for _ in range(rounds):
        start = time.thread_time()
        run()
        times.append(time.thread_time() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print times and ratios for each kind of page, then how they grow with its size."""
    entries, gazetteer, languages, prose = names(), load_gazetteer(), load_languages(), load_prose_rules()

    def listing(body: bytes) -> object:
        return read(body, names=gazetteer, languages=languages, prose=prose)

    pages = {
        "article with a list": article(PAGE, entries),
        "article without one": article(PAGE, []),
        "news page with a list": portal(PAGE, entries),
        "news page without one": portal(PAGE, []),
    }
    print(
        f"{'page':<24}{'KB':>5}{'parse':>9}{'blocks':>9}{'listing':>9}{'trafilatura':>13}   ratios to parser and to it"
    )
    for name, body in pages.items():
        text = body.decode()
        parse = milliseconds(partial(LexborHTMLParser, text))
        blocks = milliseconds(partial(read_page, body))
        whole = milliseconds(partial(listing, body))
        other = milliseconds(partial(trafilatura.extract, text), 9)
        print(
            f"{name:<24}{len(body) // 1000:>5}{parse:>9.2f}{blocks:>9.2f}{whole:>9.2f}{other:>13.2f}   "
            f"blocks {blocks / parse:.1f} and {blocks / other:.2f}, listing {whole / parse:.1f} and {whole / other:.2f}"
        )
    print(f"\n{'size':>10}{'blocks':>12}{'listing':>12}   milliseconds a megabyte")
    for size in GROWTH:
        body = portal(size, entries)
        megabytes = len(body) / 1e6
        blocks = milliseconds(partial(read_page, body), 5)
        whole = milliseconds(partial(listing, body), 5)
        print(
            f"{len(body) / 1e6:>8.2f}MB{blocks:>10.1f}ms{whole:>10.1f}ms   "
            f"{blocks / megabytes:>8.1f}{whole / megabytes:>8.1f}"
        )


if __name__ == "__main__":
    main()
